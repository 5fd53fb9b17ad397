package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.TaskSnapshot;

/** A short call trace, headed by the line that names the release. */
final class StackBlock implements Block {
  private static final String TAINT = " Not tainted ";
  private static final long TEXT_BASE = 0xffffffff81100000L;
  private static final long FRAME_GAP = 0x1230L;

  /** Of the code in user space that touched a page. */
  private static final List<String> REGISTERS =
      List.of(
          "RIP: 0033:0x7f3c5e0a2d41",
          "Code: 48 8b 05 a1 2f 0d 00 c6 04 10 01 48 81 c2 00 10 00 00 <c6> 00 01 48 39 d0 75 ef",
          "RSP: 002b:00007ffd1c9ee8b8 EFLAGS: 00010206",
          "RAX: 00007f3c4d200000 RBX: 0000000000001000 RCX: 00007f3c5e1b3f53",
          "RDX: 0000000000000000 RSI: 0000000010001000 RDI: 0000000000000000",
          "RBP: 00007ffd1c9ee8f0 R08: 00000000ffffffff R09: 0000000000000000",
          "R10: 0000000000000022 R11: 0000000000000246 R12: 0000000000000001",
          "R13: 0000000000000000 R14: 0000000000000000 R15: 0000000000000000");

  @Override
  public List<String> print(Scene scene) {
    HeaderLayout layout = scene.layout().header();
    if (!layout.named()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(head(scene));
    lines.add("Call Trace:");
    if (layout.taskMarks()) {
      lines.add(" <TASK>");
    }
    long address = TEXT_BASE;
    for (String frame : frames(scene)) {
      lines.add(
          layout.addresses() ? " [<" + Long.toHexString(address) + ">] " + frame : " " + frame);
      address += FRAME_GAP;
    }
    if (scene.has(Aside.REGISTERS, 4, 15)) {
      lines.addAll(REGISTERS);
    }
    if (layout.taskMarks()) {
      lines.add(" </TASK>");
    }
    return lines;
  }

  private static List<String> head(Scene scene) {
    Invoker invoker = scene.incident().invoker();
    KernelRelease release = scene.incident().kernel().oldest();
    String name = invoker.pid() + " Comm: " + invoker.comm() + TAINT + release + " #1";
    int uid = scene.task(invoker.pid()).map(TaskSnapshot::uid).orElse(0);
    String hardware = "Hardware name: QEMU Standard PC (i440FX + PIIX, 1996), BIOS 1.16.2";
    return switch (scene.layout().header().stack()) {
      case BARE -> List.of();
      case PID ->
          List.of("Pid: " + invoker.pid() + ", comm: " + invoker.comm() + TAINT + release + " #1");
      case CPU_PID -> List.of("CPU: 0 PID: " + name, hardware);
      case CPU_UID_PID -> List.of("CPU: 0 UID: " + uid + " PID: " + name, hardware);
    };
  }

  private static List<String> frames(Scene scene) {
    List<String> frames = new ArrayList<>();
    frames.add("dump_stack+0x64/0x80");
    frames.add("dump_header+0x43/0x1d0");
    frames.add("oom_kill_process+0xfa/0x200");
    frames.add("? find_lock_task_mm+0x36/0x80");
    frames.add("out_of_memory+0x257/0x520");
    if (scene.isMemcg()) {
      frames.add("mem_cgroup_out_of_memory+0x12a/0x140");
    } else {
      frames.add("__alloc_pages_slowpath+0x67f/0xe00");
    }
    frames.add("handle_mm_fault+0x180/0x2d0");
    return frames;
  }
}
