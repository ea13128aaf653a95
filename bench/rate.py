#!/usr/bin/env python3
"""rate.py PORT COUNT: reads a program's metrics until it has handled COUNT messages; prints messages a second, from its
first committed turn to its last, so that its start is not counted."""
import sys
import time
import urllib.request


def handled(port):
    try:
        text = urllib.request.urlopen("http://127.0.0.1:%s/metrics" % port, timeout=5).read().decode()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("demarche_messages_total{"))


def main():
    port, count = sys.argv[1], int(sys.argv[2])
    first = None
    while True:
        done, now = handled(port), time.monotonic()
        if done and first is None:
            first = now, done
        if done >= count:
            print("%d" % ((done - first[1]) / max(now - first[0], 1e-9)))
            return
        time.sleep(0.02)


main()
