package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code CPU: 3 PID: 12 Comm: x Not tainted 6.12.1 #1}, with {@code UID:} from 6.11, and its older
 * form {@code Pid: 12, comm: x Not tainted 2.6.32 #1}: the first line of the stack dump, which
 * names the task and the kernel. ({@code dump_stack_print_info()}, kernel/printk or
 * lib/dump_stack.c)
 */
final class ProcessorRule implements LineRule {
  private static final String[] TAINTS = {" Not tainted ", " Not Tainted ", " Tainted: "};

  @Override
  public boolean matches(String text) {
    String start = text.stripLeading();
    return (start.startsWith("CPU: ") && start.contains(" PID: "))
        || (start.startsWith("Pid: ") && start.contains(", comm: "));
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return text.indexOf('#') < 0;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    OptionalLong pid = number(text, "PID: ");
    pid = pid.isPresent() ? pid : number(text, "Pid: ");
    assembly.processor(line, (int) pid.orElse(0), comm(text), release(text));
  }

  /** The name comes behind it: at the end of the line a number may be half of one. */
  private static OptionalLong number(String text, String key) {
    int at = text.indexOf(key);
    if (at < 0) {
      return OptionalLong.empty();
    }
    Cursor value = new Cursor(text, at + key.length());
    OptionalLong number = value.takeNumber();
    return value.atEnd() ? OptionalLong.empty() : number;
  }

  private static String comm(String text) {
    int at = text.indexOf("Comm: ");
    at = at >= 0 ? at : text.indexOf("comm: ");
    if (at < 0) {
      return "";
    }
    int start = at + "Comm: ".length();
    int end = endOfComm(text, start);
    int kdump = text.indexOf(" Kdump: ", start);
    return text.substring(start, kdump >= 0 ? Math.min(end, kdump) : end).strip();
  }

  private static int endOfComm(String text, int start) {
    int end = text.length();
    for (String taint : TAINTS) {
      int found = text.indexOf(taint, start);
      end = found >= 0 ? Math.min(end, found) : end;
    }
    return end;
  }

  /**
   * The word before {@code #1}, which the name of the task may hold as well; the taint letters
   * before it never start with a digit.
   */
  private static String release(String text) {
    int comm = endOfComm(text, 0);
    int hash = text.indexOf(" #", comm < text.length() ? comm : 0);
    if (hash < 0) {
      return "";
    }
    int end = hash;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    String word = text.substring(text.lastIndexOf(' ', end - 1) + 1, end);
    return !word.isEmpty() && Cursor.isDigit(word.charAt(0)) && word.indexOf('.') > 0 ? word : "";
  }
}
