package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * Who printed a line: what tells reports apart that are printed at once.
 *
 * @param host name of the machine, empty where the log names none
 * @param caller the kernel's caller id, empty where not printed
 */
record Speaker(String host, String caller) {
  static Speaker of(KernelLine line) {
    return new Speaker(line.host(), line.caller());
  }

  /** Returns another caller of the same machine. */
  Speaker as(String otherCaller) {
    return new Speaker(host, otherCaller);
  }
}
