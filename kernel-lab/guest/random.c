#include "random.h"

static uint64_t next(struct random *r) {
  uint64_t z = r->state += 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

struct random random_for(uint64_t seed, uint64_t trial) {
  struct random r = {seed * 1000003 + trial};
  r.state = next(&r);
  return r;
}

long between(struct random *r, long low, long high) {
  if (high <= low) {
    return low;
  }
  return low + (long)(next(r) % (uint64_t)(high - low + 1));
}

int chance(struct random *r, int percent) {
  return between(r, 0, 99) < percent;
}
