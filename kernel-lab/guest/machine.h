#ifndef LAB_MACHINE_H
#define LAB_MACHINE_H

#include "spec.h"

/* Loads every module that the initramfs carries, in the order of the file /modules.txt. */
void machine_load_modules(void);

/* What stays the same for the whole boot: report printing, huge page policy. */
void machine_set_defaults(void);

/* Switches on swap of so many kB, on zram when that is wanted; "" or why it cannot be had. */
const char *machine_swap_on(long kb, int zram);

/* Huge pages and sysctls of a trial; "" or why this machine cannot have them. */
const char *machine_prepare(const struct trial_spec *trial);

/* Undoes machine_prepare and drops the page cache. */
void machine_restore(const struct trial_spec *trial);

/* Memory that is free for the whole machine's trials, in kB. */
long machine_free_kb(void);

#endif
