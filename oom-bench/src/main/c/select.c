/*
 * The baseline of SelectionBenchmark: what a plain C program would do. An array of structs with the
 * fields of a TaskSnapshot, one pass, the score of releases from 5.9 on, where the last of equal
 * scores wins. Compiled by the benchmark itself with gcc -O2; called once per selection.
 */
#include <limits.h>

enum {
  KTHREAD = 1 << 0,
  GLOBAL_INIT = 1 << 1,
  NO_MM = 1 << 2,
  IN_VFORK = 1 << 3,
  MM_OOM_SKIP = 1 << 4,
  OOM_VICTIM = 1 << 5,
  EXITING = 1 << 6,
  OOM_ORIGIN = 1 << 7,
  NUMA_INELIGIBLE = 1 << 8,
  EXEMPT = KTHREAD | GLOBAL_INIT | NO_MM | IN_VFORK | MM_OOM_SKIP | NUMA_INELIGIBLE,
  PAGE_SHIFT = 12,
  ADJ_MIN = -1000,
  NOBODY = -1,
  WAIT = -2,
};

struct task {
  int pid;
  int mm_pid;
  long start_ticks;
  int uid;
  int memcg; /* index */
  char comm[16];
  long total_vm;
  long rss;
  long swap;
  long pgtables_bytes;
  long pmd_tables;
  int oom_score_adj;
  int oom_adj;
  int flags;
  int lineage;
  long shared_mm;
};

/* Parents stand before their children; the parent of a top one is -1. */
struct memcg {
  long pages;
  int parent;
  int leaf;
  int oom_group;
  int has_candidate;
  long sum;
};

static long footprint(const struct task *t) {
  return t->rss + t->swap + (t->pgtables_bytes >> PAGE_SHIFT);
}

static long badness(const struct task *t, long total_pages) {
  if (t->oom_score_adj == ADJ_MIN || (t->flags & EXEMPT)) {
    return LONG_MIN;
  }
  return footprint(t) + t->oom_score_adj * (total_pages / 1000);
}

/* Index of the victim by score among the tasks of one memcg, or of all where memcg is below 0. */
static long walk(const struct task *tasks, long count, long total_pages, int memcg) {
  long chosen = NOBODY;
  long best = LONG_MIN;
  int origin = 0;
  for (long i = 0; i < count; i++) {
    const struct task *t = &tasks[i];
    if (memcg >= 0 && t->memcg != memcg) {
      continue;
    }
    if (t->flags && !(t->flags & (KTHREAD | GLOBAL_INIT | NUMA_INELIGIBLE))) {
      if (t->flags & OOM_VICTIM) {
        if (!(t->flags & MM_OOM_SKIP)) {
          return WAIT;
        }
        continue;
      }
      if (t->flags & OOM_ORIGIN) {
        chosen = i;
        origin = 1;
        continue;
      }
    }
    if (origin) {
      continue;
    }
    long points = badness(t, total_pages);
    if (points != LONG_MIN && points >= best) {
      best = points;
      chosen = i;
    }
  }
  return chosen;
}

long select_classic(const struct task *tasks, long count, long total_pages) {
  return walk(tasks, count, total_pages, NOBODY);
}

/* Strict oom_score_adj order, then the larger footprint, then the first. */
long select_priority_only(const struct task *tasks, long count, long total_pages) {
  long chosen = NOBODY;
  long best_pages = 0;
  int best_adj = 0;
  for (long i = 0; i < count; i++) {
    const struct task *t = &tasks[i];
    if ((t->flags & OOM_VICTIM) && !(t->flags & (MM_OOM_SKIP | NO_MM))) {
      return WAIT;
    }
    if (badness(t, total_pages) == LONG_MIN) {
      continue;
    }
    long pages = footprint(t);
    if (chosen < 0 || t->oom_score_adj > best_adj
        || (t->oom_score_adj == best_adj && pages > best_pages)) {
      chosen = i;
      best_adj = t->oom_score_adj;
      best_pages = pages;
    }
  }
  return chosen;
}

/* The largest leaf memcg first, then its largest process; no memcg is flagged oom.group. */
long select_cgroup_aware(
    const struct task *tasks, long count, long total_pages, struct memcg *memcgs, int memcg_count) {
  for (int m = 0; m < memcg_count; m++) {
    memcgs[m].has_candidate = 0;
    memcgs[m].sum = 0;
  }
  for (long i = 0; i < count; i++) {
    const struct task *t = &tasks[i];
    if ((t->flags & OOM_VICTIM) && !(t->flags & MM_OOM_SKIP)) {
      return WAIT;
    }
    memcgs[t->memcg].has_candidate |= t->oom_score_adj != ADJ_MIN;
  }
  int winner = NOBODY;
  long best = 0;
  for (int m = 0; m < memcg_count; m++) {
    if (!memcgs[m].leaf || !memcgs[m].has_candidate) {
      continue;
    }
    for (int up = m; up >= 0; up = memcgs[up].parent) {
      memcgs[up].sum += memcgs[m].pages;
      if ((up == m || memcgs[up].oom_group) && memcgs[up].sum > best) {
        best = memcgs[up].sum;
        winner = up;
      }
    }
  }
  return walk(tasks, count, total_pages, winner);
}
