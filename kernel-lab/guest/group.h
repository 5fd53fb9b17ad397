#ifndef LAB_GROUP_H
#define LAB_GROUP_H

#include <stddef.h>
#include <sys/types.h>

#include "spec.h"

/* Control groups of a trial, on the v2 hierarchy or, in MODE_V1, on v1's memory controller. */

/* Mounts the hierarchy of this machine and switches the controllers on; "" or why it cannot. */
const char *groups_mount(enum machine_mode mode);

/* Makes the groups of a trial and sets their limits. */
void groups_make(const struct trial_spec *trial);

/* Moves a process into a group. Returns 0, or the error number. */
int group_enter(const struct trial_spec *trial, int group, pid_t pid);

/* Sets the limit of the trial's own group. */
void group_set_limit(const struct trial_spec *trial, long kb);

/* Appends each group's counters to the results, as @@events lines. */
void groups_tell_events(const struct trial_spec *trial);

/* Removes the groups, once nothing lives in them. */
void groups_remove(const struct trial_spec *trial);

#endif
