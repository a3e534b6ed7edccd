#!/usr/bin/env python3
"""Strips a feed of its tags, as crawlers do, in one of several ways.

    flatten.py [--way WAY] [--attributes] [--sections] [--blank] [--keep NAME,NAME] [--drop NAME,NAME] [--items N] FEED…

Ways:
    lines     a field a line
    spaces    an item a line, its fields parted by spaces; line ends within a text stay
    oneline   the whole feed in one line
    slideshare the line ends of the source stay and tags become spaces, as in a crawl of slideshare.net
Options:
    --attributes  what stands in url and href attributes is kept as a field of its own
    --sections    `]]>` stays behind what was a CDATA section
    --blank       a blank line between items
    --drop        elements left out, by their names with prefix
    --mirror WORD the word Slide becomes WORD
Several feeds are written one after the other. HTML in texts loses its tags too, but for `slideshare`, which keeps what
was escaped. It is a tool for those who make cases: `measure.py` beside it compares what Sluice makes of the text with what
it makes of the feed. Needs Python 3.9 and nothing else.
"""
import argparse, html, re, sys
import xml.etree.ElementTree as ET

NS = {
    "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media", "http://slideshare.net/api/1": "slideshare",
    "http://activitystrea.ms/spec/1.0/": "activity", "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/2005/Atom": "atom", "http://wellformedweb.org/CommentAPI/": "wfw",
    "http://purl.org/rss/1.0/modules/slash/": "slash", "http://purl.org/rss/1.0/": "", "http://purl.org/atom/ns#": "atom",
}
RECORDS = {"item", "atom:entry"}
BLOCKS = re.compile(r"</(p|div|li|h\d|ul|ol|figure)\s*>|<br\s*/?>", re.I)


def name(tag):
    if not tag.startswith("{"): return tag
    uri, local = tag[1:].split("}")
    prefix = NS.get(uri, "x")
    return f"{prefix}:{local}" if prefix else local


def plain(text, keep_html):
    """A text without the tags that were escaped in it, its references decoded."""
    if keep_html or "<" not in text: return text if keep_html else html.unescape(text) if "&" in text else text
    text = BLOCKS.sub("\n", text)
    return html.unescape(re.sub(r"<[^<>]*>", "", text))


def fields(element, options, sections, out):
    """The texts of an element and of those in it, in document order."""
    tag = name(element.tag)
    if tag in options.drop: return
    if options.attributes:
        for key in ("url", "href", "type", "length"):
            value = element.get(key)
            if value and not (key == "type" and "/" not in value): out.append((tag + "@" + key, value.strip()))
    text = (element.text or "")
    if text.strip():
        value = plain(text.strip() if options.way != "slideshare" else text.strip("\n "), options.way == "slideshare")
        value = "\n".join(" ".join(line.split()) for line in value.split("\n") if line.strip())
        if value:
            if options.sections and "<" in text: value += "]]>"
            out.append((tag, value))
    for child in element:
        fields(child, options, sections, out)
        if (child.tail or "").strip() and "}" in child.tag and "xhtml" in child.tag: out.append((tag, child.tail.strip()))


def declared(data):
    """The feed with every prefix declared; parsers that know namespaces refuse others."""
    used = {m.decode() for m in re.findall(rb"<([A-Za-z][\w.-]*):", data)}
    known = {m.decode() for m in re.findall(rb"xmlns:([\w.-]+)\s*=", data)} | {"xml"}
    more = "".join(f' xmlns:{p}="urn:{p}"' for p in sorted(used - known)).encode()
    return re.sub(rb"(<(?:rss|feed|rdf:RDF|[\w.-]+:feed)\b)", lambda m: m[1] + more, data, count=1) if more else data


def flatten(data, options):
    root = ET.fromstring(declared(data))
    feed = root if name(root.tag) == "atom:feed" else (root.find("channel") if root.find("channel") is not None else root)
    sections = []
    head, items = [], []
    top = list(feed) if feed is not root or name(root.tag) == "atom:feed" else list(root)
    for child in top:
        if name(child.tag) in RECORDS:
            if len(items) < options.items:
                out = []
                fields(child, options, sections, out)
                items.append([value for _, value in out])
        else:
            out = []
            fields(child, options, sections, out)
            head += [value for _, value in out]
    groups = [g for g in [head] + items if g]
    if options.way == "lines":
        text = ("\n\n" if options.blank else "\n").join("\n".join(g) for g in groups)
    elif options.way == "oneline":
        text = " ".join(" ".join(" ".join(f.split()) for f in g) for g in groups)
    elif options.way == "slideshare":
        text = "\n".join(" ".join(f + "\n" if f.endswith("]]>") or "\n" in f else f for f in g) for g in groups)
    else:
        text = ("\n\n" if options.blank else "\n").join(" ".join(g) for g in groups)
    if options.mirror: text = re.sub("Slide", options.mirror, text)
    return text + "\n"


def arguments(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feeds", nargs="+", metavar="FEED")
    parser.add_argument("--way", choices=["lines", "spaces", "oneline", "slideshare"], default="lines")
    parser.add_argument("--attributes", action="store_true")
    parser.add_argument("--sections", action="store_true")
    parser.add_argument("--blank", action="store_true")
    parser.add_argument("--drop", default="")
    parser.add_argument("--items", type=int, default=1 << 30)
    parser.add_argument("--mirror")
    options = parser.parse_args(argv)
    options.drop = {n for n in options.drop.split(",") if n}
    return options


if __name__ == "__main__":
    options = arguments()
    for path in options.feeds:
        sys.stdout.write(flatten(open(path, "rb").read(), options))
