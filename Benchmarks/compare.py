#!/usr/bin/env python3
"""Sluice beside raw expat and beside other libraries, on the same feeds in one run.

    compare.py [--megabytes N] [--runs N] [--sluice PATH] [--python PATH] [--kinds KIND,KIND]

Makes the feeds (feeds.py), builds the floor (floor.c: raw expat in C whose handlers do nothing), and runs each program
over each feed in turn, N times; prints the medians as a table in Markdown and writes it, and a plot, to
Benchmarks/results.md and results.svg. A figure is a time divided by the floor's; memory is the most that was resident.
What is not installed for --python (feedparser, fastfeedparser, podcastparser, lxml) is said to be missing; the others
write one JSON object an entry, as Sluice does. Needs Python 3.9, a C compiler and expat's headers.
"""
import argparse, os, platform, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = {
    "feedparser": "import sys, json, feedparser\nfor e in feedparser.parse(sys.argv[1]).entries: print(json.dumps({k: str(v) for k, v in e.items()}))",
    "fastfeedparser": "import sys, json, fastfeedparser\nfor e in fastfeedparser.parse(open(sys.argv[1], 'rb').read().decode('utf-8', 'replace')).entries: print(json.dumps({k: str(v) for k, v in dict(e).items()}))",
    "podcastparser": "import sys, json, podcastparser\nfor e in podcastparser.parse('https://example.org/', open(sys.argv[1], 'rb'))['episodes']: print(json.dumps(e))",
    "lxml": ("import sys, json\nfrom lxml import etree\nfor _, x in etree.iterparse(sys.argv[1], tag=('item', '{http://www.w3.org/2005/Atom}entry')):\n"
             "    print(json.dumps({etree.QName(c).localname: c.text for c in x}))\n    x.clear()\n    while x.getprevious() is not None: del x.getparent()[0]"),
}


def run(command):
    """Seconds of processor, seconds, MiB, and whether it ended well."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, use = os.wait4(process.pid, 0)
    process.returncode = 0
    unit = 1 << 20 if sys.platform == "darwin" else 1024
    return use.ru_utime + use.ru_stime, time.monotonic() - start, use.ru_maxrss / unit, status == 0


def plot(rows, kinds, path):
    """Bars of wall time on a scale of tens, one group a program."""
    import math
    names = [r[0] for r in rows]
    most = max(w for _, cells in rows for w in [c[1] for c in cells if c])
    left, width, height, gap = 150, 420, 11, 8
    tall = len(names) * (len(kinds) * height + gap) + 40
    scale = lambda w: max(2, width * math.log10(max(w, .5) * 2) / math.log10(most * 2))
    shades = ["#2f6f8f", "#c8883a", "#5a8f4e", "#8a5a9e"]
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 80} {tall}" font-family="sans-serif" font-size="11">', "<title>Wall time divided by raw expat's, logarithmic</title>",
           f'<rect width="{left + width + 80}" height="{tall}" fill="#fff"/>']
    y = 10
    for name, cells in rows:
        out.append(f'<text x="{left - 8}" y="{y + len(kinds) * height / 2 + 4}" text-anchor="end">{name}</text>')
        for n, cell in enumerate(cells):
            if cell:
                out.append(f'<rect x="{left}" y="{y}" width="{scale(cell[1]):.1f}" height="{height - 2}" fill="{shades[n % 4]}"/><text x="{left + scale(cell[1]) + 4:.1f}" y="{y + 8}" font-size="9">{cell[1]:.2f}</text>')
            y += height
        y += gap
    for n, kind in enumerate(kinds): out.append(f'<rect x="{left + n * 90}" y="{y + 8}" width="10" height="10" fill="{shades[n % 4]}"/><text x="{left + 14 + n * 90}" y="{y + 17}">{kind}</text>')
    open(path, "w").write("\n".join(out) + "\n</svg>\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--megabytes", type=float, default=100); ap.add_argument("--runs", type=int, default=5); ap.add_argument("--python", default=sys.executable)
    ap.add_argument("--sluice", default=os.path.join(HERE, "..", ".build", "release", "sluice")); ap.add_argument("--kinds", default="rss,atom,podcast,damaged")
    a = ap.parse_args(); kinds = a.kinds.split(",")
    with tempfile.TemporaryDirectory() as folder:
        floor = os.path.join(folder, "floor")
        subprocess.run(["cc", "-O2", os.path.join(HERE, "floor.c"), "-o", floor, "-lexpat"], check=True)
        feeds = {}
        for kind in kinds:
            feeds[kind] = os.path.join(folder, kind + ".xml")
            with open(feeds[kind], "wb") as f: subprocess.run([sys.executable, os.path.join(HERE, "feeds.py"), kind, str(a.megabytes)], stdout=f, check=True)
        programs = {"floor": [floor], "sluice --jobs 1": [a.sluice, "parse", "--jobs", "1"], "sluice --jobs 2": [a.sluice, "parse", "--jobs", "2"],
                    "sluice --jobs 1 --dedupe off": [a.sluice, "parse", "--jobs", "1", "--dedupe", "off"]}
        missing = []
        for name, code in PEERS.items():
            if subprocess.run([a.python, "-c", f"import {'lxml.etree' if name == 'lxml' else name}"], capture_output=True).returncode: missing.append(name)
            else: programs[name] = [a.python, "-c", code]
        seen = {(p, k): [] for p in programs for k in kinds}
        for n in range(a.runs):
            for kind in kinds:
                for name, command in programs.items():
                    # What takes a minute once is not run five times.
                    if n and statistics.median(x[1] for x in seen[name, kind]) > 20: continue
                    # The floor knows no damage: its time on damaged feeds is that on the sound ones.
                    of = "rss" if name == "floor" and kind == "damaged" else kind
                    if of in feeds: seen[name, kind].append(run(command + [feeds[of]]))
    def figures(name, kind):
        runs = [x for x in seen[name, kind] if x[3]]
        base = seen["floor", kind]
        if not runs or not base: return None
        middle = lambda xs, i: statistics.median(x[i] for x in xs)
        return middle(runs, 0) / middle(base, 0), middle(runs, 1) / middle(base, 1), max(x[2] for x in runs)
    rows = [(name, [figures(name, kind) for kind in kinds]) for name in programs]
    lines = [f"Feeds of {a.megabytes:g} MB, medians of {a.runs} runs in turn; {platform.machine()}, {os.cpu_count()} processors. CPU / wall, each divided by raw expat's; peak memory in MiB.", "",
             "| program | " + " | ".join(kinds) + " |", "|---" * (len(kinds) + 1) + "|"]
    for name, cells in rows: lines.append(f"| {name} | " + " | ".join(f"{c[0]:.2f} / {c[1]:.2f}, {c[2]:.0f}" if c else "stops" for c in cells) + " |")
    if missing: lines += ["", "Missing here: " + ", ".join(missing) + "."]
    text = "\n".join(lines) + "\n"
    print(text)
    open(os.path.join(HERE, "results.md"), "w").write("# Sluice beside others\n\nMade by `Benchmarks/compare.py`.\n\n" + text)
    plot(rows, kinds, os.path.join(HERE, "results.svg"))


if __name__ == "__main__": main()
