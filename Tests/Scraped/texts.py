#!/usr/bin/env python3
"""Texts that are no feeds, of this machine and of the corpora beside the repository: none of them may be taken for one.

    texts.py [--bin PATH] [--most N]

Manual pages, licences, source code, read-me files, changelogs, mail, tables and logs. A text passes when it is refused
(exit 1) or gives no entry. Exits 1 when one does not. Needs Python 3.9, and man for the manual pages.
"""
import argparse, glob, gzip, itertools, os, random, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def candidates():
    shared = os.path.join(ROOT, "..", "shared")
    yield "licence", glob.glob("/usr/share/common-licenses/*") + glob.glob("/usr/share/doc/*/copyright")
    yield "manual", glob.glob("/usr/share/man/man*/*.gz") + glob.glob("/usr/share/man/*/man*/*.gz")
    yield "changelog", glob.glob("/usr/share/doc/*/changelog*") + glob.glob("/usr/share/doc/*/NEWS*") + glob.glob(shared + "/corpora/*/[Cc][Hh][Aa][Nn][Gg][Ee]*")
    yield "read-me", glob.glob(shared + "/corpora/*/*.md") + glob.glob(shared + "/corpora/*/*/*.md") + glob.glob(shared + "/corpora/*/*.rst") + glob.glob("/usr/share/doc/*/README*")
    yield "source", [f for e in ("swift", "py", "c", "h", "go", "rb", "js", "php") for f in glob.glob(shared + f"/corpora/*/**/*.{e}", recursive=True)[:60]] + glob.glob(ROOT + "/Sources/**/*.swift", recursive=True)
    yield "text", glob.glob(shared + "/corpora/*/**/*.txt", recursive=True)
    yield "log and table", [f for e in ("log", "csv", "tsv", "yml", "yaml", "ini", "conf", "eml", "mbox") for f in glob.glob(shared + f"/corpora/*/**/*.{e}", recursive=True)] + glob.glob("/var/log/*.log") + glob.glob("/etc/*.conf")


def text(path):
    data = open(path, "rb").read()
    if path.endswith(".gz"): data = gzip.decompress(data)
    if "/man/" in path:
        data = subprocess.run(["sh", "-c", "command -v man >/dev/null && man -l - 2>/dev/null | col -b || cat"], input=data, capture_output=True).stdout or data
    return data


def made():
    """Mail, a commit log, a server's log, a table and a list of links, with dates and addresses in every record."""
    day = lambda n: f"{['Mon', 'Tue', 'Wed'][n % 3]}, {n % 28 + 1:02} Mar 2021 10:{n % 60:02}:00 +0000"
    yield "mbox", "".join(f"From u{n}@example.org {day(n)}\nFrom: User <u{n}@example.org>\nTo: list@example.org\nSubject: Sieve {n}\nDate: {day(n)}\n\nSee https://example.org/{n} for more.\nIt holds.\n\n" for n in range(60))
    yield "commits", "".join(f"commit {n:040x}\nAuthor: User <u@example.org>\nDate:   {day(n)}\n\n    Mend the sieve\n    https://example.org/issues/{n}\n\n" for n in range(60))
    yield "server log", "".join(f"2021-03-{n % 28 + 1:02}T10:00:{n % 60:02}Z INFO GET https://example.org/{n} 200\n" for n in range(200))
    yield "table", "id,date,url,title\n" + "".join(f"{n},{day(n).replace(',', '')},https://example.org/{n},Title {n}\n" for n in range(100))
    yield "tabbed", "".join(f"{n}\t2021-03-{n % 28 + 1:02}T10:00:00Z\thttps://example.org/{n}\t200\n" for n in range(100))
    yield "links", "".join(f"- [Sieve {n}](https://example.org/{n}) ({day(n)})\n" for n in range(80))
    yield "news", "".join(f"Version 1.{n} ({day(n)})\n\n* Mend the sieve, see https://example.org/{n}\n* And more\n\n" for n in range(60))
    yield "debian", "".join(f"sieve (1.{n}) unstable; urgency=low\n\n  * Mend the sieve, see https://example.org/{n}\n\n -- Ann Bee <ann@example.org>  Sat,  {n % 9 + 1} Jun 2007 10:53:46 +0200\n\n" for n in range(60))
    yield "front matter", "".join(f"title: Sieve {n}\ndate: 2021-03-{n % 28 + 1:02}T10:00:00Z\nurl: https://example.org/{n}\n\nText.\n\n" for n in range(60))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", default=os.path.join(ROOT, ".build/release/sluice")); ap.add_argument("--most", type=int, default=90, help="texts of a kind; 0 for all")
    a = ap.parse_args(); random.seed(7)
    total = bad = 0
    for kind, paths in itertools.chain(candidates(), [("made", list(made()))]):
        paths = sorted(set(p for p in paths if isinstance(p, tuple) or os.path.isfile(p)), key=str)
        chosen = random.sample(paths, min(a.most or len(paths), len(paths)))
        hits = 0
        for p in chosen:
            try: data = p[1].encode() if isinstance(p, tuple) else text(p)
            except OSError: continue
            out = subprocess.run([a.bin, "parse", "--format", "jsonl", "-"], input=data[:1 << 20], capture_output=True)
            is_feed = data[:200].lstrip()[:5] in (b"<?xml", b"<rss ", b"<feed") or data.lstrip()[:1] == b"<"
            if out.returncode == 0 and out.stdout.strip() and not is_feed:
                hits += 1
                print("taken for a feed:", p[0] if isinstance(p, tuple) else p, out.stdout[:160])
            total += 1
        bad += hits
        print(f"{kind:14} {len(chosen):4} texts, {hits} taken for a feed")
    print(total, "texts,", bad, "taken for a feed")
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
