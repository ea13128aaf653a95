# lib.sh: a real Apache Kafka for one test, on free ports and in a temporary folder; sourced by the tests.
#
#     . tests/kafka/lib.sh
#     broker_start                       $BROKER is its address; it ends with the test, whatever happens
#     start NAME COMMAND...              a process in the background, its log in $WORK/NAME.log, its pid in $WORK/NAME.pid
#     wait_for SECONDS WHAT COMMAND...   until the command succeeds; fails the test past the time
#
# KAFKA_VERSION chooses another version of Kafka. KEEP=1 leaves the folder.

set -u
BUILD=${BUILD:-build}
KAFKA_VERSION=${KAFKA_VERSION:-4.3.1}
CACHE=${DEMARCHE_CACHE:-$HOME/.cache/demarche}
JARS=$CACHE/kafka-$KAFKA_VERSION
CDS=$JARS/broker.jsa
TOPIC=$BUILD/tools/topic
WORK=$(mktemp -d "${TMPDIR:-/tmp}/demarche-kafka.XXXXXX")
STARTED=$(date +%s)
trap 'finish $?' EXIT
trap 'exit 130' INT TERM

fail() {
    echo "FAILED: $*"
    for log in "$WORK"/*.log; do
        [ -f "$log" ] && [ "$log" != "$WORK/broker.log" ] && { echo "--- $log"; tail -n 15 "$log"; }
    done
    exit 1
}

skip() {
    echo "$*"
    exit 77
}

# Ends what was started: politely, then not.
finish() {
    trap - EXIT
    for file in "$WORK"/*.pid; do
        [ -f "$file" ] || continue
        pid=$(cat "$file")
        [ "$file" = "$WORK/broker.pid" ] && continue
        kill -9 -- "-$pid" 2>/dev/null || kill -9 "$pid" 2>/dev/null
    done
    [ -f "$WORK/broker.pid" ] && kill -9 "$(cat "$WORK/broker.pid")" 2>/dev/null
    wait 2>/dev/null
    [ -n "${KEEP:-}" ] && echo "kept: $WORK" || rm -rf "$WORK"
    [ "$1" -eq 0 ] && echo "$(basename "$0")  ($(($(date +%s) - STARTED)) s${SUMMARY:+; $SUMMARY})"
    exit "$1"
}

wait_for() {
    limit=$(($(date +%s) + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$(date +%s)" -lt "$limit" ] || fail "$what did not come in time"
        sleep 0.1
    done
}

# A process group of its own, so that it can be killed with its children.
start() {
    name=$1
    shift
    setsid "$@" >>"$WORK/$name.log" 2>&1 &
    echo $! >"$WORK/$name.pid"
}
pid_of() { cat "$WORK/$1.pid"; }
kill_hard() { kill -9 -- "-$(pid_of "$1")" 2>/dev/null; wait "$(pid_of "$1")" 2>/dev/null; true; }

# Sends SIGTERM, waits, and leaves the exit code in $code.
stop() {
    kill -TERM "$(pid_of "$1")" 2>/dev/null
    limit=$(($(date +%s) + ${2:-30}))
    while kill -0 "$(pid_of "$1")" 2>/dev/null && [ "$(ps -o stat= -p "$(pid_of "$1")" | cut -c1)" != Z ]; do
        [ "$(date +%s)" -lt "$limit" ] || fail "$1 does not end"
        sleep 0.05
    done
    wait "$(pid_of "$1")"
    code=$?
    rm -f "$WORK/$1.pid"
}

free_ports() {
    python3 -c 'import socket, sys
s = [socket.socket() for _ in range(int(sys.argv[1]))]
[x.bind(("127.0.0.1", 0)) for x in s]
print(*[x.getsockname()[1] for x in s])' "$1"
}

broker_fetch() {
    command -v java >/dev/null || skip "java is not installed ('make test' installs it where it may)"
    mkdir -p "$CACHE"
    (
        flock 9
        if [ ! -f "$JARS/.complete" ]; then
            command -v mvn >/dev/null || exit 1
            mvn -q -B -f tests/kafka/broker/pom.xml dependency:copy-dependencies -DincludeScope=runtime \
                -Dkafka.version="$KAFKA_VERSION" -DoutputDirectory="$JARS" >"$WORK/mvn.log" 2>&1 || exit 1
            touch "$JARS/.complete"
        fi
    ) 9>"$CACHE/.lock" || { cat "$WORK/mvn.log" 2>/dev/null; skip "Kafka $KAFKA_VERSION is not in $JARS and could not be fetched"; }
}

broker_java() {
    share=""
    [ -f "$CDS" ] && share="-XX:SharedArchiveFile=$CDS"
    # shellcheck disable=SC2086
    exec java -Xms${HEAP:-256}m -Xmx${HEAP:-256}m -XX:+UseSerialGC ${JIT--XX:TieredStopAtLevel=1} $share -Xlog:cds=off \
        -Dlog4j2.configurationFile="$PWD/tests/kafka/broker/log4j2.properties" "$@"
}

broker_listens() {
    python3 -c 'import socket, sys; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)' "$PORT"
}

# Starts it again on the same ports and data.
broker_resume() {
    (broker_java -cp "$JARS/*" kafka.Kafka "$WORK/broker.properties") >>"$WORK/broker.log" 2>&1 &
    echo $! >"$WORK/broker.pid"
    wait_for 60 "the broker's port" broker_listens
    wait_for 60 "the broker" "$TOPIC" ping "$BROKER"
}

broker_kill() { kill -9 "$(pid_of broker)"; wait "$(pid_of broker)" 2>/dev/null; true; }

broker_start() {
    [ -x "$TOPIC" ] || skip "$TOPIC is not built: make tools"
    broker_fetch
    # shellcheck disable=SC2046
    set -- $(free_ports 2)
    PORT=$1 BROKER=127.0.0.1:$1
    sed -e "s,@PORT@,$1," -e "s,@CONTROLLER@,$2," -e "s,@DIR@,$WORK," \
        tests/kafka/broker/broker.properties >"$WORK/broker.properties"
    (HEAP=96 broker_java -cp "$JARS/*" kafka.tools.StorageTool format -t MkU3OEVBNTcwNTJENDM2Qg \
        -c "$WORK/broker.properties") >"$WORK/broker.log" 2>&1 || { cat "$WORK/broker.log"; fail "format"; }
    broker_resume
}

# A metric's sum over the workers, from the HTTP port of a program.
metric() {
    python3 -c 'import sys, urllib.request
text = urllib.request.urlopen("http://127.0.0.1:%s/metrics" % sys.argv[1], timeout=5).read().decode()
print(sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(sys.argv[2] + "{")))' "$1" "$2"
}

page_is() { # PORT PATH STATUS
    python3 -c 'import sys, urllib.request, urllib.error
try: status = urllib.request.urlopen("http://127.0.0.1:%s%s" % tuple(sys.argv[1:3]), timeout=5).status
except urllib.error.HTTPError as error: status = error.code
sys.exit(status != int(sys.argv[3]))' "$1" "$2" "$3"
}
