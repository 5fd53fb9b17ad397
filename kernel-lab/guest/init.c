/* The only program of the guest: runs the trials that /lab.conf names, and ends the machine (QEMU runs with -no-reboot). */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "group.h"
#include "kinds.h"
#include "machine.h"
#include "output.h"
#include "state.h"
#include "trial.h"

enum { MARGIN_KB = 2048 };

static void mount_all(void) {
  mount("proc", "/proc", "proc", 0, NULL);
  mount("sysfs", "/sys", "sysfs", 0, NULL);
  mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
  mount("tmpfs", "/shm", "tmpfs", 0, NULL);
}

static enum machine_mode mode_named(const char *name) {
  static const char *const names[] = {"v2", "v1", "numa", "panic", "panic-numa"};
  for (int i = 0; i < 5; i++) {
    if (strcmp(name, names[i]) == 0) {
      return (enum machine_mode)i;
    }
  }
  return MODE_V2;
}

/* What /lab.conf says of the machine. */
struct conf {
  enum machine_mode mode;
  long seed;
  int trials;
  long swap_kb;
  long zram_kb;
  const char *cannot; /* why no trial can run, or "" */
};

static void run_trial(const struct conf *conf, int number, const char *kind) {
  static struct trial_spec trial;
  memset(&trial, 0, sizeof trial);
  trial.number = number;
  trial.mode = conf->mode;
  trial.swap_kb = conf->swap_kb + conf->zram_kb;
  trial.zram_kb = conf->zram_kb;
  struct random r = random_for((uint64_t)conf->seed, (uint64_t)number);
  if (*conf->cannot) {
    emit("@@skipped %d {\"kind\":\"%s\",\"reason\":\"%s\"}\n", number, kind, conf->cannot);
    return;
  }
  if (kind_draw(kind, &r, &trial, machine_free_kb() - MARGIN_KB)) {
    trial_run(&trial);
  } else {
    emit("@@skipped %d {\"kind\":\"%s\",\"reason\":\"no such kind\"}\n", number, kind);
  }
}

static void start_machine(struct conf *conf) {
  conf->cannot = groups_mount(conf->mode);
  machine_set_defaults();
  if (!*conf->cannot && conf->swap_kb + conf->zram_kb > 0) {
    conf->cannot = machine_swap_on(conf->swap_kb + conf->zram_kb, conf->zram_kb > 0);
  }
  skip_kernel_log();
  tell_boot(conf->mode, conf->seed, conf->trials);
}

/* Lines of /lab.conf: "mode M", "seed S", "swap KB", "zram KB", then "trial N KIND" for each trial. */
static void run_all(void) {
  static char text[16 << 10];
  struct conf conf = {.mode = MODE_V2};
  read_text("/lab.conf", text, sizeof text);
  for (const char *at = text; (at = strstr(at, "\ntrial ")); at++) {
    conf.trials++;
  }
  for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
    char word[32];
    int number;
    if (sscanf(line, "mode %31s", word) == 1) {
      conf.mode = mode_named(word);
    } else if (sscanf(line, "trial %d %31s", &number, word) == 2) {
      if (!conf.cannot) {
        start_machine(&conf);
      }
      run_trial(&conf, number, word);
    } else if (sscanf(line, "seed %ld", &conf.seed) != 1 && sscanf(line, "swap %ld", &conf.swap_kb) != 1) {
      sscanf(line, "zram %ld", &conf.zram_kb);
    }
  }
  emit("@@done\n");
  output_flush();
}

int main(void) {
  mount_all();
  output_open();
  machine_load_modules();
  mlockall(MCL_CURRENT | MCL_FUTURE);
  run_all();
  sync();
  reboot(RB_AUTOBOOT);
  return 0;
}
