#include "draw.h"
#include "kinds.h"

/* The ends of the range, and processes that are equal in size and adj: the last one seen dies. */
void kind_adj(struct random *r, struct trial_spec *trial, long free_kb) {
  static const int ends[] = {-1000, -999, 1000, 999, 0, -998};
  int whole_machine = chance(r, 15);
  long budget_kb = whole_machine ? free_kb : between(r, 8, 24) << 10;
  draw_flat(r, trial, whole_machine ? 0 : budget_kb);
  draw_processes(r, trial, whole_machine ? 16 << 10 : budget_kb, 65);
  int ties = chance(r, 60);
  for (int i = 0; i < trial->processes; i++) {
    struct process_spec *process = &trial->process[i];
    process->adj = chance(r, 70) ? pick(r, ends) : process->adj;
    if (ties && i > 0 && chance(r, 70)) {
      int group = process->group;
      *process = trial->process[i - 1];
      process->group = chance(r, 50) ? group : process->group;
    }
  }
  struct process_spec *grower = draw_grower(r, trial, budget_kb);
  if (whole_machine && grower->adj == -1000) {
    grower->adj = -999;
  }
}

void kind_threads(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_plain(r, trial, free_kb, 15);
  for (int i = 0; i < trial->processes; i++) {
    trial->process[i].threads = (int)between(r, 1, 12);
  }
}

static void draw_sharers(struct random *r, struct trial_spec *trial, struct process_spec *process,
                         enum sharer_how how, long most) {
  process->sharers = (int)between(r, 1, most);
  for (int i = 0; i < process->sharers; i++) {
    struct sharer_spec *sharer = &process->sharer[i];
    sharer->how = how;
    sharer->adj = chance(r, 15) ? -1000 : draw_adj(r);
    sharer->group = chance(r, 70) ? process->group : draw_leaf(r, trial);
  }
}

/* One mm, several processes, with the same oom_score_adj or with different ones. */
void kind_shared(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_plain(r, trial, free_kb, 15);
  for (int i = 0; i < trial->processes && i < 6; i++) {
    if (i == 0 || chance(r, 40)) {
      draw_sharers(r, trial, &trial->process[i], chance(r, 40) ? SHARE_PLAIN : SHARE_MIXED, 3);
    }
    if (chance(r, 10) && trial->process[i].grow == GROW_NOT) {
      trial->process[i].adj = -1000;
    }
  }
}

void kind_vfork(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_plain(r, trial, free_kb, 15);
  for (int i = 0; i < trial->processes && i < 6; i++) {
    if (i == 0 || chance(r, 40)) {
      draw_sharers(r, trial, &trial->process[i], SHARE_VFORK, 2);
    }
  }
}

void kind_growers(struct random *r, struct trial_spec *trial, long free_kb) {
  long budget_kb = draw_plain(r, trial, free_kb, 20);
  long more = between(r, 1, 3);
  for (long i = 0; i < more; i++) {
    draw_grower(r, trial, budget_kb);
  }
}

/* Memory that has no owner among the processes, or several: shared, in tmpfs files, in the page cache. */
void kind_shmem(struct random *r, struct trial_spec *trial, long free_kb) {
  long budget_kb = draw_plain(r, trial, free_kb, 15);
  int whole_machine = trial->group[0].max_kb == 0;
  long each_kb = (whole_machine ? 24 << 10 : budget_kb) / 2 / trial->processes;
  for (int i = 0; i < trial->processes; i++) {
    struct process_spec *process = &trial->process[i];
    process->anon_kb /= 2;
    process->shm_kb = chance(r, 60) ? between(r, 0, each_kb) : 0;
    process->tmpfs_kb = chance(r, 30) ? between(r, 0, each_kb / 2) : 0;
    process->file_kb = chance(r, 40) ? between(r, 0, 4 << 10) & ~3L : 0;
    if (process->grow != GROW_NOT && chance(r, 60)) {
      process->grow = chance(r, 50) || whole_machine ? GROW_SHARED : GROW_TMPFS;
    }
  }
}

void kind_mlock(struct random *r, struct trial_spec *trial, long free_kb) {
  draw_plain(r, trial, free_kb, 15);
  for (int i = 0; i < trial->processes; i++) {
    trial->process[i].locked = chance(r, 60);
  }
}

/* hugetlb pages count for nobody: neither as rss nor, by default, against a memcg. */
void kind_hugetlb(struct random *r, struct trial_spec *trial, long free_kb) {
  trial->huge_pages = between(r, 1, 6);
  long budget_kb = draw_plain(r, trial, free_kb - (trial->huge_pages << 11), 20);
  (void)budget_kb;
  for (long left = trial->huge_pages; left > 0; left--) {
    trial->process[between(r, 0, trial->processes - 1)].huge_kb += 2 << 10;
  }
}
