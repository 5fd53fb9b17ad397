#include "draw.h"
#include "kinds.h"

enum { BOTH_NODES = 3 };

/* Groups bound to nodes; who grows runs out of its own nodes while others have memory left. */
void kind_cpuset(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_flat(r, trial, 0);
  for (int i = 1; i < trial->groups; i++) {
    trial->group[i].mems = (int)between(r, 1, BOTH_NODES);
  }
  draw_processes(r, trial, free_kb, 30);
  draw_grower(r, trial, free_kb * 3 / 4);
}

void kind_mempolicy(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_flat(r, trial, 0);
  draw_processes(r, trial, free_kb, 30);
  for (int i = 0; i < trial->processes; i++) {
    static const enum policy policies[] = {POLICY_NONE, POLICY_BIND, POLICY_BIND, POLICY_PREFERRED,
                                           POLICY_INTERLEAVE};
    trial->process[i].policy = pick(r, policies);
    trial->process[i].policy_nodes = (int)between(r, 1, BOTH_NODES);
  }
  struct process_spec *grower = draw_grower(r, trial, free_kb * 3 / 4);
  if (chance(r, 80)) {
    grower->policy = POLICY_BIND;
    grower->policy_nodes = (int)between(r, 1, 2);
  }
}

void kind_allocating(struct random *r, struct trial_spec *trial, long free_kb) {
  trial->oom_kill_allocating_task = 1;
  long budget_kb = draw_plain(r, trial, free_kb, 75);
  if (chance(r, 40)) {
    draw_grower(r, trial, budget_kb);
  }
}

/* What is bound to one node leaves the other one's memory: never the whole machine's shortage. */
static void bound_to_one_node(struct random *r, struct trial_spec *trial, long free_kb) {
  if (chance(r, 50)) {
    kind_cpuset(r, trial, free_kb);
    for (int i = 1; i < trial->groups; i++) {
      trial->group[i].mems = (int)between(r, 1, 2);
    }
    return;
  }
  kind_mempolicy(r, trial, free_kb);
  for (int i = 0; i < trial->processes; i++) {
    if (trial->process[i].grow != GROW_NOT) {
      trial->process[i].policy = POLICY_BIND;
      trial->process[i].policy_nodes = (int)between(r, 1, 2);
    }
  }
}

/* Value 1 spares constrained kills, value 2 nobody; and without a candidate the kernel always panics. */
void kind_panic(struct random *r, struct trial_spec *trial, long free_kb) {
  if (HAS_NODES(trial->mode)) {
    trial->panic_on_oom = 2;
    bound_to_one_node(r, trial, free_kb);
    return;
  }
  trial->panic_on_oom = (int)between(r, 0, 2);
  draw_plain(r, trial, free_kb, trial->panic_on_oom == 2 ? 50 : 100);
  if (trial->panic_on_oom == 0) {
    for (int i = 0; i < trial->processes; i++) {
      trial->process[i].adj = -1000;
    }
  }
}

/* panic_on_oom is 1, and a memcg, a cpuset or a mempolicy confines the shortage: no panic. */
void kind_spared(struct random *r, struct trial_spec *trial, long free_kb) {
  trial->panic_on_oom = 1;
  if (HAS_NODES(trial->mode)) {
    bound_to_one_node(r, trial, free_kb);
  } else {
    draw_plain(r, trial, free_kb, 0);
  }
}

void kind_sysrq(struct random *r, struct trial_spec *trial, long free_kb) {
  trial->trigger = TRIGGER_SYSRQ;
  trial->presses = (int)between(r, 2, 8);
  trial->panic_on_oom = chance(r, 20);
  draw_flat(r, trial, chance(r, 20) ? 10 << 10 : 0);
  draw_processes(r, trial, free_kb < 16 << 10 ? free_kb : 16 << 10, 60);
  for (int i = 0; i < trial->processes; i++) {
    if (chance(r, 10)) {
      trial->process[i].adj = -1000;
    }
  }
}
