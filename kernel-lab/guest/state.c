#include "state.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "files.h"
#include "output.h"

static const char *const mode_names[] = {
    [MODE_V2] = "v2", [MODE_V1] = "v1", [MODE_NUMA] = "numa", [MODE_PANIC] = "panic",
    [MODE_PANIC_NUMA] = "panic-numa"};

static void tell_file(const char *name, const char *path) {
  static char text[32 << 10];
  read_text(path, text, sizeof text);
  emit("@@%s ", name);
  emit_string(text);
  emit("\n");
}

static void tell_sysctls(void) {
  static const char *const names[] = {"min_free_kbytes", "watermark_scale_factor",
                                      "watermark_boost_factor", "lowmem_reserve_ratio",
                                      "overcommit_memory", "oom_dump_tasks"};
  emit("@@sysctl {");
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    char path[64];
    char text[128];
    snprintf(path, sizeof path, "/proc/sys/vm/%s", names[i]);
    read_text(path, text, sizeof text);
    text[strcspn(text, "\n")] = 0;
    emit("%s\"%s\":", i ? "," : "", names[i]);
    emit_string(text);
  }
  emit("}\n");
}

void tell_boot(enum machine_mode mode, long seed, int trials) {
  char text[4096];
  struct utsname name;
  uname(&name);
  read_text("/proc/meminfo", text, sizeof text);
  emit("@@boot {\"kernel\":\"%s\",\"memTotalKb\":%ld,\"swapTotalKb\":%ld,\"mode\":\"%s\",", name.release,
       field(text, "MemTotal"), field(text, "SwapTotal"), mode_names[mode]);
  emit("\"seed\":%ld,\"trials\":%d,\"oomKillAllocatingTask\":%ld}\n", seed, trials,
       read_number("/proc/sys/vm/oom_kill_allocating_task"));
  tell_file("meminfo", "/proc/meminfo");
  tell_file("zoneinfo", "/proc/zoneinfo");
  tell_sysctls();
}

static void tell_groups(const struct trial_spec *trial) {
  emit("\"children\":[");
  for (int i = 1; i < trial->groups; i++) {
    const struct group_spec *group = &trial->group[i];
    emit("%s{\"name\":\"%s\",\"oomGroup\":%d,\"memoryMaxKb\":%ld,\"swapMaxKb\":%ld,", i > 1 ? "," : "",
         group->path, group->oom_group, group->max_kb, group->swap_max_kb);
    emit("\"memoryMinKb\":%ld,\"memoryLowKb\":%ld,\"memoryHighKb\":%ld,\"mems\":%d,\"swappiness\":%d}",
         group->min_kb, group->low_kb, group->high_kb, group->mems, group->swappiness);
  }
  emit("],");
}

