#ifndef LAB_PROCESS_H
#define LAB_PROCESS_H

#include <sys/types.h>

#include "spec.h"

/* What a process of a trial tells init. */
enum message_kind {
  SHARER_IS_THERE, /* a process that shares this one's memory */
  READY,           /* has all the memory it starts with */
  GROWN            /* has grown to its limit, or cannot grow any further */
};

struct message {
  enum message_kind kind;
  int process;
  int sharer;
  pid_t pid;
};

/*
 * Forks process number i of a trial. It waits for a byte on "orders" before it allocates, and for a
 * second one before it grows; it tells of itself on "news". Returns its pid, or -1.
 */
pid_t process_start(const struct trial_spec *trial, int i, int orders, int news);

#endif
