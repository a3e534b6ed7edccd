#!/usr/bin/env python3
"""How much of a feed comes back when its tags were stripped: flattens feeds in six ways and compares, field by field.

    measure.py [--bin PATH] [--missed N] [FEED…]          (default: the feeds of Corpus/wild)

What must come back is what Sluice makes of the feed itself, for the fields whose text survives the stripping. Feeds whose
texts have markup stand in rows of their own: their paragraphs become lines that nothing tells from fields. The last table
sets what was said to be how sure against what was right. Exits 1 when a wrong value was given with a confidence over .9,
and when of our own plain feeds, a field a line, less came back than FLOORS says. Needs Python 3.9 and nothing else.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import flatten

WAYS = {
    "lines": ["--way", "lines"], "sections": ["--way", "lines", "--sections"], "blank, attributes": ["--way", "lines", "--blank", "--attributes"],
    "spaces": ["--way", "spaces"], "one line": ["--way", "oneline"], "slideshare": ["--way", "slideshare", "--sections"],
}
FIELDS = ["title", "link", "id", "summary", "content", "published", "updated", "author", "email", "categories", "comments", "enclosure",
          "slideshare.views", "slideshare.comments", "slideshare.type", "slideshare.color", "slideshare.thumbnail", "slideshare.slug", "activity.verb"]
FLOORS = {"slideshare": .95, "rss, plain": .85, "atom, plain": .85}
MARKUP = re.compile(rb"&lt;/?[a-zA-Z]|<!\[CDATA\[[^\]]*<|type=.xhtml")
KEYS = {"author": "authors", "email": "authors", "enclosure": "enclosures"}


def sluice(path, *more):
    p = subprocess.run([BIN, "parse", "--format", "jsonl", "--emit", "feeds,entries,notes", *more, path], capture_output=True, timeout=60)
    return [json.loads(l) for l in p.stdout.decode("utf-8", "replace").splitlines()], p.returncode


def field(e, name):
    if "." in name:
        a, b = name.split(".")
        return (e.get(a) or {}).get(b)
    if name in ("author", "email"):
        people = e.get("authors") or [{}]
        return people[0].get("name" if name == "author" else "email")
    if name == "categories": return [c.get("term") for c in e.get("categories") or []] or None
    if name == "enclosure": return ((e.get("enclosures") or [{}])[0]).get("url")
    if name == "id" and e.get("idFrom") not in ("guid", None): return None
    return e.get(name)


def squash(x): return " ".join(x.split()) if isinstance(x, str) else x


def survives(name, value, text):
    if value is None: return False
    if name in ("published", "updated"): return True
    if isinstance(value, int): return True
    flat = squash(text)
    parts = value if isinstance(value, list) else [value]
    def there(p):
        p = squash(p)
        return p in flat or (p.startswith("http") and "//" in p and ("/" + p.split("/", 3)[-1]) in flat and len(p.split("/", 3)) > 3) or p.split(":", 1)[-1] in flat and name == "slideshare.thumbnail"
    return all(there(p) for p in parts)


def pair(wanted, got):
    """Each wanted entry with the one it became: by link, by title, or by place where the numbers agree."""
    left = list(got)
    for n, w in enumerate(wanted):
        hit = next((g for g in left if w.get("link") and g.get("link") == w.get("link") and g.get("published") == w.get("published")), None)
        hit = hit or next((g for g in left if w.get("title") and g.get("title") == w.get("title")), None)
        if hit is None and len(wanted) == len(got): hit = got[n] if got[n] in left else None
        if hit is not None: left.remove(hit)
        yield w, hit or {}


def main():
    global BIN
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("feeds", nargs="*"); ap.add_argument("--bin", default=os.path.join(ROOT, ".build/release/sluice")); ap.add_argument("--missed", type=int, default=0)
    ap.add_argument("--way", action="append")
    a = ap.parse_args(); BIN = a.bin
    feeds = a.feeds or [f for f in sorted(glob.glob(ROOT + "/Corpus/wild/*/*.xml")) if "/wild/scraped/" not in f]
    table = collections.defaultdict(lambda: [0, 0]); kinds = collections.defaultdict(lambda: [0, 0]); sure, missed, refused = [], [], []
    by_feed = collections.defaultdict(lambda: [0, 0]); said = collections.defaultdict(lambda: [0, 0])
    for path in feeds:
        lines, _ = sluice(path)
        wanted = [x for x in lines if x["kind"] == "entry"]; form = next((x.get("format", "") for x in lines if x["kind"] == "feed"), "")
        is_ours = any("slideshare" in e for e in wanted)
        kind = "slideshare" if is_ours else "atom" if form.startswith("atom") else "rss"
        if not is_ours: kind += ", markup" if MARKUP.search(open(path, "rb").read()) else ", plain"
        for way, options in WAYS.items():
            if a.way and way not in a.way: continue
            try: text = flatten.flatten(open(path, "rb").read(), flatten.arguments(options + [path]))
            except Exception as e: print("cannot flatten", path, e); break
            with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
                f.write(text); f.flush(); back, code = sluice(f.name)
            got = [x for x in back if x["kind"] == "entry"]
            notes = collections.defaultdict(list)
            for x in back:
                if x["kind"] == "note" and x["rule"] == "inferred-field": notes[x.get("entry")].append(x)
            if code: refused.append((path, way))
            order = {id(e): n for n, e in enumerate(got)}
            for w, g in pair(wanted, got):
                for name in FIELDS:
                    value = field(w, name); have = field(g, name)
                    if survives(name, value, text):
                        ok = squash(have) == squash(value)
                        for t in (table[name, way], kinds[kind, way], by_feed[os.path.basename(path), way]): t[1] += 1; t[0] += ok
                        if not ok: missed.append((os.path.basename(path), way, name, value, have))
                    # What lost its markup is neither right nor wrong.
                    if have is None or (value is not None and not survives(name, value, text)) or (name == "id" and value is None): continue
                    for n in notes.get(order.get(id(g)), []):
                        if n.get("after") != KEYS.get(name, name): continue
                        right = squash(have) == squash(value); t = said[int(n.get("confidence", 0) * 20 + 1e-9)]; t[1] += 1; t[0] += right
                        if not right and n.get("confidence", 0) > .9: sure.append((os.path.basename(path), way, name, value, have, n["confidence"]))
    ways = [w for w in WAYS if not a.way or w in a.way]
    def rows(title, table, names):
        print(f"{title:22}" + "".join(f"{w[:12]:>14}" for w in ways))
        for n in names:
            cells = [table.get((n, w)) for w in ways]
            if any(cells): print(f"{n[:22]:22}" + "".join(f"{c[0] / c[1]:7.3f} {c[0]:3}/{c[1]:<3}"[:14].rjust(14) if c and c[1] else " " * 14 for c in cells))
    rows("field", table, FIELDS); rows("kind", kinds, ["slideshare", "rss, plain", "rss, markup", "atom, plain", "atom, markup"]); rows("feed", by_feed, sorted({k[0] for k in by_feed}))
    print("refused:", [(os.path.basename(p), w) for p, w in refused])
    for m in missed[:a.missed]: print("missed:", *[str(x)[:90] for x in m], sep=" | ")
    print("said to be sure / right:", *(f"{b / 20:.2f}: {r / n:.3f} of {n}" for b, (r, n) in sorted(said.items())), sep="  ")
    print("wrong with a confidence over .9:", len(sure))
    for s in sure[:20]: print("   ", *[str(x)[:80] for x in s], sep=" | ")
    low = [k for k, floor in FLOORS.items() if not a.feeds and kinds[k, "lines"][1] and kinds[k, "lines"][0] < floor * kinds[k, "lines"][1]]
    if low: print("below the floor:", *low)
    raise SystemExit(1 if sure or low else 0)


if __name__ == "__main__":
    main()
