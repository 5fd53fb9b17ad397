#ifndef LAB_SPEC_H
#define LAB_SPEC_H

/* What a trial is to be, drawn at random before anything is started. Sizes in kB. */

enum { MAX_GROUPS = 16, MAX_PROCESSES = 16, MAX_SHARERS = 4, NAME_SIZE = 32 };

enum machine_mode { MODE_V2, MODE_V1, MODE_NUMA, MODE_PANIC, MODE_PANIC_NUMA };

/* Two memory nodes; the kernel is expected to panic, so that what was said must be out before. */
#define HAS_NODES(mode) ((mode) == MODE_NUMA || (mode) == MODE_PANIC_NUMA)
#define MAY_PANIC(mode) ((mode) == MODE_PANIC || (mode) == MODE_PANIC_NUMA)

/* Control group 0 is the trial's own; the others lie below it. */
struct group_spec {
  char path[NAME_SIZE]; /* below the trial's group: "c0", "c0/d1"; "" for the trial's own */
  int leaf;             /* processes may live in it */
  long max_kb;          /* 0: no limit */
  long swap_max_kb;     /* -1: no limit; on a v1 hierarchy memory and swap together */
  long min_kb;
  long low_kb;
  long high_kb; /* 0: none */
  int oom_group;
  int mems;       /* bit mask of allowed memory nodes; 0: not set */
  int swappiness; /* v1 only; -1: not set */
};

/* A process that shares the memory of another one without being a thread of it. */
enum sharer_how {
  SHARE_PLAIN,  /* CLONE_VM: the kernel keeps oom_score_adj of all of them equal */
  SHARE_MIXED,  /* CLONE_VM and CLONE_VFORK with CLONE_PARENT: each keeps its own oom_score_adj */
  SHARE_VFORK   /* a vfork child that has not yet called exec: not eligible itself */
};

struct sharer_spec {
  enum sharer_how how;
  int group;
  int adj;
};

enum grow_what { GROW_NOT, GROW_ANON, GROW_SHARED, GROW_TMPFS };

enum policy { POLICY_NONE, POLICY_BIND, POLICY_PREFERRED, POLICY_INTERLEAVE };

struct process_spec {
  int group;
  int adj;
  int uid;
  int threads;
  long anon_kb;
  long shm_kb;   /* shared anonymous memory */
  long tmpfs_kb; /* a tmpfs file, written and not mapped */
  long file_kb;  /* pages of a block device, mapped and read */
  long huge_kb;  /* hugetlb pages */
  int locked;    /* mlock what is mapped */
  enum grow_what grow;
  long grow_limit_kb;
  long step_ms;
  enum policy policy;
  int policy_nodes;
  int sharers;
  struct sharer_spec sharer[MAX_SHARERS];
};

enum trigger { TRIGGER_GROW, TRIGGER_LOWER_LIMIT, TRIGGER_SYSRQ };

struct trial_spec {
  const char *kind;
  int number;
  enum machine_mode mode;
  enum trigger trigger;
  int groups;
  struct group_spec group[MAX_GROUPS];
  int processes;
  struct process_spec process[MAX_PROCESSES];
  long swap_kb; /* of the machine, all of it, of which zram_kb are compressed memory */
  long zram_kb;
  long huge_pages;
  int swappiness;
  int oom_kill_allocating_task;
  int panic_on_oom;
  long lower_to_kb;
  int presses; /* of sysrq-f */
};

#endif
