package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A small report with invented names, line by line as a 6.6 kernel would print it. */
final class SampleReport {
  static final List<String> MEMCG_6_6 =
      List.of(
          "indexer invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=250",
          "CPU: 1 PID: 4711 Comm: indexer Not tainted 6.6.9-lab #7",
          "Call Trace:",
          " <TASK>",
          " dump_stack_lvl+0x47/0x60",
          " </TASK>",
          "memory: usage 51200kB, limit 51200kB, failcnt 31",
          "swap: usage 0kB, limit 0kB, failcnt 0",
          "Memory cgroup stats for /shop/search:",
          "anon 51380224",
          "file 4096",
          "Tasks state (memory values in pages):",
          "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
          "[   4700]  1000  4700     2000      500    40960        0             0 web srv (a)",
          "[   4711]  1000  4711    20000    12000   131072        0           250 indexer",
          "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,"
              + "oom_memcg=/shop/search,task_memcg=/shop/search,task=indexer,pid=4711,uid=1000",
          "Memory cgroup out of memory: Killed process 4711 (indexer) total-vm:80000kB,"
              + " anon-rss:47000kB, file-rss:1000kB, shmem-rss:0kB, UID:1000 pgtables:128kB"
              + " oom_score_adj:250",
          "oom_reaper: reaped process 4711 (indexer), now anon-rss:0kB, file-rss:0kB,"
              + " shmem-rss:0kB");

  private SampleReport() {}

  /** Returns the report with something done to each line. */
  static String with(UnaryOperator<String> change) {
    return MEMCG_6_6.stream().map(change).collect(Collectors.joining("\n", "", "\n"));
  }

  static String plain() {
    return with(line -> line);
  }

  static String stamped() {
    return with(line -> "[  812.345678] " + line);
  }
}
