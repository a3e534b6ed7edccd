#!/usr/bin/env python3
"""Feeds of any size, made of nothing (seeded; standard library only).

    feeds.py KIND MEGABYTES [--seed N] > feed.xml

KIND: rss (blog with HTML in CDATA), atom (HTML escaped), podcast (iTunes fields, show notes), damaged (rss in which each
tenth item has one of five faults: a bare ampersand, an entity of HTML, a control character, a byte of windows-1252, an
end tag that is missing). It streams; a feed of a gigabyte takes no more memory than one of a megabyte.
"""
import argparse, html, random, sys

SYLLABLES = "ba be bo da de do fa fi ga go ka ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te to va ve vo".split()
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Prose:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.words = sorted({"".join(self.dice.choice(SYLLABLES) for _ in range(self.dice.randrange(1, 5))) for _ in range(4000)})

    def phrase(self, low, high): return " ".join(self.dice.choices(self.words, k=self.dice.randrange(low, high)))
    def sentence(self): return self.phrase(6, 18).capitalize() + self.dice.choice([".", ".", ".", "?", "!", " – so it is.", "; it’s done."])
    def paragraph(self): return " ".join(self.sentence() for _ in range(self.dice.randrange(2, 6)))


def item(p, kind, n):
    d = p.dice
    title, slug = p.phrase(3, 9).title(), "-".join(p.phrase(3, 6).split())
    link = f"https://example.org/{slug}-{n}"
    second, day = n * 397 % 86400, n % 28 + 1
    body = "".join(f"<p>{p.paragraph()}</p>\n" for _ in range(d.randrange(2, 6))) + f'<p><a href="{link}#more">{p.phrase(2, 4)}</a> <img src="https://example.org/i/{n}.jpg" alt="{p.phrase(1, 4)}"/></p>'
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    if kind == "atom":
        return (f'  <entry>\n    <title>{title}</title>\n    <link rel="alternate" type="text/html" href="{link}"/>\n    <id>tag:example.org,2020:{n}</id>\n'
                f"    <published>2020-{n % 12 + 1:02}-{day:02}T{clock}Z</published>\n    <updated>2020-{n % 12 + 1:02}-{day:02}T{clock}Z</updated>\n"
                f"    <author><name>{p.phrase(2, 3).title()}</name></author>\n    <category term=\"{p.phrase(1, 2)}\"/>\n"
                f'    <summary type="html">{p.paragraph()}</summary>\n    <content type="html">{html.escape(body)}</content>\n  </entry>\n')
    date = f"{DAYS[n % 7]}, {day:02} {MONTHS[n % 12]} 2020 {clock} +0000"
    head = f"    <item>\n      <title>{title}</title>\n      <link>{link}</link>\n      <guid isPermaLink=\"false\">{n}@example.org</guid>\n      <pubDate>{date}</pubDate>\n"
    if kind == "podcast":
        return (head + f'      <enclosure url="https://example.org/a/{n}.mp3" length="{d.randrange(10**6, 10**8)}" type="audio/mpeg"/>\n      <itunes:duration>{n % 60 + 1}:{n % 60:02}</itunes:duration>\n'
                f"      <itunes:episode>{n}</itunes:episode>\n      <itunes:explicit>no</itunes:explicit>\n      <itunes:image href=\"https://example.org/i/{n}.jpg\"/>\n"
                f"      <description><![CDATA[{body}]]></description>\n    </item>\n")
    return (head + f"      <dc:creator>{p.phrase(2, 3).title()}</dc:creator>\n" + "".join(f"      <category>{p.phrase(1, 3)}</category>\n" for _ in range(d.randrange(3)))
            + f"      <description><![CDATA[{p.paragraph()}]]></description>\n      <content:encoded><![CDATA[{body}]]></content:encoded>\n    </item>\n")


def damage(text, n):
    text = text.encode()
    return [
        lambda: text.replace(b"</title>", b" & more</title>", 1), lambda: text.replace(b"</title>", b" caf&eacute;</title>", 1),
        lambda: text.replace(b"</title>", b" \x08x</title>", 1), lambda: text.replace(b"</title>", b" caf\xe9</title>", 1),
        lambda: text.replace(b"    </item>\n", b"", 1),
    ][n // 10 % 5]()


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kind", choices=["rss", "atom", "podcast", "damaged"]); ap.add_argument("megabytes", type=float); ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    out, prose, written, n = sys.stdout.buffer, Prose(a.seed), 0, 0
    if a.kind == "atom":
        head, tail = '<feed xmlns="http://www.w3.org/2005/Atom">\n  <title>Made of nothing</title>\n  <id>tag:example.org,2020:feed</id>\n  <updated>2020-01-01T00:00:00Z</updated>\n', "</feed>\n"
    else:
        head, tail = ('<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">\n'
                      "  <channel>\n    <title>Made of nothing</title>\n    <link>https://example.org/</link>\n    <description>A feed to measure with.</description>\n"), "  </channel>\n</rss>\n"
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n' + head.encode())
    while written < a.megabytes * 10**6:
        text = item(prose, a.kind, n)
        data = damage(text, n) if a.kind == "damaged" and n % 10 == 9 else text.encode()
        out.write(data); written += len(data); n += 1
    out.write(tail.encode())


if __name__ == "__main__": main()
