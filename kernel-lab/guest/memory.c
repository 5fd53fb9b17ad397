#define _GNU_SOURCE
#include "memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PAGE_KB = 4, HUGE_KB = 2048, STEP_KB = 256 };

#define PMEM_FILE "/dev/pmem1"
#define TMPFS "/shm"

/* Maps so many kB and touches each page (of step_kb) once, by writing, or by reading where it must. */
static char *take(long kb, long step_kb, int flags, int fd) {
  if (kb <= 0) {
    return NULL;
  }
  int access = fd < 0 ? PROT_READ | PROT_WRITE : PROT_READ;
  char *start = mmap(NULL, (size_t)kb << 10, access, flags, fd, 0);
  if (start == MAP_FAILED) {
    return NULL;
  }
  for (long at = 0; at < kb; at += step_kb) {
    volatile char *page = start + (at << 10);
    if (fd < 0) {
      *page = 1;
    } else {
      (void)*page;
    }
  }
  return start;
}

static int tmpfs_file(void) {
  return open(TMPFS, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

static int write_kb(int fd, long kb) {
  static const char page[PAGE_KB << 10];
  for (long done = 0; done < kb; done += PAGE_KB) {
    if (write(fd, page, sizeof page) != sizeof page) {
      return 0;
    }
  }
  return 1;
}

static void bind_to(const struct process_spec *spec) {
  static const int modes[] = {0, 2 /* MPOL_BIND */, 1 /* MPOL_PREFERRED */, 3 /* MPOL_INTERLEAVE */};
  if (spec->policy != POLICY_NONE) {
    unsigned long nodes = (unsigned long)spec->policy_nodes;
    syscall(SYS_set_mempolicy, modes[spec->policy], &nodes, 8 * sizeof nodes);
  }
}

void memory_take(const struct process_spec *spec) {
  bind_to(spec);
  char *anon = take(spec->anon_kb, PAGE_KB, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  take(spec->shm_kb, PAGE_KB, MAP_SHARED | MAP_ANONYMOUS, -1);
  take(spec->huge_kb, HUGE_KB, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1);
  if (spec->file_kb > 0) {
    take(spec->file_kb, PAGE_KB, MAP_SHARED, open(PMEM_FILE, O_RDONLY | O_CLOEXEC));
  }
  if (spec->tmpfs_kb > 0) {
    write_kb(tmpfs_file(), spec->tmpfs_kb);
  }
  if (spec->locked && anon) {
    mlock(anon, (size_t)spec->anon_kb << 10);
  }
}

void memory_grow(const struct process_spec *spec) {
  struct timespec pause = {spec->step_ms / 1000, spec->step_ms % 1000 * 1000000};
  int file = spec->grow == GROW_TMPFS ? tmpfs_file() : -1;
  int kind = spec->grow == GROW_SHARED ? MAP_SHARED : MAP_PRIVATE;
  for (long taken = 0; taken < spec->grow_limit_kb; taken += STEP_KB) {
    int more = spec->grow == GROW_TMPFS ? write_kb(file, STEP_KB)
                                        : take(STEP_KB, PAGE_KB, kind | MAP_ANONYMOUS, -1) != NULL;
    if (!more) {
      return;
    }
    nanosleep(&pause, NULL);
  }
}
