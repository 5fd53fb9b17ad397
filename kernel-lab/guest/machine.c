#define _GNU_SOURCE
#include "machine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "files.h"
#include "output.h"

#define SWAP_DEVICE "/dev/pmem0"
#define ZRAM_DEVICE "/dev/zram0"

enum { PAGE_SIZE = 4096 };

void machine_load_modules(void) {
  char names[2048];
  read_text("/modules.txt", names, sizeof names);
  for (char *name = strtok(names, "\n"); name; name = strtok(NULL, "\n")) {
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || (syscall(SYS_finit_module, fd, "", 0) != 0 && errno != EEXIST)) {
      emit("@@note -1 {\"text\":\"cannot load %s\",\"error\":%d}\n", name, errno);
    }
    close(fd);
  }
}

void machine_set_defaults(void) {
  write_text("/proc/sys/vm/oom_dump_tasks", "1");
  write_text("/proc/sys/kernel/sysrq", "1");
  write_text("/proc/sys/kernel/hung_task_timeout_secs", "0");
  write_text("/sys/kernel/mm/transparent_hugepage/enabled", "never");
}

/* What mkswap writes: version, last page, and the magic at the end of the first page. */
static int swap_on(const char *device, long kb) {
  static unsigned char page[PAGE_SIZE];
  memset(page, 0, sizeof page);
  uint32_t version = 1;
  uint32_t last_page = (uint32_t)(kb / 4 - 1);
  memcpy(page + 1024, &version, sizeof version);
  memcpy(page + 1028, &last_page, sizeof last_page);
  memcpy(page + PAGE_SIZE - 10, "SWAPSPACE2", 10);
  int fd = open(device, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, page, sizeof page) != sizeof page || fsync(fd) != 0) {
    return -1;
  }
  close(fd);
  return swapon(device, 0);
}

static const char *zram_on(long kb) {
  if (write_text("/sys/block/zram0/disksize", "%ldK", kb) != 0) {
    return "no zram device";
  }
  return swap_on(ZRAM_DEVICE, kb) == 0 ? "" : "cannot swap to zram";
}

const char *machine_swap_on(long kb, int zram) {
  if (zram) {
    return zram_on(kb);
  }
  return swap_on(SWAP_DEVICE, kb) == 0 ? "" : "no swap device";
}

const char *machine_prepare(const struct trial_spec *trial) {
  write_text("/proc/sys/vm/oom_kill_allocating_task", "%d", trial->oom_kill_allocating_task);
  write_text("/proc/sys/vm/panic_on_oom", "%d", trial->panic_on_oom);
  write_text("/proc/sys/vm/swappiness", "%d", trial->swappiness);
  if (trial->huge_pages > 0) {
    write_text("/proc/sys/vm/nr_hugepages", "%ld", trial->huge_pages);
    if (read_number("/proc/sys/vm/nr_hugepages") <= 0) {
      return "no hugetlb pages";
    }
  }
  return "";
}

void machine_restore(const struct trial_spec *trial) {
  if (trial->huge_pages > 0) {
    write_text("/proc/sys/vm/nr_hugepages", "0");
  }
  write_text("/proc/sys/vm/drop_caches", "3");
}

long machine_free_kb(void) {
  char text[4096];
  read_text("/proc/meminfo", text, sizeof text);
  return field(text, "MemFree");
}
