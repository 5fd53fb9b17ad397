#include "trial.h"

#include <unistd.h>

#include "crew.h"
#include "files.h"
#include "group.h"
#include "machine.h"
#include "output.h"
#include "state.h"

enum {
  MOST_REPORTS = 40,
  MOST_NOBODY = 2,
  TRIAL_MS = 120000,
  SETTLE_MS = 3000, /* the reaper looks at a victim 2 s after the kill */
  PRESS_MS = 700,
  RATE_LIMIT_MS = 5200 /* then all ten reports are allowed again */
};

static void press_sysrq(struct crew *crew) {
  for (int press = 0; press < crew->trial->presses; press++) {
    write_text("/proc/sysrq-trigger", "f");
    crew_attend_for(crew, PRESS_MS);
  }
}

static void let_grow(struct crew *crew) {
  long until = now_ms() + TRIAL_MS;
  int reports = reports_seen();
  int nobody = nobody_seen();
  for (int i = 0; i < crew->trial->processes; i++) {
    if (crew->trial->process[i].grow != GROW_NOT) {
      write(crew->orders[i], "g", 1);
    }
  }
  while (crew->growing > 0 && now_ms() < until && reports_seen() < reports + MOST_REPORTS &&
         nobody_seen() < nobody + MOST_NOBODY) {
    crew_attend(crew, until);
  }
  crew_stop_growers(crew);
}

/*
 * The scores of whoever is left, now that memory was short and swap is in use. A report of sysrq-f follows,
 * whose table has the counters that the scores were made of; /proc of late 6.12 does not show those. Scores
 * are read again after it: one that is still the same was not changed in between.
 */
static void tell_last_scores(struct crew *crew) {
  crew_forget_dead(crew);
  tell_scores(crew->trial->number, crew->live, crew->count);
  write_text("/proc/sysrq-trigger", "f");
  crew_attend_for(crew, PRESS_MS);
  crew_forget_dead(crew);
  tell_scores(crew->trial->number, crew->live, crew->count);
}

void trial_run(const struct trial_spec *trial) {
  static struct crew crew;
  const char *cannot = machine_prepare(trial);
  if (*cannot) {
    emit("@@skipped %d {\"kind\":\"%s\",\"reason\":\"%s\"}\n", trial->number, trial->kind, cannot);
    output_flush();
    return;
  }
  crew_open(&crew, trial);
  groups_make(trial);
  crew_start(&crew);
  emit_kernel_log();
  crew_forget_dead(&crew);
  tell_trial(trial, crew.live, crew.count);
  crew.told_of_deaths = 1;
  if (MAY_PANIC(trial->mode)) {
    output_flush();
  }
  switch (trial->trigger) {
    case TRIGGER_GROW: let_grow(&crew); break;
    case TRIGGER_LOWER_LIMIT: group_set_limit(trial, trial->lower_to_kb); break;
    case TRIGGER_SYSRQ: press_sysrq(&crew); break;
  }
  crew_attend_for(&crew, SETTLE_MS);
  crew.told_of_deaths = 0;
  groups_tell_events(trial);
  emit_kernel_log();
  emit("@@end %d\n", trial->number);
  tell_last_scores(&crew);
  crew_end(&crew);
  groups_remove(trial);
  machine_restore(trial);
  emit_kernel_log();
  crew_close(&crew);
  usleep(RATE_LIMIT_MS * 1000);
  output_flush();
}
