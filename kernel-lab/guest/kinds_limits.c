#include <stdio.h>

#include "draw.h"
#include "kinds.h"

/* A tree of two or three levels with limits at several of them; the lowest that is full counts. */
static long draw_tree(struct random *r, struct trial_spec *trial, long max_kb) {
  static const char *const paths[] = {"a", "a/b", "a/c", "d", "d/e", "d/e/f"};
  static const int leaves[] = {0, 1, 1, 0, 0, 1};
  long limits[] = {0, 0, 0, 0, 0, 0};
  for (int i = 0; i < 6; i++) {
    limits[i] = chance(r, 50) ? between(r, 6, 20) << 10 : 0;
  }
  draw_group(trial, "", 0, max_kb);
  for (int i = 0; i < 6; i++) {
    draw_group(trial, paths[i], leaves[i], limits[i]);
  }
  return max_kb ? max_kb : 24 << 10;
}

void kind_nested(struct random *r, struct trial_spec *trial, long free_kb) {
  (void)free_kb;
  long budget_kb = draw_tree(r, trial, between(r, 10, 24) << 10);
  draw_processes(r, trial, budget_kb, 40);
  draw_grower(r, trial, budget_kb);
  if (chance(r, 30)) {
    draw_grower(r, trial, budget_kb);
  }
}

void kind_group(struct random *r, struct trial_spec *trial, long free_kb) {
  int whole_machine = chance(r, 20);
  long budget_kb = whole_machine ? free_kb : between(r, 10, 24) << 10;
  draw_tree(r, trial, whole_machine ? 0 : budget_kb);
  for (int i = 0; i < trial->groups; i++) {
    trial->group[i].oom_group = chance(r, i == 0 ? 20 : 40);
  }
  draw_processes(r, trial, whole_machine ? 24 << 10 : budget_kb, 40);
  for (int i = 0; i < trial->processes; i++) {
    if (chance(r, 12)) {
      trial->process[i].adj = -1000;
    }
  }
  struct process_spec *grower = draw_grower(r, trial, budget_kb);
  grower->adj = grower->adj < -999 ? -999 : grower->adj;
  if (whole_machine) {
    for (int i = 0; i < trial->groups; i++) {
      trial->group[i].max_kb = 0;
    }
  }
}

/* The machine's swap, and in a memcg often a limit on it. */
void kind_swap(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_plain(r, trial, free_kb, 15);
  int whole_machine = trial->group[0].max_kb == 0;
  if (!whole_machine && chance(r, 60)) {
    trial->group[0].swap_max_kb = between(r, 0, 8) << 10;
  }
  for (int i = 1; i < trial->groups; i++) {
    trial->group[i].swap_max_kb = chance(r, 25) ? between(r, 0, 6) << 10 : -1;
  }
  trial->swappiness = chance(r, 15) ? 0 : (int)between(r, 1, 200);
}

/* memory.min, low and high change what is reclaimed, never who may be chosen. */
void kind_protect(struct random *r, struct trial_spec *trial, long free_kb) {
  long budget_kb = draw_plain(r, trial, free_kb, 15);
  for (int i = 0; i < trial->groups; i++) {
    trial->group[i].min_kb = chance(r, 40) ? between(r, 0, budget_kb / 2) : 0;
    trial->group[i].low_kb = chance(r, 40) ? between(r, 0, budget_kb) : 0;
    trial->group[i].high_kb = chance(r, 15) ? between(r, budget_kb * 3 / 4, budget_kb) : 0;
  }
}

/* The v1 hierarchy: processes at every level, memory and swap limited together. */
void kind_v1(struct random *r, struct trial_spec *trial, long free_kb) {
  (void)free_kb;
  long budget_kb = draw_tree(r, trial, between(r, 10, 24) << 10);
  for (int i = 0; i < trial->groups; i++) {
    struct group_spec *group = &trial->group[i];
    group->leaf = 1;
    group->swappiness = chance(r, 30) ? (int)between(r, 0, 100) : -1;
    if (group->max_kb > 0 && chance(r, 40)) {
      group->swap_max_kb = group->max_kb + between(r, 0, 8 << 10);
    }
  }
  draw_processes(r, trial, budget_kb, 40);
  draw_grower(r, trial, budget_kb);
  if (chance(r, 15)) {
    trial->trigger = TRIGGER_LOWER_LIMIT;
    trial->lower_to_kb = between(r, budget_kb / 8, budget_kb / 2);
  }
}
