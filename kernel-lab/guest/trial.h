#ifndef LAB_TRIAL_H
#define LAB_TRIAL_H

#include "spec.h"

/* Runs one trial from its first process to the last, and tells of it in the results. */
void trial_run(const struct trial_spec *trial);

#endif
