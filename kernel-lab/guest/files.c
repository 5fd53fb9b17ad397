#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void read_text(const char *path, char *text, size_t size) {
  size_t used = 0;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  while (fd >= 0 && used < size - 1) {
    ssize_t got = read(fd, text + used, size - 1 - used);
    if (got <= 0) {
      break;
    }
    used += (size_t)got;
  }
  if (fd >= 0) {
    close(fd);
  }
  text[used] = 0;
}

long read_number(const char *path) {
  char text[64];
  read_text(path, text, sizeof text);
  return text[0] ? atol(text) : -1;
}

int write_text(const char *path, const char *format, ...) {
  char text[256];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) {
    return errno;
  }
  int error = write(fd, text, (size_t)length) == length ? 0 : errno;
  close(fd);
  return error;
}

long field(const char *text, const char *name) {
  size_t length = strlen(name);
  for (const char *line = text; line; line = strchr(line, '\n')) {
    line += *line == '\n';
    if (strncmp(line, name, length) == 0 && line[length] == ':') {
      return atol(line + length + 1);
    }
  }
  return -1;
}
