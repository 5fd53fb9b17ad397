#ifndef LAB_DRAW_H
#define LAB_DRAW_H

#include "random.h"
#include "spec.h"

/* Pieces that the kinds of trials are drawn from. */

/* Adds a group; returns its number. */
int draw_group(struct trial_spec *trial, const char *path, int leaf, long max_kb);

/* The trial's own group with limit max_kb (0: none) and one to three leaf groups below it. */
void draw_flat(struct random *r, struct trial_spec *trial, long max_kb);

/* A group that processes may live in. */
int draw_leaf(struct random *r, const struct trial_spec *trial);

int draw_adj(struct random *r);

/* Adds processes which together take about percent of budget_kb; returns how many there are. */
int draw_processes(struct random *r, struct trial_spec *trial, long budget_kb, int percent);

/* Lets one process grow to a bit more than budget_kb, most often one that others die for. */
struct process_spec *draw_grower(struct random *r, struct trial_spec *trial, long budget_kb);

/*
 * A flat trial with processes and one grower: in a memcg with a limit, or, in so many of 100 draws,
 * on the whole machine. Returns the memory there is for it.
 */
long draw_plain(struct random *r, struct trial_spec *trial, long free_kb, int percent_global);

#endif
