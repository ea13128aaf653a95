# lib_sink.sh: what the tests of the sink share: topics, mentions, the program, the check of its files.

sink_topics() {
    for topic in demarche.mentions demarche.dead-letter; do "$TOPIC" create "$BROKER" $topic 3 || fail "create $topic"; done
}

# fill COUNT FIRST: mentions FIRST.. onto the topic
fill() { python3 tests/tools/mentions.py "$1" "$2" | "$TOPIC" put "$BROKER" demarche.mentions || fail "put"; }

# start_sink NAME [FLAG...]
start_sink() {
    name=$1
    shift
    start "$name" "$BUILD/demarche-sink" --bootstrap-servers "$BROKER" --rotate-age-ms 400 --rotate-silence-ms 300 "$@"
}

all_read() { "$TOPIC" wait "$BROKER" "${1:-demarche-sink}" demarche.mentions "${2:-40}" || fail "not all is in files ${3:-}"; }

# same_ids FOLDER COUNT: the files hold the mentions below COUNT that are to be kept, each once.
same_ids() {
    python3 tests/tools/read_files.py "$1" >"$WORK/got.unsorted" 2>"$WORK/read.log" || fail "files of $1"
    sort "$WORK/got.unsorted" | sed '/^$/d' >"$WORK/got"
    python3 tests/tools/mentions.py --ids "$2" | sort >"$WORK/want"
    cmp "$WORK/got" "$WORK/want" >/dev/null ||
        fail "$1: $(comm -13 "$WORK/got" "$WORK/want" | wc -l) missing, $(comm -23 "$WORK/got" "$WORK/want" | wc -l) too many"
}
