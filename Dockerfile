# demarche: the producer, the processor, the sink and the command line tool in one image.
#
#     docker build -t demarche .
#     docker run --rm -i demarche demarche code --format jsonl < article.txt

FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev make pkg-config python3 \
        librdkafka-dev libavro-dev libjansson-dev libmicrohttpd-dev libssl-dev libcurl4-openssl-dev zlib1g-dev libxml2-dev \
 && rm -rf /var/lib/apt/lists/*
COPY . /src
RUN make -C /src BUILD=/tmp/build PREFIX=/usr DESTDIR=/out install

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl \
        librdkafka1 libavro23 libjansson4 libmicrohttpd12 libssl3 libcurl4 zlib1g libxml2 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home demarche && install -d -o demarche -g demarche /var/lib/demarche
COPY --from=build /out /
USER demarche
WORKDIR /var/lib/demarche
VOLUME ["/var/lib/demarche"]
CMD ["demarche", "--help"]