/* What the kernel shows of the process; "reads" are the same facts that a user could read. */
static void tell_live(const struct trial_spec *trial, const struct live *live) {
  static const char *const ways[] = {"plain", "mixed", "vfork"};
  static const char *const policies[] = {"none", "bind", "preferred", "interleave"};
  static const char *const growing[] = {"", "anon", "shared", "tmpfs"};
  const struct process_spec *spec = &trial->process[live->process];
  char path[64];
  char status[4096];
  char statm[128];
  char comm[64];
  snprintf(path, sizeof path, "/proc/%d/status", live->pid);
  read_text(path, status, sizeof status);
  snprintf(path, sizeof path, "/proc/%d/statm", live->pid);
  read_text(path, statm, sizeof statm);
  statm[strcspn(statm, "\n")] = 0;
  snprintf(path, sizeof path, "/proc/%d/comm", live->pid);
  read_text(path, comm, sizeof comm);
  comm[strcspn(comm, "\n")] = 0;
  snprintf(path, sizeof path, "/proc/%d/oom_score_adj", live->pid);
  long adj = read_number(path);
  snprintf(path, sizeof path, "/proc/%d/oom_score", live->pid);
  long score = read_number(path);
  int own = live->sharer < 0;
  emit("{\"pid\":%d,\"comm\":\"%s\",\"cgroup\":\"%s\",\"adj\":%ld,\"oomScore\":%ld,", live->pid, comm,
       trial->group[live->group].path, adj, score);
  emit("\"rssAnonKb\":%ld,\"rssFileKb\":%ld,\"rssShmemKb\":%ld,\"swapKb\":%ld,\"pteKb\":%ld,",
       field(status, "RssAnon"), field(status, "RssFile"), field(status, "RssShmem"),
       field(status, "VmSwap"), field(status, "VmPTE"));
  emit("\"statm\":\"%s\",\"threads\":%ld,\"grows\":%d,", statm, field(status, "Threads"),
       own && spec->grow != GROW_NOT);
  emit("\"anonKb\":%ld,\"shmKb\":%ld,\"uid\":%ld", spec->anon_kb, spec->shm_kb,
       field(status, "Uid"));
  if (!own) {
    emit(",\"sharesMemoryOf\":\"p%d-%d\",\"sharedBy\":\"%s\"", trial->number, live->process,
         ways[spec->sharer[live->sharer].how]);
  }
  if (own && spec->grow != GROW_NOT) {
    emit(",\"growsIn\":\"%s\",\"growLimitKb\":%ld,\"stepMs\":%ld", growing[spec->grow],
         spec->grow_limit_kb, spec->step_ms);
  }
  if (spec->tmpfs_kb || spec->file_kb || spec->huge_kb || spec->locked) {
    emit(",\"tmpfsKb\":%ld,\"fileKb\":%ld,\"hugetlbKb\":%ld,\"lockedKb\":%ld", spec->tmpfs_kb,
         spec->file_kb, field(status, "HugetlbPages"), field(status, "VmLck"));
  }
  if (spec->policy != POLICY_NONE) {
    emit(",\"policy\":\"%s\",\"policyNodes\":%d", policies[spec->policy], spec->policy_nodes);
  }
  emit("}");
}

static long most_growth(const struct trial_spec *trial) {
  long most = 0;
  for (int i = 0; i < trial->processes; i++) {
    long limit = trial->process[i].grow_limit_kb;
    most = limit > most ? limit : most;
  }
  return most;
}

void tell_trial(const struct trial_spec *trial, const struct live *live, int count) {
  static const char *const triggers[] = {"grow", "lower-limit", "sysrq"};
  const struct group_spec *top = &trial->group[0];
  char text[4096];
  read_text("/proc/meminfo", text, sizeof text);
  emit("@@trial %d {\"kind\":\"%s\",\"trigger\":\"%s\",\"memTotalKb\":%ld,\"swapTotalKb\":%ld,",
       trial->number, trial->kind, triggers[trial->trigger], field(text, "MemTotal"),
       field(text, "SwapTotal"));
  emit("\"zramKb\":%ld,\"hugePages\":%ld,\"swappiness\":%d,\"oomKillAllocatingTask\":%d,", trial->zram_kb,
       trial->huge_pages, trial->swappiness, trial->oom_kill_allocating_task);
  emit("\"panicOnOom\":%d,\"lowerToKb\":%ld,\"presses\":%d,", trial->panic_on_oom, trial->lower_to_kb,
       trial->presses);
  emit("\"memoryMaxKb\":%ld,\"swapMaxKb\":%ld,\"oomGroup\":%d,", top->max_kb, top->swap_max_kb,
       top->oom_group);
  emit("\"memoryMinKb\":%ld,\"memoryLowKb\":%ld,\"memoryHighKb\":%ld,\"groupSwappiness\":%d,",
       top->min_kb, top->low_kb, top->high_kb, top->swappiness);
  tell_groups(trial);
  emit("\"growLimitKb\":%ld,\"procs\":[", most_growth(trial));
  for (int i = 0; i < count; i++) {
    emit("%s", i ? "," : "");
    tell_live(trial, &live[i]);
  }
  emit("]}\n");
}

void tell_scores(int trial, const struct live *live, int count) {
  char path[64];
  char status[4096];
  emit("@@scores %d {\"procs\":[", trial);
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "/proc/%d/status", live[i].pid);
    read_text(path, status, sizeof status);
    snprintf(path, sizeof path, "/proc/%d/oom_score", live[i].pid);
    emit("%s{\"pid\":%d,\"oomScore\":%ld,\"swapKb\":%ld}", i ? "," : "", live[i].pid, read_number(path),
         field(status, "VmSwap"));
  }
  emit("]}\n");
}
