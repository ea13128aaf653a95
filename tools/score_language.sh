#!/bin/sh
# score_language.sh PARSE DICT FILE.conllu...: from raw text and on gold tokens, by ud_eval.
#
# A file may be written FILE.conllu:GENRE, for the documents alone whose name begins so.
set -eu
parse=$1 dict=$2
shift 2
here=$(dirname "$0")
eval=${UD_EVAL:-${SHARED:-../shared}/tools/ud_eval.py}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for set in "$@"; do
    file=${set%%:*} genre=
    case $set in *:*) genre=${set#*:} ;; esac
    python3 "$here/raw_text.py" --conllu "$file" "$genre" >"$folder/gold"
    python3 "$here/raw_text.py" "$file" "$genre" | "$parse" "$dict" >"$folder/raw"
    "$parse" "$dict" --conllu <"$folder/gold" >"$folder/tokens"
    for how in raw tokens; do
        printf '%-28s %-7s' "$(basename "$file" .conllu)${genre:+ $genre}" "$how"
        python3 "$eval" "$folder/gold" "$folder/$how" | tr '\n' ' '
        echo
    done
done
