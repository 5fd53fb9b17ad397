/*
 * The baseline of TouchBenchmark: what a plain C program would do. Pages are numbers; two doubly
 * linked lists in arrays, active and inactive, and a referenced bit each, as the classic LRU has
 * them. A page that is touched is looked at, each by itself; one that is not there takes a frame, and
 * where none is left, reclaim goes over the old ends of the lists, 32 pages at a time. Compiled by
 * the benchmark itself with gcc -O2; called once per trace.
 */
#include <stdlib.h>

enum { BATCH = 32, ABSENT = 0, INACTIVE = 1, ACTIVE = 2 };

/* What is touched: a heap in turn, a share of it each slice of time; a file from its begin to its end. */
struct trace {
  long capacity;     /* frames */
  long heaps;        /* processes, each with a heap */
  long heap_pages;   /* pages of a heap */
  long turn_slices;  /* slices in which a whole heap is touched */
  long slices;       /* length of the trace */
  long stream_pages; /* pages of the file read in a slice */
  long ratio;        /* the active list may be so many times the inactive one */
};

struct counts {
  long touches;
  long faults;
  long evictions;
};

struct lru {
  int *next;
  int *prev;
  unsigned char *state;
  unsigned char *referenced;
  long pages; /* the list heads stand behind the pages */
  long size[3];
  long capacity;
  long ratio;
  struct counts counts;
};

static void add(struct lru *l, int page, int list) {
  int head = (int)l->pages + list;
  l->next[page] = l->next[head];
  l->prev[page] = head;
  l->prev[l->next[head]] = page;
  l->next[head] = page;
  l->state[page] = (unsigned char)list;
  l->size[list]++;
}

static void take(struct lru *l, int page) {
  l->next[l->prev[page]] = l->next[page];
  l->prev[l->next[page]] = l->prev[page];
  l->size[l->state[page]]--;
}

static int oldest(const struct lru *l, int list) {
  return l->prev[l->pages + list];
}

static void reclaim(struct lru *l) {
  long wanted = l->size[INACTIVE] + l->size[ACTIVE] - BATCH;
  while (l->size[INACTIVE] + l->size[ACTIVE] > wanted) {
    if (l->size[INACTIVE] * l->ratio < l->size[ACTIVE]) {
      for (int i = 0; i < BATCH && l->size[ACTIVE] > 0; i++) {
        int page = oldest(l, ACTIVE);
        take(l, page);
        l->referenced[page] = 0;
        add(l, page, INACTIVE);
      }
    }
    for (int i = 0; i < BATCH && l->size[INACTIVE] > 0; i++) {
      int page = oldest(l, INACTIVE);
      take(l, page);
      if (l->referenced[page]) {
        l->referenced[page] = 0;
        add(l, page, ACTIVE);
      } else {
        l->state[page] = ABSENT;
        l->counts.evictions++;
      }
    }
  }
}

static void touch(struct lru *l, int page, int mapped) {
  l->counts.touches++;
  if (l->state[page] == ABSENT) {
    l->counts.faults++;
    if (l->size[INACTIVE] + l->size[ACTIVE] == l->capacity) {
      reclaim(l);
    }
    add(l, page, INACTIVE);
  }
  l->referenced[page] = (unsigned char)mapped;
}

/* Returns 0, or -1 when there is no memory. */
long lru_run(const struct trace *t, struct counts *counts) {
  long heap_total = t->heaps * t->heap_pages;
  long pages = heap_total + t->slices * t->stream_pages;
  struct lru l = {.pages = pages, .capacity = t->capacity, .ratio = t->ratio};
  l.next = malloc((pages + 3) * sizeof *l.next);
  l.prev = malloc((pages + 3) * sizeof *l.prev);
  l.state = calloc(pages, 1);
  l.referenced = calloc(pages, 1);
  long failed = !l.next || !l.prev || !l.state || !l.referenced ? -1 : 0;
  if (!failed) {
    for (int list = 0; list < 3; list++) {
      l.next[pages + list] = l.prev[pages + list] = (int)pages + list;
    }
    for (long page = 0; page < heap_total; page++) {
      touch(&l, (int)page, 1);
    }
    for (long slice = 0; slice < t->slices; slice++) {
      long from = slice % t->turn_slices * t->heap_pages / t->turn_slices;
      long to = (slice % t->turn_slices + 1) * t->heap_pages / t->turn_slices;
      for (long heap = 0; heap < t->heaps; heap++) {
        for (long page = from; page < to; page++) {
          touch(&l, (int)(heap * t->heap_pages + page), 1);
        }
      }
      for (long i = 0; i < t->stream_pages; i++) {
        touch(&l, (int)(heap_total + slice * t->stream_pages + i), 0);
      }
    }
    *counts = l.counts;
  }
  free(l.next);
  free(l.prev);
  free(l.state);
  free(l.referenced);
  return failed;
}
