#!/bin/sh
# demo.sh: the whole way once, for `make demo`: broker, producer, processor, sink, a table of the events.
#
#     tools/demo.sh                     on the embedded broker, for trying out
#     KAFKA=host:9092 tools/demo.sh     the same on a real Kafka
#
# Whatever it starts it ends, by its pid, also on a failure or Ctrl-C.
set -u
cd "$(dirname "$0")/.." || exit 70
BUILD=${BUILD:-build}
OUT=$BUILD/demo
STARTED=

finish() {
    code=$?
    trap - EXIT
    for pid in $STARTED; do kill "$pid" 2>/dev/null; done
    for pid in $STARTED; do wait "$pid" 2>/dev/null; done
    [ "$code" -eq 0 ] || { echo "demo: failed; logs in $OUT/log:"; tail -n 5 "$OUT"/log/*.log; } >&2
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# step TEXT: what happens next
step() { printf '\n== %s\n' "$*"; }

# run LOG COMMAND...: in the background, so that Ctrl-C ends it, too; waits for it.
run() {
    log=$1
    shift
    "$@" >"$OUT/log/$log.log" 2>&1 &
    STARTED="$STARTED $!"
    wait $! || { echo "demo: $log ended with code $?" >&2; exit 1; }
}

embedded_broker() {
    step "An embedded broker, in memory: for trying out only"
    rm -rf "$OUT"
    mkdir -p "$OUT/log"
    "$BUILD/demarche" broker --ready-file "$OUT/broker" >"$OUT/log/broker.log" 2>&1 &
    STARTED="$STARTED $!"
    broker=$!
    while [ ! -f "$OUT/broker" ]; do
        kill -0 "$broker" 2>/dev/null || exit 1
        sleep 0.05
    done
    KAFKA=$(cat "$OUT/broker")
    real=""
    echo "demarche broker: $KAFKA"
}

if [ -n "${KAFKA:-}" ]; then
    step "Kafka at $KAFKA"
    OUT=$BUILD/demo-$(printf '%s' "$KAFKA" | tr -c 'A-Za-z0-9.' _) # its manifests are of that cluster
    mkdir -p "$OUT/log"
    real=--create-topics
else
    embedded_broker
fi

step "Publish the sample articles"
echo "demarche-producer --bootstrap-servers $KAFKA samples/*.txt"
publish() { "$BUILD/demarche-producer" --bootstrap-servers "$KAFKA" --log-level warn samples/*.txt; }
code() {
    # shellcheck disable=SC2086
    run processor "$BUILD/demarche-processor" --bootstrap-servers "$KAFKA" --group demarche-demo $real \
        --session-ms 6000 --idle-ms 1500
}
[ -z "$real" ] || code # makes the topics, too
publish || exit $?

step "Code them: articles in, events out"
echo "demarche-processor --bootstrap-servers $KAFKA"
code

step "Write the events to files"
for format in jsonl csv; do
    echo "demarche-sink --bootstrap-servers $KAFKA --format $format --folder $OUT/$format"
    "$BUILD/demarche-sink" --bootstrap-servers "$KAFKA" --group "demarche-demo-$format" --format $format \
        --folder "$OUT/$format" --from beginning --session-ms 6000 --idle-ms 1500 >"$OUT/log/sink-$format.log" 2>&1 &
    STARTED="$STARTED $!"
    eval "sink_$format=$!"
done
wait "$sink_jsonl" && wait "$sink_csv" || exit 1

step "The events"
find "$OUT/jsonl" -maxdepth 1 -name '*.jsonl' -exec cat {} + >"$OUT/all"
"$BUILD/demarche" table "$OUT/all"
rm -f "$OUT/all"

step "The files"
find "$OUT/jsonl" "$OUT/csv" -maxdepth 1 -type f | sort
if [ -z "$real" ]; then
    cat <<TEXT

The embedded broker is for trying out: it is gone now with all that was on it, and it knows no real transactions, so
nothing that ran on it is a test of exactly-once ('make test' runs that on a real Apache Kafka).
The same on a real Kafka:

    make demo KAFKA=localhost:9092
TEXT
fi
