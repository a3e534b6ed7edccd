#!/usr/bin/env python3
"""Reads every output with readers that are not ours, Python's csv, json and sqlite3, and compares with JSON Lines.

  check.py [--sluice PATH] [FEED...]     the outputs, modules and wild feeds of Corpus/ when none is named
"""
import argparse
import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

csv.field_size_limit(sys.maxsize)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PARTS = {"links", "authors", "contributors", "categories", "enclosures", "source", "extensions", "sameAs",
         "duplicateOf", "markup"}
LISTS = {"links": ("links", None), "categories": ("categories", None), "enclosures": ("enclosures", None),
         "authors": ("authors", "author"), "contributors": ("authors", "contributor")}


def sluice(tool, *arguments):
    run = subprocess.run([tool, "parse", *arguments], capture_output=True)
    return run.stdout.decode()


def lines(text):
    return [json.loads(line) for line in text.split("\n") if line]


def entry(cells):
    """An entry of JSON Lines from the cells of a row; an empty cell is an absent field."""
    record, position = {"kind": "entry"}, {}
    for column, cell in cells.items():
        if cell is None or cell == "":
            continue
        if column == "modules":
            record.update(json.loads(cell))
        elif column in PARTS:
            record[column] = json.loads(cell)
        elif column in ("byte", "line"):
            position[column] = int(cell)
        else:
            record[column] = cell
    return record | {"position": position}


def unescape(cell):
    out, escaped = [], False
    for letter in cell:
        if escaped:
            out.append({"t": "\t", "n": "\n", "r": "\r"}.get(letter, letter))
        elif letter != "\\":
            out.append(letter)
        escaped = letter == "\\" and not escaped
    return "".join(out)


def table(text, dialect):
    if dialect == "csv":
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    else:
        rows = [[unescape(cell) for cell in row.split("\t")] for row in text.split("\n")[:-1]]
    return [entry(dict(zip(rows[0], row, strict=True))) for row in rows[1:]]


def database(path):
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    found = []
    for row in db.execute("SELECT * FROM entries ORDER BY entry"):
        cells = dict(row)
        number = cells.pop("entry")
        cells.pop("feed")
        cells.pop("key")
        record = entry(cells)
        for name, (source, role) in LISTS.items():
            asked = f"SELECT * FROM {source} WHERE entry = ?" + (" AND role = ?" if role else "") + " ORDER BY place"
            rows = [dict(one) for one in db.execute(asked, (number, role) if role else (number,))]
            values = [{k: v for k, v in one.items() if v is not None and k not in ("entry", "place", "role")}
                      for one in rows]
            if values:
                record[name] = values
        found.append(record)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sluice", default=os.path.join(ROOT, ".build/release/sluice"))
    parser.add_argument("feeds", nargs="*")
    options = parser.parse_args()
    feeds = options.feeds
    if not feeds:
        for part in ("outputs", "modules", "wild"):
            for folder, _, names in os.walk(os.path.join(ROOT, "Corpus", part)):
                feeds += [os.path.join(folder, n) for n in sorted(names) if not n.endswith((".jsonl", ".md"))]
    wrong = entries = 0
    for feed in feeds:
        common = ["--markup", "raw", feed]
        expected = lines(sluice(options.sluice, "--emit", "entries", "--format", "jsonl", *common))
        entries += len(expected)
        everything = lines(sluice(options.sluice, "--emit", "feeds,entries,notes", "--format", "jsonl", *common))
        unique = {}
        for one in expected:
            unique[one["id"]] = one
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "feeds.db")
            sluice(options.sluice, "--format", "sqlite", "--output", path, *common)
            seen = {
                "json": (json.loads(sluice(options.sluice, "--emit", "feeds,entries,notes", "--format", "json",
                                           *common)), everything),
                "csv": (table(sluice(options.sluice, "--format", "csv", *common), "csv"), expected),
                "tsv": (table(sluice(options.sluice, "--format", "tsv", *common), "tsv"), expected),
                "sqlite": (database(path), list(unique.values())),
            }
        for name, (got, wanted) in seen.items():
            if got != wanted:
                wrong += 1
                print(f"{feed}: {name} differs from jsonl")
                for a, b in zip(got, wanted):
                    if a != b:
                        print(f"  got    {a}\n  wanted {b}")
                        break
    print(f"{len(feeds)} feeds, {entries} entries, {wrong} outputs differ")
    return 1 if wrong or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
