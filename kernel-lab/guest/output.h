#ifndef LAB_OUTPUT_H
#define LAB_OUTPUT_H

/*
 * The results: lines of our own (@@...) and the kernel's log, in the order in which things happened.
 * They are held in locked memory and sent only between trials, so that sending never disturbs one.
 */

void output_open(void);

void emit(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Appends text as a JSON string, with its quotes. */
void emit_string(const char *text);

/* Appends what the kernel has logged since the last call. */
void emit_kernel_log(void);

/* Forgets what the kernel has logged so far: the messages of the boot. */
void skip_kernel_log(void);

/* A file descriptor that is readable when the kernel has logged something. */
int kernel_log_fd(void);

/* Reports that began, and reports that found nobody to kill, in the kernel's log so far. */
int reports_seen(void);
int nobody_seen(void);

/* Sends everything held. */
void output_flush(void);

#endif
