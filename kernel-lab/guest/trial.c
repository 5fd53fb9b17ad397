#define _GNU_SOURCE
#include "trial.h"

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
#include "machine.h"
#include "output.h"
#include "process.h"
#include "state.h"

enum {
  MOST_REPORTS = 40,
  MOST_NOBODY = 2,
  START_MS = 30000,  /* for a process to take its first memory */
  TRIAL_MS = 120000, /* for a whole trial */
  SETTLE_MS = 3000,  /* the reaper looks at a victim 2 s after the kill */
  PRESS_MS = 700,
  RATE_LIMIT_MS = 5200, /* then all ten reports are allowed again */
  MOST_LIVE = MAX_PROCESSES * (1 + MAX_SHARERS)
};

struct run {
  const struct trial_spec *trial;
  struct live live[MOST_LIVE];
  int count;
  int orders[MAX_PROCESSES];
  int news[2];
  int children; /* signal fd */
  int ready;
  int growing;
  int grown[MAX_PROCESSES];
  int told_of_deaths;
};

static long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct live *find(struct run *run, pid_t pid) {
  for (int i = 0; i < run->count; i++) {
    if (run->live[i].pid == pid) {
      return &run->live[i];
    }
  }
  return NULL;
}

static void set_adj(pid_t pid, int adj) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/oom_score_adj", pid);
  write_text(path, "%d", adj);
}

static void grows_no_more(struct run *run, int process) {
  if (run->trial->process[process].grow != GROW_NOT && !run->grown[process]++) {
    run->growing--;
  }
}

static void reap(struct run *run) {
  int status;
  pid_t pid;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    struct live *live = find(run, pid);
    if (!live) {
      continue;
    }
    if (live->sharer < 0) {
      grows_no_more(run, live->process);
    }
    if (run->told_of_deaths) {
      emit("@@exit %d {\"pid\":%d,\"signal\":%d}\n", run->trial->number, pid,
           WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }
    live->pid = -1;
  }
}

static void add_live(struct run *run, pid_t pid, int process, int sharer, int group, int adj) {
  run->live[run->count++] = (struct live){pid, process, sharer, group};
  group_enter(run->trial, group, pid);
  set_adj(pid, adj);
}

static void hear(struct run *run) {
  struct message message;
  while (read(run->news[0], &message, sizeof message) == sizeof message) {
    const struct process_spec *spec = &run->trial->process[message.process];
    switch (message.kind) {
      case SHARER_IS_THERE:
        add_live(run, message.pid, message.process, message.sharer, spec->sharer[message.sharer].group,
                 spec->sharer[message.sharer].adj);
        run->ready++;
        break;
      case READY:
        run->ready++;
        break;
      case GROWN:
        grows_no_more(run, message.process);
        break;
    }
  }
}

/* Waits for anything to happen, at most until then; tells of it in the order in which it did. */
static void attend(struct run *run, long until_ms) {
  struct pollfd waits[] = {{kernel_log_fd(), POLLIN, 0}, {run->children, POLLIN, 0},
                           {run->news[0], POLLIN, 0}};
  long left = until_ms - now_ms();
  poll(waits, 3, left > 0 ? (int)left : 0);
  struct signalfd_siginfo ignored;
  while (read(run->children, &ignored, sizeof ignored) > 0) {
  }
  emit_kernel_log();
  hear(run);
  reap(run);
}

static void attend_for(struct run *run, long ms) {
  for (long until = now_ms() + ms; now_ms() < until;) {
    attend(run, until);
  }
}

static void start_processes(struct run *run) {
  const struct trial_spec *trial = run->trial;
  for (int i = 0; i < trial->processes; i++) {
    int orders[2];
    if (pipe2(orders, O_CLOEXEC) != 0) {
      return;
    }
    pid_t pid = process_start(trial, i, orders[0], run->news[1]);
    close(orders[0]);
    run->orders[i] = orders[1];
    if (pid < 0) {
      continue;
    }
    run->growing += trial->process[i].grow != GROW_NOT;
    add_live(run, pid, i, -1, trial->process[i].group, trial->process[i].adj);
    int before = run->ready;
    write(orders[1], "s", 1);
    for (long until = now_ms() + START_MS;
         run->ready < before + 1 + trial->process[i].sharers && find(run, pid) && now_ms() < until;) {
      attend(run, until);
    }
  }
}

