# embedded.sh: for scripts that want `demarche broker`: a temp folder $T, $BROKER (its address), and everything
# that was started ended by its pid when the script ends. Sourced, after BUILD is set.
T=$(mktemp -d "${TMPDIR:-/tmp}/demarche-test.XXXXXX") || exit 70
STARTED=

# start PROGRAM...: in the background; its pid in $! and among those that are ended.
start() {
    "$@" &
    STARTED="$STARTED $!"
}

finish() {
    code=$?
    for pid in $STARTED; do kill "$pid" 2>/dev/null; done
    for pid in $STARTED; do wait "$pid" 2>/dev/null; done
    rm -rf "$T"
    exit $code
}
trap finish EXIT
trap 'exit 130' INT TERM

# until_true SECONDS COMMAND...: waits for a condition.
until_true() {
    limit=$(($(date +%s) + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$(date +%s)" -lt "$limit" ] || { echo "not within the time: $*"; return 1; }
        sleep 0.05
    done
}

# broker [FLAG...]: an embedded broker; its address in $BROKER.
broker() {
    start "$BUILD/demarche" broker --ready-file "$T/broker" "$@" >"$T/broker.log" 2>&1
    until_true 20 test -f "$T/broker" || { cat "$T/broker.log"; exit 1; }
    BROKER=$(cat "$T/broker")
}

# same WHAT WANTED GOT
same() {
    [ "$2" = "$3" ] && return 0
    echo "$1: wanted '$2', got '$3'"
    exit 1
}
