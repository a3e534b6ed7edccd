#!/usr/bin/env python3
"""A feed of entries of which it is known which repeat which (seeded; standard library only).

  duplicates.py make COUNT > feed.xml 2> truth.jsonl   the feed, and a line for each entry that repeats one
  duplicates.py measure SLUICE [COUNT] [--datasketch]  precision, recall, bytes an entry, seconds

Of ten entries seven are new, one repeats an earlier text exactly (with other white space), and two are an earlier text
with words changed, at one place or several, so that they are more or less like it. Which of these count at a score is
decided by the Jaccard similarity of their runs of five words, computed here with sets of strings."""
import json, os, random, resource, subprocess, sys, tempfile

SCORE = 0.8
SYLLABLES = "ba be bo da de do fa fi ga go ka ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te to va ve vo za".split()


def vocabulary(dice, count=20000):
    return sorted({"".join(dice.choice(SYLLABLES) for _ in range(dice.randrange(1, 5))) for _ in range(count)})


def shingles(text):
    words = text.split()
    return {" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}


def similarity(one, other):
    one, other = shingles(one), shingles(other)
    return len(one & other) / len(one | other)


def entries(count, seed=1):
    """(text, number of the entry it was made from, or None, whether exactly)"""
    dice = random.Random(seed)
    words = vocabulary(dice)
    texts = []
    for number in range(count):
        kind = dice.randrange(10) if texts else 9
        source = dice.randrange(len(texts)) if texts else None
        if kind == 0:
            text = texts[source]
            yield text.replace(" ", "\n  ", 3), source, True
        elif kind <= 2:
            changed = texts[source].split()
            for _ in range(dice.choice([1, 1, 1, 2, 2, 3, 5, 8])):
                place = dice.randrange(len(changed))
                how = dice.randrange(3)
                if how == 0: changed[place] = dice.choice(words)
                elif how == 1: changed.insert(place, dice.choice(words))
                elif len(changed) > 30: del changed[place]
            text = " ".join(changed)
            yield text, source, False
        else:
            text = " ".join(dice.choice(words) for _ in range(dice.randrange(30, 120)))
            yield text, None, False
        texts.append(" ".join(text.split()))


def make(count, out, truth):
    out.write('<rss version="2.0"><channel><title>Repeats</title><link>http://example.org/</link>\n')
    texts = []
    for number, (text, source, is_exact) in enumerate(entries(count)):
        out.write('<item><guid isPermaLink="false">entry-%d</guid><link>http://example.org/%d</link>'
                  "<description>%s</description></item>\n" % (number, number, text))
        if source is not None:
            truth.write(json.dumps({"index": number, "source": source, "exact": is_exact}) + "\n")
    out.write("</channel></rss>\n")


def run(command):
    """Lines, seconds of the processor, peak KiB of a child."""
    # By way of a small process: until it begins, a child counts the memory of who started it as its own.
    helper = subprocess.Popen([sys.executable, __file__, "child"] + command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True)
    lines = [json.loads(line) for line in helper.stdout]
    seconds, peak, status = json.loads(helper.stderr.read().splitlines()[-1])
    if status: sys.exit("%s ended with %d" % (command[0], status))
    return lines, seconds, peak


def child(command):
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    sys.stderr.write(json.dumps([usage.ru_utime + usage.ru_stime, usage.ru_maxrss, status]) + "\n")


def measure(sluice, count, with_datasketch):
    with tempfile.TemporaryDirectory() as folder:
        feed = os.path.join(folder, "feed.xml")
        with open(feed, "w") as out, open(os.path.join(folder, "truth"), "w") as truth: make(count, out, truth)
        truth = [json.loads(line) for line in open(os.path.join(folder, "truth"))]
        made = list(entries(count))
        texts = [" ".join(text.split()) for text, _, _ in made]
        first = {}
        for number, text in enumerate(texts): first.setdefault(text, number)
        exact = {n for n, text in enumerate(texts) if first[text] < n}
        near = {t["index"] for t in truth
                if t["index"] not in exact and similarity(texts[t["index"]], texts[t["source"]]) >= SCORE}
        print("%d entries, %.1f MB, %d exact repeats, %d near ones at %.1f or more"
              % (count, os.path.getsize(feed) / 1e6, len(exact), len(near), SCORE))
        command = [sluice, "parse", "--format", "jsonl", "--emit", "entries,summary", feed]
        lines, off, floor = run(command + ["--dedupe", "off"])
        size = count * 4096
        for name, more in (("exact", []), ("near", ["--near", str(SCORE), "--dedupe-memory", str(size)])):
            lines, seconds, peak = run(command + more)
            found = {n: e["duplicateOf"] for n, e in enumerate(lines[:-1]) if "duplicateOf" in e}
            of_kind = {n for n, d in found.items() if d["kind"] == name}
            wanted = exact if name == "exact" else near
            if name == "exact":
                right = {n for n in of_kind if texts[n] == texts[found[n]["index"]]}
            else:
                right = {n for n in of_kind
                         if found[n]["score"] == similarity(texts[n], texts[found[n]["index"]]) >= SCORE}
            print("%-6s precision %.4f recall %.4f; %.2f s on top of %.2f; %.0f bytes an entry on top of %.1f MiB; %s"
                  % (name, len(right) / max(1, len(of_kind)), len(wanted & of_kind) / max(1, len(wanted)), seconds - off, off,
                     (peak - floor) * 1024 / count, floor / 1024, {k: lines[-1].get(k, 0) for k in ("duplicates", "evictions")}))
        if with_datasketch: datasketch(texts, exact, near)


def datasketch(texts, exact, near):
    import datasketch as sketch
    before = resource.getrusage(resource.RUSAGE_SELF)
    found, is_right = set(), 0
    index = sketch.MinHashLSH(threshold=SCORE, num_perm=128)
    for number, text in enumerate(texts):
        if number in exact: continue
        hashes = sketch.MinHash(num_perm=128)
        hashes.update_batch([s.encode() for s in shingles(text)])
        others = index.query(hashes)
        if others:
            found.add(number)
            is_right += any(similarity(text, texts[o]) >= SCORE for o in others)
        index.insert(number, hashes)
    after = resource.getrusage(resource.RUSAGE_SELF)
    print("datasketch MinHashLSH (128 permutations): precision %.4f recall %.4f; %.1f s; %.0f bytes an entry"
          % (is_right / max(1, len(found)), len(found & near) / max(1, len(near)),
             after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
             (after.ru_maxrss - before.ru_maxrss) * 1024 / len(texts)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]: make(int(sys.argv[2]), sys.stdout, sys.stderr)
    elif sys.argv[1:2] == ["child"]: child(sys.argv[2:])
    elif sys.argv[1:2] == ["measure"]:
        numbers = [int(a) for a in sys.argv[3:] if a.isdigit()]
        measure(sys.argv[2], numbers[0] if numbers else 200000, "--datasketch" in sys.argv)
    else: sys.exit(__doc__)
