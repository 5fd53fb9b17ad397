#include "group.h"

#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "output.h"

#define ROOT "/sys/fs/cgroup"

enum { PATH_SIZE = 128 };

const char *groups_mount(enum machine_mode mode) {
  if (mode == MODE_V1) {
    mount("cgroup", ROOT, "cgroup", 0, "memory");
    int has_limits = access(ROOT "/memory.limit_in_bytes", F_OK) == 0;
    return has_limits ? "" : "this kernel has no memory controller on the v1 hierarchy";
  }
  mount("cgroup2", ROOT, "cgroup2", 0, NULL);
  write_text(ROOT "/cgroup.subtree_control", "+memory");
  if (HAS_NODES(mode)) {
    write_text(ROOT "/cgroup.subtree_control", "+cpuset");
  }
  return access(ROOT "/cgroup.controllers", F_OK) == 0 ? "" : "this kernel has no v2 hierarchy";
}

static void path_of(char *path, const struct trial_spec *trial, int group, const char *file) {
  const char *below = trial->group[group].path;
  snprintf(path, PATH_SIZE, ROOT "/t%d%s%s%s%s", trial->number, *below ? "/" : "", below,
           *file ? "/" : "", file);
}

static void set(const struct trial_spec *trial, int group, const char *file, long kb) {
  char path[PATH_SIZE];
  path_of(path, trial, group, file);
  int error = write_text(path, "%ld", kb << 10);
  if (error) {
    emit("@@note %d {\"text\":\"cannot set %s of \\\"%s\\\"\",\"error\":%d}\n", trial->number, file,
         trial->group[group].path, error);
  }
}

static void set_v1(const struct trial_spec *trial, int i) {
  const struct group_spec *group = &trial->group[i];
  if (group->max_kb > 0) {
    set(trial, i, "memory.limit_in_bytes", group->max_kb);
  }
  if (group->swap_max_kb >= 0) {
    set(trial, i, "memory.memsw.limit_in_bytes", group->swap_max_kb);
  }
  if (group->swappiness >= 0) {
    char path[PATH_SIZE];
    path_of(path, trial, i, "memory.swappiness");
    write_text(path, "%d", group->swappiness);
  }
}

static void set_v2(const struct trial_spec *trial, int i) {
  const struct group_spec *group = &trial->group[i];
  char path[PATH_SIZE];
  if (!group->leaf) {
    path_of(path, trial, i, "cgroup.subtree_control");
    write_text(path, "+memory");
    if (HAS_NODES(trial->mode)) {
      write_text(path, "+cpuset");
    }
  }
  if (group->mems) {
    path_of(path, trial, i, "cpuset.mems");
    write_text(path, "%s%s%s", group->mems & 1 ? "0" : "", group->mems == 3 ? "," : "",
               group->mems & 2 ? "1" : "");
  }
  if (group->max_kb > 0) {
    set(trial, i, "memory.max", group->max_kb);
  }
  if (group->swap_max_kb >= 0) {
    set(trial, i, "memory.swap.max", group->swap_max_kb);
  }
  if (group->min_kb > 0) {
    set(trial, i, "memory.min", group->min_kb);
  }
  if (group->low_kb > 0) {
    set(trial, i, "memory.low", group->low_kb);
  }
  if (group->high_kb > 0) {
    set(trial, i, "memory.high", group->high_kb);
  }
  if (group->oom_group) {
    path_of(path, trial, i, "memory.oom.group");
    write_text(path, "1");
  }
}

void groups_make(const struct trial_spec *trial) {
  char path[PATH_SIZE];
  for (int i = 0; i < trial->groups; i++) {
    path_of(path, trial, i, "");
    mkdir(path, 0755);
    if (trial->mode == MODE_V1) {
      set_v1(trial, i);
    } else {
      set_v2(trial, i);
    }
  }
}

int group_enter(const struct trial_spec *trial, int group, pid_t pid) {
  char path[PATH_SIZE];
  path_of(path, trial, group, "cgroup.procs");
  return write_text(path, "%d", pid);
}

void group_set_limit(const struct trial_spec *trial, long kb) {
  set(trial, 0, trial->mode == MODE_V1 ? "memory.limit_in_bytes" : "memory.max", kb);
}

void groups_tell_events(const struct trial_spec *trial) {
  int v1 = trial->mode == MODE_V1;
  for (int i = 0; i < trial->groups; i++) {
    char path[PATH_SIZE];
    char events[256];
    path_of(path, trial, i, v1 ? "memory.oom_control" : "memory.events");
    read_text(path, events, sizeof events);
    for (char *c = events; *c; c++) {
      *c = *c == '\n' ? ' ' : *c;
    }
    path_of(path, trial, i, v1 ? "memory.max_usage_in_bytes" : "memory.peak");
    long peak = read_number(path);
    const char *below = trial->group[i].path;
    char own[NAME_SIZE];
    snprintf(own, sizeof own, "t%d", trial->number);
    emit("@@events %d {\"cgroup\":\"%s\",\"events\":\"%s\",\"peakBytes\":%ld}\n", trial->number,
         *below ? below : own, events, peak);
  }
}

void groups_remove(const struct trial_spec *trial) {
  for (int i = trial->groups - 1; i >= 0; i--) {
    char path[PATH_SIZE];
    path_of(path, trial, i, "");
    for (int tries = 0; rmdir(path) != 0 && tries < 50; tries++) {
      usleep(10000);
    }
  }
}
