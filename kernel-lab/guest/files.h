#ifndef LAB_FILES_H
#define LAB_FILES_H

#include <stddef.h>

/* Reads a small file into text, always ended by a NUL; "" when it cannot be read. */
void read_text(const char *path, char *text, size_t size);

/* Reads one decimal number; -1 when there is none. */
long read_number(const char *path);

/* Writes a formatted text to an existing file. Returns 0, or the error number. */
int write_text(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The number behind "name" in a text of "name: number" lines; -1 when it is not there. */
long field(const char *text, const char *name);

#endif
