#define _GNU_SOURCE
#include "process.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "memory.h"

enum { STACK_SIZE = 32 << 10 };

struct sharer {
  const struct trial_spec *trial;
  int process;
  int number;
  int news;
  char *stack;
};

static void tell(int news, enum message_kind kind, int process, int sharer) {
  struct message message = {kind, process, sharer, (pid_t)syscall(SYS_getpid)};
  if (write(news, &message, sizeof message) < 0) {
    _exit(1);
  }
}

static void wait_forever(void) {
  for (;;) {
    pause();
  }
}

static void *idle_thread(void *unused) {
  (void)unused;
  wait_forever();
  return NULL;
}

/* Runs on the memory, and with the thread-local variables, of the process it shares with. */
static int sharer_main(void *argument) {
  const struct sharer *sharer = argument;
  char name[NAME_SIZE];
  snprintf(name, sizeof name, "p%d-%ds%d", sharer->trial->number, sharer->process, sharer->number);
  prctl(PR_SET_NAME, name);
  tell(sharer->news, SHARER_IS_THERE, sharer->process, sharer->number);
  wait_forever();
  return 0;
}

/* Whoever calls clone with CLONE_VFORK waits in the kernel, so each gets a thread to wait in. */
static void *clone_sharer(void *argument) {
  static const int flags[] = {
      [SHARE_PLAIN] = CLONE_VM | CLONE_PARENT,
      [SHARE_MIXED] = CLONE_VM | CLONE_VFORK | CLONE_PARENT,
      [SHARE_VFORK] = CLONE_VM | CLONE_VFORK,
  };
  struct sharer *sharer = argument;
  const struct process_spec *spec = &sharer->trial->process[sharer->process];
  clone(sharer_main, sharer->stack + STACK_SIZE, flags[spec->sharer[sharer->number].how] | SIGCHLD,
        sharer);
  wait_forever();
  return NULL;
}

static void start_thread(void *(*body)(void *), void *argument) {
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_SIZE);
  pthread_create(&thread, &attributes, body, argument);
}

static void start_sharer(const struct trial_spec *trial, int i, int number, int news) {
  struct sharer *sharer = malloc(sizeof *sharer);
  *sharer = (struct sharer){trial, i, number, news, malloc(STACK_SIZE)};
  if (trial->process[i].sharer[number].how == SHARE_PLAIN) {
    clone(sharer_main, sharer->stack + STACK_SIZE, CLONE_VM | CLONE_PARENT | SIGCHLD, sharer);
  } else {
    start_thread(clone_sharer, sharer);
  }
}

static void wait_for_order(int orders) {
  char order;
  if (read(orders, &order, 1) != 1) {
    _exit(1);
  }
}

static void process_main(const struct trial_spec *trial, int i, int orders, int news) {
  const struct process_spec *spec = &trial->process[i];
  char name[NAME_SIZE];
  snprintf(name, sizeof name, "p%d-%d", trial->number, i);
  prctl(PR_SET_NAME, name);
  wait_for_order(orders);
  memory_take(spec);
  for (int thread = 1; thread < spec->threads; thread++) {
    start_thread(idle_thread, NULL);
  }
  for (int sharer = 0; sharer < spec->sharers; sharer++) {
    start_sharer(trial, i, sharer, news);
  }
  if (spec->uid) {
    syscall(SYS_setresuid, spec->uid, spec->uid, spec->uid);
  }
  tell(news, READY, i, 0);
  if (spec->grow != GROW_NOT) {
    wait_for_order(orders);
    memory_grow(spec);
    tell(news, GROWN, i, 0);
  }
  wait_forever();
}

pid_t process_start(const struct trial_spec *trial, int i, int orders, int news) {
  pid_t pid = fork();
  if (pid == 0) {
    process_main(trial, i, orders, news);
  }
  return pid;
}
