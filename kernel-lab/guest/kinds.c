#include "kinds.h"

#include <string.h>

#include "draw.h"

enum { SWAPPINESS = 60 };

static void kind_global(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_plain(r, trial, free_kb, 100);
}

/* Now and then the limit is lowered below what is used, instead of a process that grows. */
static void kind_memcg(struct random *r, struct trial_spec *trial, long free_kb) {
  long budget_kb = draw_plain(r, trial, free_kb, 0);
  if (chance(r, 20)) {
    trial->trigger = TRIGGER_LOWER_LIMIT;
    trial->lower_to_kb = between(r, budget_kb / 8, budget_kb / 2);
  }
}

static const struct {
  const char *name;
  void (*draw)(struct random *, struct trial_spec *, long);
} kinds[] = {
    {"global", kind_global},         {"memcg", kind_memcg},
    {"nested", kind_nested},         {"group", kind_group},
    {"swap", kind_swap},             {"zram", kind_swap},
    {"protect", kind_protect},       {"v1", kind_v1},
    {"adj", kind_adj},               {"threads", kind_threads},
    {"shared", kind_shared},         {"vfork", kind_vfork},
    {"growers", kind_growers},       {"shmem", kind_shmem},
    {"mlock", kind_mlock},           {"hugetlb", kind_hugetlb},
    {"cpuset", kind_cpuset},         {"mempolicy", kind_mempolicy},
    {"allocating", kind_allocating}, {"panic", kind_panic},
    {"spared", kind_spared},         {"sysrq", kind_sysrq},
};

int kind_draw(const char *kind, struct random *r, struct trial_spec *trial, long free_kb) {
  trial->swappiness = SWAPPINESS;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(kind, kinds[i].name) == 0) {
      trial->kind = kinds[i].name;
      kinds[i].draw(r, trial, free_kb);
      return 1;
    }
  }
  return 0;
}
