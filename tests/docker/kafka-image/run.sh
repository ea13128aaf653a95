#!/bin/sh
# run: what the official image does at start: KAFKA_* variables become server.properties ('_' is '.', '__' is '_', '___' is '-'),
# the storage is formatted once, the broker runs.
set -eu
properties=/etc/kafka/docker/server.properties
env | sed -n 's/^KAFKA_\([A-Z0-9_]*\)=\(.*\)$/\1=\2/p' | while IFS='=' read -r name value; do
    case $name in HEAP_OPTS | OPTS | LOG4J_*) continue ;; esac
    key=$(printf '%s' "$name" | tr '[:upper:]' '[:lower:]' | sed 's/___/\x01/g; s/__/\x02/g; s/_/./g; s/\x02/_/g; s/\x01/-/g')
    printf '%s=%s\n' "$key" "$value"
done >"$properties"
java -Xmx96m -cp "/opt/kafka/libs/*" kafka.tools.StorageTool format --ignore-formatted -t "$CLUSTER_ID" -c "$properties"
exec java ${KAFKA_HEAP_OPTS:--Xmx256m -Xms256m} -cp "/opt/kafka/libs/*" kafka.Kafka "$properties"