static void forget_dead(struct run *run) {
  int kept = 0;
  for (int i = 0; i < run->count; i++) {
    if (run->live[i].pid > 0) {
      run->live[kept++] = run->live[i];
    }
  }
  run->count = kept;
}

static void press_sysrq(struct run *run) {
  for (int press = 0; press < run->trial->presses; press++) {
    write_text("/proc/sysrq-trigger", "f");
    attend_for(run, PRESS_MS);
  }
}

/* Growers that nothing stops any more; they die by us, so their ends are not the kernel's choice. */
static void stop_growers(struct run *run) {
  for (int i = 0; i < run->count; i++) {
    const struct live *live = &run->live[i];
    if (live->pid > 0 && live->sharer < 0 && run->trial->process[live->process].grow != GROW_NOT &&
        !run->grown[live->process]) {
      emit("@@stopped %d {\"pid\":%d}\n", run->trial->number, live->pid);
      kill(live->pid, SIGKILL);
    }
  }
}

static void let_grow(struct run *run) {
  long until = now_ms() + TRIAL_MS;
  int reports = reports_seen();
  int nobody = nobody_seen();
  for (int i = 0; i < run->trial->processes; i++) {
    if (run->trial->process[i].grow != GROW_NOT) {
      write(run->orders[i], "g", 1);
    }
  }
  while (run->growing > 0 && now_ms() < until && reports_seen() < reports + MOST_REPORTS &&
         nobody_seen() < nobody + MOST_NOBODY) {
    attend(run, until);
  }
  stop_growers(run);
}

static void end_processes(struct run *run) {
  run->told_of_deaths = 0;
  for (int i = 0; i < run->count; i++) {
    if (run->live[i].pid > 0) {
      kill(run->live[i].pid, SIGKILL);
    }
  }
  for (long until = now_ms() + START_MS; waitpid(-1, NULL, WNOHANG) >= 0 && now_ms() < until;) {
    attend(run, now_ms() + 100);
  }
  for (int i = 0; i < run->trial->processes; i++) {
    close(run->orders[i]);
  }
}

static void open_run(struct run *run, const struct trial_spec *trial) {
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigprocmask(SIG_BLOCK, &children, NULL);
  *run = (struct run){.trial = trial};
  run->children = signalfd(-1, &children, SFD_NONBLOCK | SFD_CLOEXEC);
  if (pipe2(run->news, O_CLOEXEC) == 0) {
    fcntl(run->news[0], F_SETFL, O_NONBLOCK);
  }
}

static void close_run(struct run *run) {
  close(run->news[0]);
  close(run->news[1]);
  close(run->children);
}

void trial_run(const struct trial_spec *trial) {
  static struct run run;
  const char *cannot = machine_prepare(trial);
  if (*cannot) {
    emit("@@skipped %d {\"kind\":\"%s\",\"reason\":\"%s\"}\n", trial->number, trial->kind, cannot);
    output_flush();
    return;
  }
  open_run(&run, trial);
  groups_make(trial);
  start_processes(&run);
  emit_kernel_log();
  forget_dead(&run);
  tell_trial(trial, run.live, run.count);
  run.told_of_deaths = 1;
  if (trial->mode == MODE_PANIC) {
    output_flush();
  }
  switch (trial->trigger) {
    case TRIGGER_GROW: let_grow(&run); break;
    case TRIGGER_LOWER_LIMIT: group_set_limit(trial, trial->lower_to_kb); break;
    case TRIGGER_SYSRQ: press_sysrq(&run); break;
  }
  attend_for(&run, SETTLE_MS);
  end_processes(&run);
  groups_tell_events(trial);
  groups_remove(trial);
  machine_restore(trial);
  emit_kernel_log();
  emit("@@end %d\n", trial->number);
  close_run(&run);
  usleep(RATE_LIMIT_MS * 1000);
  output_flush();
}
