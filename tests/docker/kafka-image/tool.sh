#!/bin/sh
# tool: the two command line tools that the compose file calls.
case $(basename "$0") in
kafka-topics.sh) class=org.apache.kafka.tools.TopicCommand ;;
kafka-broker-api-versions.sh) class=org.apache.kafka.tools.BrokerApiVersionsCommand ;;
*) echo "unknown tool $0" >&2; exit 64 ;;
esac
exec java -Xmx96m -cp "/opt/kafka/libs/*" "$class" "$@"
