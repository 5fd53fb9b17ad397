#define _GNU_SOURCE
#include "crew.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "files.h"
#include "group.h"
#include "output.h"
#include "process.h"

enum { START_MS = 30000 /* for a process to take its first memory */ };

void crew_open(struct crew *crew, const struct trial_spec *trial) {
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigprocmask(SIG_BLOCK, &children, NULL);
  *crew = (struct crew){.trial = trial};
  crew->children = signalfd(-1, &children, SFD_NONBLOCK | SFD_CLOEXEC);
  if (pipe2(crew->news, O_CLOEXEC) == 0) {
    fcntl(crew->news[0], F_SETFL, O_NONBLOCK);
  }
}

long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct live *find(struct crew *crew, pid_t pid) {
  for (int i = 0; i < crew->count; i++) {
    if (crew->live[i].pid == pid) {
      return &crew->live[i];
    }
  }
  return NULL;
}

static void set_adj(pid_t pid, int adj) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/oom_score_adj", pid);
  write_text(path, "%d", adj);
}

static void grows_no_more(struct crew *crew, int process) {
  if (crew->trial->process[process].grow != GROW_NOT && !crew->grown[process]++) {
    crew->growing--;
  }
}

static void reap(struct crew *crew) {
  int status;
  pid_t pid;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    struct live *live = find(crew, pid);
    if (!live) {
      continue;
    }
    if (live->sharer < 0) {
      grows_no_more(crew, live->process);
    }
    if (crew->told_of_deaths) {
      emit("@@exit %d {\"pid\":%d,\"signal\":%d}\n", crew->trial->number, pid,
           WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }
    live->pid = -1;
  }
}

static void add_live(struct crew *crew, pid_t pid, int process, int sharer, int group, int adj) {
  crew->live[crew->count++] = (struct live){pid, process, sharer, group};
  group_enter(crew->trial, group, pid);
  set_adj(pid, adj);
}

static void hear(struct crew *crew) {
  struct message message;
  while (read(crew->news[0], &message, sizeof message) == sizeof message) {
    const struct process_spec *spec = &crew->trial->process[message.process];
    switch (message.kind) {
      case SHARER_IS_THERE:
        add_live(crew, message.pid, message.process, message.sharer, spec->sharer[message.sharer].group,
                 spec->sharer[message.sharer].adj);
        crew->ready++;
        break;
      case READY:
        crew->ready++;
        break;
      case GROWN:
        grows_no_more(crew, message.process);
        break;
    }
  }
}

void crew_attend(struct crew *crew, long until_ms) {
  struct pollfd waits[] = {{kernel_log_fd(), POLLIN, 0}, {crew->children, POLLIN, 0},
                           {crew->news[0], POLLIN, 0}};
  long left = until_ms - now_ms();
  poll(waits, 3, left > 0 ? (int)left : 0);
  struct signalfd_siginfo ignored;
  while (read(crew->children, &ignored, sizeof ignored) > 0) {
  }
  emit_kernel_log();
  hear(crew);
  reap(crew);
}

void crew_attend_for(struct crew *crew, long ms) {
  for (long until = now_ms() + ms; now_ms() < until;) {
    crew_attend(crew, until);
  }
}

void crew_start(struct crew *crew) {
  const struct trial_spec *trial = crew->trial;
  for (int i = 0; i < trial->processes; i++) {
    int orders[2];
    if (pipe2(orders, O_CLOEXEC) != 0) {
      return;
    }
    pid_t pid = process_start(trial, i, orders[0], crew->news[1]);
    close(orders[0]);
    crew->orders[i] = orders[1];
    if (pid < 0) {
      continue;
    }
    crew->growing += trial->process[i].grow != GROW_NOT;
    add_live(crew, pid, i, -1, trial->process[i].group, trial->process[i].adj);
    int before = crew->ready;
    write(orders[1], "s", 1);
    for (long until = now_ms() + START_MS;
         crew->ready < before + 1 + trial->process[i].sharers && find(crew, pid) && now_ms() < until;) {
      crew_attend(crew, until);
    }
  }
}

void crew_forget_dead(struct crew *crew) {
  int kept = 0;
  for (int i = 0; i < crew->count; i++) {
    if (crew->live[i].pid > 0) {
      crew->live[kept++] = crew->live[i];
    }
  }
  crew->count = kept;
}

void crew_stop_growers(struct crew *crew) {
  for (int i = 0; i < crew->count; i++) {
    const struct live *live = &crew->live[i];
    if (live->pid > 0 && live->sharer < 0 && crew->trial->process[live->process].grow != GROW_NOT &&
        !crew->grown[live->process]) {
      emit("@@stopped %d {\"pid\":%d}\n", crew->trial->number, live->pid);
      kill(live->pid, SIGKILL);
    }
  }
}

void crew_end(struct crew *crew) {
  crew->told_of_deaths = 0;
  for (int i = 0; i < crew->count; i++) {
    if (crew->live[i].pid > 0) {
      kill(crew->live[i].pid, SIGKILL);
    }
  }
  for (long until = now_ms() + START_MS; waitpid(-1, NULL, WNOHANG) >= 0 && now_ms() < until;) {
    crew_attend(crew, now_ms() + 100);
  }
  for (int i = 0; i < crew->trial->processes; i++) {
    close(crew->orders[i]);
  }
}

void crew_close(struct crew *crew) {
  close(crew->news[0]);
  close(crew->news[1]);
  close(crew->children);
}
