#ifndef LAB_RANDOM_H
#define LAB_RANDOM_H

#include <stdint.h>

/* A small generator (splitmix64): integers only, the same numbers on every machine. */
struct random {
  uint64_t state;
};

/* A generator of its own for each trial, so that a trial does not depend on those before it. */
struct random random_for(uint64_t seed, uint64_t trial);

/* A number from low to high, both included. */
long between(struct random *r, long low, long high);

/* True in so many of 100 draws. */
int chance(struct random *r, int percent);

#define pick(r, array) ((array)[between((r), 0, (long)(sizeof(array) / sizeof((array)[0])) - 1)])

#endif
