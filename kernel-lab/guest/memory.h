#ifndef LAB_MEMORY_H
#define LAB_MEMORY_H

#include "spec.h"

/* Takes the memory a process starts with, each page touched once. */
void memory_take(const struct process_spec *spec);

/* Takes memory step by step up to the process's limit; returns there, or when there is no more. */
void memory_grow(const struct process_spec *spec);

#endif
