#!/usr/bin/env python3
"""Make the bytes of one version of the records, by another Avro implementation than the program's own.

    record_bytes.py VERSION     (in the repository's top; wants the package fastavro)

Reads schemas/NAME.avsc and tests/data/records/VERSION-NAME.json, writes VERSION-NAME.bin in single-object encoding and
VERSION-NAME.avro, a container file. Run once for a version, and its files are kept for ever: tests/unit/versions.c reads
each of them with the newest code.
"""
import io
import json
import sys

import fastavro
from fastavro.schema import fingerprint, to_parsing_canonical_form

version = sys.argv[1]
for name in ("article", "mention", "event"):
    with open(f"schemas/{name}.avsc", encoding="utf-8") as f:
        text = json.load(f)
    schema = fastavro.parse_schema(text)
    path = f"tests/data/records/{version}-{name}"
    with open(path + ".json", encoding="utf-8") as f:
        record = json.load(f)
    out = io.BytesIO()
    fastavro.schemaless_writer(out, schema, record)
    crc = bytes.fromhex(fingerprint(to_parsing_canonical_form(text), "CRC-64-AVRO"))
    with open(path + ".bin", "wb") as f:
        f.write(b"\xc3\x01" + crc + out.getvalue())
    with open(path + ".avro", "wb") as f:
        fastavro.writer(f, schema, [record], codec="deflate")
