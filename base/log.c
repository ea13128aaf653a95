/* log.c: one line a happening, on stderr. The settings are made once by main and only read
 * afterwards. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

static struct {
    const char *program;
    char worker[64];
    enum log_level most;
    bool json;
} settings = {.program = "demarche", .most = LOG_INFO};

void
log_setup(const char *program, enum log_level most, bool json)
{
    settings.program = program;
    settings.most = most;
    settings.json = json;
}

enum log_level
log_level_find(const char *name)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    for (int i = LOG_ERROR; i <= LOG_DEBUG; i++)
        if (strcmp(names[i], name) == 0) return (enum log_level)i;
    return LOG_INFO;
}

void
log_worker(const char *name)
{
    snprintf(settings.worker, sizeof settings.worker, "%s", name);
}

static void
put_line(struct buf *out, enum log_level level, const char *when, const char *text)
{
    static const char *const levels[] = {"ERROR", "WARN", "INFO", "DEBUG"};
    const char *slash = settings.worker[0] ? "/" : "";
    if (settings.json) {
        buf_printf(out, "{\"time\":\"%s\",\"level\":\"%s\",\"program\":\"%s%s%s\",\"text\":", when,
                   levels[level], settings.program, slash, settings.worker);
        buf_put_json(out, slice_of(text));
        buf_puts(out, "}\n");
    } else {
        buf_printf(out, "%s %s %s%s%s: %s\n", when, levels[level], settings.program, slash,
                   settings.worker, text);
    }
}

void
log_line(enum log_level level, const char *format, ...)
{
    if (level > settings.most) return;
    char text[2048], stamp[40], when[48];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(when, sizeof when, "%s.%03dZ", stamp, (int)(now.tv_nsec / 1000000));
    struct buf out = {0};
    put_line(&out, level, when, text);
    ssize_t ignored = write(STDERR_FILENO, out.at, out.len);
    (void)ignored;
    buf_fini(&out);
}
