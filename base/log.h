/* log.h: one line a happening, on stderr, for people and for machines. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

/* Process-wide settings, made once by main before anything is logged. `program` is borrowed. */
void log_setup(const char *program, enum log_level most, bool json);

/* "error", "warn", "info", "debug"; LOG_INFO for any other. */
enum log_level log_level_find(const char *name);

/* Extra name shown after the program ("worker-2"), copied; made once after a fork. */
void log_worker(const char *name);

/* "2026-01-31T12:00:00.123Z WARN processor/worker-2: text", or one JSON object a line. threads:
 * safe (one write a line). */
void log_line(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
