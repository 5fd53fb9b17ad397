#include "draw.h"

#include <stdio.h>

int draw_group(struct trial_spec *trial, const char *path, int leaf, long max_kb) {
  struct group_spec *group = &trial->group[trial->groups];
  snprintf(group->path, sizeof group->path, "%s", path);
  group->leaf = leaf;
  group->max_kb = max_kb;
  group->swap_max_kb = -1;
  group->swappiness = -1;
  return trial->groups++;
}

void draw_flat(struct random *r, struct trial_spec *trial, long max_kb) {
  draw_group(trial, "", 0, max_kb);
  long leaves = between(r, 1, 3);
  for (long i = 0; i < leaves; i++) {
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "c%ld", i);
    draw_group(trial, name, 1, 0);
  }
}

int draw_leaf(struct random *r, const struct trial_spec *trial) {
  for (;;) {
    int group = (int)between(r, 0, trial->groups - 1);
    if (trial->group[group].leaf) {
      return group;
    }
  }
}

int draw_adj(struct random *r) {
  static const int usual[] = {0, 0, 0, 0, -17, 100, 200, 300, 500, 900, 999, -500, -900, 1, -1};
  if (chance(r, 60)) {
    return pick(r, usual);
  }
  return (int)between(r, -999, 1000);
}

int draw_processes(struct random *r, struct trial_spec *trial, long budget_kb, int percent) {
  long count = between(r, 3, 10);
  long left = budget_kb * percent / 100;
  for (long i = 0; i < count && trial->processes < MAX_PROCESSES; i++) {
    struct process_spec *process = &trial->process[trial->processes++];
    process->group = draw_leaf(r, trial);
    process->adj = draw_adj(r);
    process->uid = chance(r, 30) ? (int)between(r, 1, 65534) : 0;
    process->threads = chance(r, 30) ? (int)between(r, 2, 4) : 1;
    process->anon_kb = chance(r, 85) ? between(r, 0, left * 2 / (count - i + 1)) : 0;
    process->shm_kb = chance(r, 25) ? between(r, 0, left / 8) : 0;
    left -= process->anon_kb + process->shm_kb;
    left = left < 0 ? 0 : left;
  }
  return trial->processes;
}

struct process_spec *draw_grower(struct random *r, struct trial_spec *trial, long budget_kb) {
  struct process_spec *grower = &trial->process[between(r, 0, trial->processes - 1)];
  grower->grow = GROW_ANON;
  grower->grow_limit_kb = budget_kb + trial->swap_kb + between(r, budget_kb / 4, budget_kb);
  grower->step_ms = between(r, 60, 160);
  if (chance(r, 80)) {
    grower->adj = (int)between(r, -999, -300);
  }
  return grower;
}

long draw_plain(struct random *r, struct trial_spec *trial, long free_kb, int percent_global) {
  int whole_machine = chance(r, percent_global);
  long budget_kb = whole_machine ? free_kb : between(r, 8, 24) << 10;
  draw_flat(r, trial, whole_machine ? 0 : budget_kb);
  draw_processes(r, trial, budget_kb, 65);
  draw_grower(r, trial, budget_kb);
  return budget_kb;
}
