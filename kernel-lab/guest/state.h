#ifndef LAB_STATE_H
#define LAB_STATE_H

#include <sys/types.h>

#include "spec.h"

/* A process that exists: one of the trial's own, or one that shares the memory of such a one. */
struct live {
  pid_t pid;
  int process; /* which of the trial's processes it is, or shares memory with */
  int sharer;  /* -1: it is that process itself */
  int group;
};

/* The @@boot line, with how many trials are to come, and what /proc tells of the machine. */
void tell_boot(enum machine_mode mode, long seed, int trials);

/* The @@trial line: limits, and each process as the kernel shows it just before the trial. */
void tell_trial(const struct trial_spec *trial, const struct live *live, int count);

/* A @@scores line: the kernel's oom_score of each process, and what of it is swapped out. */
void tell_scores(int trial, const struct live *live, int count);

#endif
