#ifndef LAB_KINDS_H
#define LAB_KINDS_H

#include "random.h"
#include "spec.h"

/* Draws a trial of the named kind. Returns 0 when there is no such kind. */
int kind_draw(const char *kind, struct random *r, struct trial_spec *trial, long free_kb);

/* Kinds that are about limits and where memory is kept. */
void kind_nested(struct random *r, struct trial_spec *trial, long free_kb);
void kind_group(struct random *r, struct trial_spec *trial, long free_kb);
void kind_swap(struct random *r, struct trial_spec *trial, long free_kb);
void kind_protect(struct random *r, struct trial_spec *trial, long free_kb);
void kind_v1(struct random *r, struct trial_spec *trial, long free_kb);

/* Kinds that are about processes and what they share. */
void kind_adj(struct random *r, struct trial_spec *trial, long free_kb);
void kind_threads(struct random *r, struct trial_spec *trial, long free_kb);
void kind_shared(struct random *r, struct trial_spec *trial, long free_kb);
void kind_vfork(struct random *r, struct trial_spec *trial, long free_kb);
void kind_growers(struct random *r, struct trial_spec *trial, long free_kb);
void kind_shmem(struct random *r, struct trial_spec *trial, long free_kb);
void kind_mlock(struct random *r, struct trial_spec *trial, long free_kb);
void kind_hugetlb(struct random *r, struct trial_spec *trial, long free_kb);

/* Kinds that are about who asks, and from which memory. */
void kind_cpuset(struct random *r, struct trial_spec *trial, long free_kb);
void kind_mempolicy(struct random *r, struct trial_spec *trial, long free_kb);
void kind_allocating(struct random *r, struct trial_spec *trial, long free_kb);
void kind_panic(struct random *r, struct trial_spec *trial, long free_kb);
void kind_spared(struct random *r, struct trial_spec *trial, long free_kb);
void kind_sysrq(struct random *r, struct trial_spec *trial, long free_kb);

#endif
