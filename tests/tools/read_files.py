#!/usr/bin/env python3
"""read_files.py FOLDER: reads what demarche-sink wrote and prints the ids of the mentions, one a line.

It checks, beside: each line of each manifest has its sum; offsets are in one line only; the files that stand there are
those of the manifests, with as many records and bytes as they say; nothing temporary is left. Knows JSON lines, CSV and
Avro container files (a reader of its own, by the format's description)."""
import csv
import io
import json
import pathlib
import sys
import zlib


class Avro:
    """A container file: header, blocks; values by the schema in the header."""

    def __init__(self, data):
        self.data, self.at, self.names = data, 0, {}

    def take(self, count):
        piece = self.data[self.at:self.at + count]
        if len(piece) != count:
            raise ValueError("the file ends in the middle")
        self.at += count
        return piece

    def long(self):
        shift = value = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return (value >> 1) ^ -(value & 1)

    def bytes(self):
        return self.take(self.long())

    def blocks(self, read):
        while True:
            count = self.long()
            if count == 0:
                return
            if count < 0:
                self.long()
            for _ in range(abs(count)):
                yield read()

    def learn(self, schema):
        """Named types, so that a name alone is understood."""
        if isinstance(schema, list):
            for one in schema:
                self.learn(one)
        elif isinstance(schema, dict):
            if "name" in schema and schema["type"] == "record":
                self.names[schema["name"]] = schema
                self.names["org.demarche." + schema["name"]] = schema
                for field in schema["fields"]:
                    self.learn(field["type"])
            for inner in ("items", "values", "type"):
                self.learn(schema.get(inner, ""))

    def value(self, schema):
        if isinstance(schema, list):
            return self.value(schema[self.long()])
        kind = schema["type"] if isinstance(schema, dict) else schema
        if kind in self.names:
            schema, kind = self.names[kind], "record"
        if isinstance(kind, (dict, list)):
            return self.value(kind)
        if kind == "record":
            return {field["name"]: self.value(field["type"]) for field in schema["fields"]}
        if kind == "array":
            return list(self.blocks(lambda: self.value(schema["items"])))
        if kind == "string":
            return self.bytes().decode()
        if kind in ("int", "long"):
            return self.long()
        if kind == "double":
            import struct
            return struct.unpack("<d", self.take(8))[0]
        if kind == "boolean":
            return self.take(1) == b"\1"
        if kind == "null":
            return None
        raise ValueError("a type that we do not write: %r" % kind)

    def records(self):
        if self.take(4) != b"Obj\1":
            raise ValueError("no container file")
        meta = dict(self.blocks(lambda: (self.bytes().decode(), self.bytes())))
        schema, sync = json.loads(meta["avro.schema"]), self.take(16)
        self.learn(schema)
        while self.at < len(self.data):
            count, data = self.long(), self.bytes()
            if self.take(16) != sync:
                raise ValueError("no mark between blocks")
            block = Avro(zlib.decompress(data, -15) if meta["avro.codec"] == b"deflate" else data)
            block.names = self.names
            for _ in range(count):
                yield block.value(schema)
            if block.at != len(block.data):
                raise ValueError("bytes left in a block")


def ids_of(path):
    data = path.read_bytes()
    if path.suffix == ".jsonl":
        if data and not data.endswith(b"\n"):
            raise ValueError("%s: the last line is torn" % path)
        return [json.loads(line)["mention_id"] for line in data.splitlines()]
    if path.suffix == ".csv":
        return [row["mention_id"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)]
    return [record["mention_id"] for record in Avro(data).records()]


def manifest_lines(path):
    last = -1
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        crc, body = line.split(b" ", 1)
        if zlib.crc32(body) != int(crc, 16):
            raise ValueError("%s:%d: wrong sum" % (path, number))
        entry = json.loads(body)
        if entry["first"] <= last or entry["last"] < entry["first"]:
            raise ValueError("%s:%d: offsets twice" % (path, number))
        last = entry["last"]
        yield entry


def main():
    folder = pathlib.Path(sys.argv[1])
    known = {}
    for manifest in (folder / "manifest").iterdir():
        for entry in manifest_lines(manifest):
            for file in entry["files"]:
                if file["path"] in known:
                    raise ValueError("%s is in two lines" % file["path"])
                known[file["path"]] = file
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    there = {path for path in there if not path.startswith("manifest/")}
    if there != set(known):
        raise ValueError("files %s, manifests %s" % (sorted(there - set(known)), sorted(set(known) - there)))
    for name in sorted(known):
        ids = ids_of(folder / name)
        if known[name]["records"] not in (-1, len(ids)) or known[name]["bytes"] != (folder / name).stat().st_size:
            raise ValueError("%s is not what its manifest says" % name)
        print("\n".join(ids))


main()
