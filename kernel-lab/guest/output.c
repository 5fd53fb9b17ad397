#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

enum { HELD_SIZE = 3 << 20, RECORD_SIZE = 8192 };

static char *held;
static size_t used;
static int results = -1;
static int kernel_log = -1;
static int reports;
static int nobody;

static void die(const char *what) {
  dprintf(2, "lab: %s: %s\n", what, strerror(errno));
  exit(1);
}

void output_open(void) {
  results = open("/dev/ttyS1", O_WRONLY | O_NOCTTY | O_CLOEXEC);
  kernel_log = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (results < 0 || kernel_log < 0) {
    die("serial port or kernel log");
  }
  struct termios line;
  tcgetattr(results, &line);
  cfmakeraw(&line);
  cfsetspeed(&line, B115200);
  tcsetattr(results, TCSANOW, &line);
  held = mmap(NULL, HELD_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (held == MAP_FAILED || madvise(held, HELD_SIZE, MADV_DONTFORK) != 0) {
    die("output buffer");
  }
}

void emit(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(held + used, HELD_SIZE - used, format, arguments);
  va_end(arguments);
  if (used + (size_t)length < HELD_SIZE) {
    used += (size_t)length;
  }
}

void emit_string(const char *text) {
  emit("\"");
  for (; *text; text++) {
    switch (*text) {
      case '\n': emit("\\n"); break;
      case '\t': emit("\\t"); break;
      case '"': emit("\\\""); break;
      case '\\': emit("\\\\"); break;
      default: emit("%c", *text);
    }
  }
  emit("\"");
}

/* The kernel escapes some bytes as \xNN; line feeds inside a message become lines of their own. */
static void emit_message(const char *text, size_t length, unsigned long long micros) {
  char line[RECORD_SIZE];
  size_t out = 0;
  for (size_t in = 0; in <= length; in++) {
    char c = in < length ? text[in] : '\n';
    if (c == '\\' && in + 3 < length && text[in + 1] == 'x') {
      char digits[3] = {text[in + 2], text[in + 3], 0};
      c = (char)strtol(digits, NULL, 16);
      in += 3;
    }
    if (c != '\n') {
      line[out++] = c;
      continue;
    }
    line[out] = 0;
    emit("[%5llu.%06llu] %s\n", micros / 1000000, micros % 1000000, line);
    reports += strstr(line, " invoked oom-killer: ") != NULL;
    nobody += strstr(line, "no killable processes") != NULL;
    out = 0;
  }
}

/* One record: "priority,sequence,microseconds,flags;text", then lines with more about its device. */
static ssize_t read_record(char *record) {
  for (;;) {
    ssize_t got = read(kernel_log, record, RECORD_SIZE - 1);
    if (got >= 0) {
      record[got] = 0;
      return got;
    }
    if (errno == EPIPE) {
      emit("@@lost kernel messages\n");
    } else if (errno != EINTR) {
      return -1;
    }
  }
}

void emit_kernel_log(void) {
  char record[RECORD_SIZE];
  while (read_record(record) > 0) {
    unsigned long long micros = 0;
    const char *text = strchr(record, ';');
    if (!text || sscanf(record, "%*u,%*u,%llu", &micros) != 1) {
      continue;
    }
    text++;
    emit_message(text, strcspn(text, "\n"), micros);
  }
}

void skip_kernel_log(void) {
  lseek(kernel_log, 0, SEEK_END);
}

int kernel_log_fd(void) {
  return kernel_log;
}

int reports_seen(void) {
  return reports;
}

int nobody_seen(void) {
  return nobody;
}

void output_flush(void) {
  size_t sent = 0;
  while (sent < used) {
    ssize_t wrote = write(results, held + sent, used - sent);
    if (wrote < 0 && errno != EINTR) {
      die("sending results");
    }
    sent += wrote > 0 ? (size_t)wrote : 0;
  }
  tcdrain(results);
  used = 0;
}
