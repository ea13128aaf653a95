/* stop.c: the stop flag. */
#include "service/stop.h"

#include <signal.h>
#include <string.h>

static volatile sig_atomic_t stop_flag, reload_flag;

static void
on_signal(int number)
{
    if (number == SIGHUP)
        reload_flag = 1;
    else
        stop_flag = 1;
}

void
stop_catch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal; /* no SA_RESTART: a sleep ends */
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

bool
stop_asked(void)
{
    return stop_flag;
}

bool
stop_reload(void)
{
    bool asked = reload_flag;
    reload_flag = 0;
    return asked;
}

void
stop_ask(void)
{
    stop_flag = 1;
}
