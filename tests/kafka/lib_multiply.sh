# lib_multiply.sh: what the tests of the turn share: topics, the program, and the check of its outputs.

topics_make() {
    for topic in in out dead; do "$TOPIC" create "$BROKER" $topic 3 || fail "create $topic"; done
}

# start_multiply NAME [FLAG...]
start_multiply() {
    name=$1
    shift
    start "$name" "$BUILD/tools/multiply" --bootstrap-servers "$BROKER" --rdkafka producer.transaction.timeout.ms=6000 "$@"
}

# Every number below $1 was multiplied exactly once.
check_outputs() {
    "$TOPIC" read "$BROKER" out | cut -f5 | sort >"$WORK/got"
    awk -v count="$1" 'BEGIN { for (n = 0; n < count; n++) for (i = 0; i < n % 4; i++) print n "/" i }' | sort >"$WORK/want"
    cmp "$WORK/got" "$WORK/want" ||
        fail "the outputs differ ($(comm -13 "$WORK/got" "$WORK/want" | wc -l) missing, $(comm -23 "$WORK/got" "$WORK/want" | wc -l) too many)"
}
