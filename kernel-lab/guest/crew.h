#ifndef LAB_CREW_H
#define LAB_CREW_H

#include "spec.h"
#include "state.h"

/* The processes of a trial while it runs, and what init hears of them. */

enum { MOST_LIVE = MAX_PROCESSES * (1 + MAX_SHARERS) };

struct crew {
  const struct trial_spec *trial;
  struct live live[MOST_LIVE];
  int count;
  int orders[MAX_PROCESSES];
  int news[2];
  int children; /* a descriptor that tells of their ends */
  int ready;   /* processes that said so */
  int growing; /* growers that neither died nor finished */
  int grown[MAX_PROCESSES];
  int told_of_deaths;
};

void crew_open(struct crew *crew, const struct trial_spec *trial);

/* Starts the processes one after the other; each has its memory before the next one starts. */
void crew_start(struct crew *crew);

/* Drops those that died while they started. */
void crew_forget_dead(struct crew *crew);

/* Waits for anything to happen, at most until then; tells of it in the order in which it did. */
void crew_attend(struct crew *crew, long until_ms);
void crew_attend_for(struct crew *crew, long ms);

/* Ends growers that nothing stops any more: by us, so their ends are not the kernel's choice. */
void crew_stop_growers(struct crew *crew);

/* Ends whoever is left, and waits until they are gone. */
void crew_end(struct crew *crew);

void crew_close(struct crew *crew);

/* The guest's clock since it booted. */
long now_ms(void);

#endif
