#!/usr/bin/env python3
"""Mutated HTML through `sluice parse --markup clean`, and what comes out read by parsers that are not ours.

    pip install lxml html5lib
    Tests/Sanitiser/check.py [--count 100000] [--seed 1] [--browser 200] [SLUICE]

Nothing that runs may be left: no element, handler, address or style that is on none of the lists. Every tenth text is
read by html5lib too, which builds the tree that browsers build; with --browser, so many texts are shown by a headless
Chromium with a page that hears of every script that runs. Ends with 1 and the first findings when there are any.
"""
import argparse, html, json, os, random, re, subprocess, sys, tempfile

import html5lib
import lxml.html

# Ours: each a way in which markup was made to run somewhere.
SEEDS = [
    '<script>alert(1)</script>', '<script src=//x.example/x.js></script>', '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<a href="javascript:alert(1)">a</a>',
    '<a href=" &#1; java\tscript:alert(1)">a</a>', '<a href="javascript&colon;alert(1)">a</a>',
    '<a href="&#x6A;avascript:alert(1)">a</a>', '<a href="vbscript:msgbox(1)">a</a>',
    '<iframe src="javascript:alert(1)"></iframe>', '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html,<script>alert(1)</script>"></object>', '<embed src="javascript:alert(1)">',
    '<form action="javascript:alert(1)"><input type=submit></form>', '<button formaction="javascript:alert(1)">b</button>',
    '<div style="background:url(javascript:alert(1))">d</div>', '<div style="width:expression(alert(1))">d</div>',
    '<style>@import "javascript:alert(1)"; body{background:url(x)}</style>', '<link rel=stylesheet href="javascript:alert(1)">',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">', '<base href="javascript:alert(1)//">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
    '<title><a title="</title><img src=x onerror=alert(1)>">', '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<template><img src=x onerror=alert(1)></template>', '<select><option><style></option></select><img src=x onerror=alert(1)></style>',
    '<svg><p><style><g title="</style><img src=x onerror=alert(1)>">', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<![CDATA[<img src=x onerror=alert(1)>]]>', '<!--><img src=x onerror=alert(1)>-->', '<!-- --!><img src=x onerror=alert(1)>',
    '<img """><script>alert(1)</script>">', '<img src=`x`onerror=alert(1)>', '<a href=//x.example onmouseover=alert(1)>a</a>',
    '<p/onclick=alert(1)>p', '<b\x0conclick=alert(1)>b', '<details open ontoggle=alert(1)>d', '<video><source onerror=alert(1)></video>',
    '<img srcset="javascript:alert(1) 1x">', '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">a</a>',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">', '<table background="javascript:alert(1)"><tr><td>t</table>',
    '<isindex action=javascript:alert(1) type=image>', '<frameset onload=alert(1)>', '<body onload=alert(1)>', '<marquee onstart=alert(1)>m',
    '<svg><animate href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>t</text></a></svg>',
    '<math href="javascript:alert(1)">m</math>', '<p style="-moz-binding:url(x#y);color:red">p</p>', '<p style="c\\6flor:red">p</p>',
    '<ul><li>one<li>two</ul><p>Fish &amp; <b>chips</b> <i>and</i> <a href="peas.html" title="p">peas</a>',
    '<table><tr><td>1<td>2</table><pre>\n a</pre><blockquote cite="http://a.example/">b</blockquote>',
]
PIECES = ['<', '>', '"', "'", '/', '=', '&', ';', '<!--', '-->', '</', ' ', '\t', '\n', '\x0c', '`', 'on', 'javascript:', '&#', '&lt;', '&quot;',
          '<svg>', '</svg>', '<math>', '<style>', '</style>', '<script>', '</script>', '<p ', '<b>', '</b>', 'alert(1)', 'onerror=alert(1)', ']]>', '<![CDATA[', '\\', 'é', '\u2028', 'url(']
CONTROLS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f]')
# lxml takes no characters that XML has not.
FOREIGN = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
ELEMENTS_THAT_RUN = {'script', 'style', 'iframe', 'object', 'embed', 'applet', 'base', 'link', 'meta', 'svg', 'math', 'frame', 'frameset', 'template',
                     'noscript', 'xmp', 'noembed', 'noframes', 'plaintext', 'animate', 'set', 'foreignobject', 'image', 'portal', 'slot', 'marquee'}
ADDRESSES = {'href', 'src', 'action', 'formaction', 'background', 'cite', 'poster', 'longdesc', 'data-src', 'lowsrc', 'icon', 'data', 'xlink:href', 'srcset', 'ping', 'codebase'}
SCHEMES = {'http', 'https', 'ftp', 'ftps', 'sftp', 'mailto', 'tel', 'sms', 'callto', 'sip', 'sips', 'xmpp', 'irc', 'ircs', 'news', 'nntp', 'gopher', 'feed',
           'webcal', 'magnet', 'geo', 'git', 'svn', 'rtsp', 'mms', 'skype', 'itms', 'urn'}


def mutated(rng):
    text = rng.choice(SEEDS)
    if rng.random() < .5: text += rng.choice(SEEDS)
    for _ in range(rng.randrange(0, 6)):
        at = rng.randrange(len(text) + 1)
        kind = rng.random()
        if kind < .5: text = text[:at] + rng.choice(PIECES) + text[at:]
        elif kind < .7: text = text[:at] + text[at + rng.randrange(1, 8):]
        elif kind < .85:
            other = rng.choice(SEEDS); cut = rng.randrange(len(other))
            text = text[:at] + other[cut:cut + rng.randrange(1, 30)] + text[at:]
        else: text = ''.join(c.upper() if rng.random() < .3 else c for c in text)
    return text


def sanitised(sluice, texts):
    def item(n, text):
        # XML has no control characters, but names them HTML's way: escaped once more they reach the sanitiser.
        return f'<item><guid>{n}</guid><description>{html.escape(CONTROLS.sub(lambda c: f"&#{ord(c[0])};", text), quote=False)}</description></item>'
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://a.example/b/</link>' + ''.join(item(n, t) for n, t in enumerate(texts)) + '</channel></rss>'
    with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8', delete=False) as f: f.write(feed)
    # As published too: text repair must not be what keeps a text safe.
    lines = subprocess.run([sluice, 'parse', '--repair', 'off', '--markup', 'clean', '--format', 'jsonl', f.name], capture_output=True, text=True, check=True).stdout
    os.unlink(f.name)
    found = [''] * len(texts)
    for line in lines.split('\n'):
        if line:
            entry = json.loads(line)
            found[int(entry['id'])] = entry.get('markup', {}).get('summary', {}).get('value', '')
    return found


def trouble(name, attributes):
    """What could run in one element of the tree."""
    if not isinstance(name, str): return 'a comment or an instruction'
    name = name.split('}')[-1].lower()
    if name in ELEMENTS_THAT_RUN: return f'<{name}>'
    for key, value in attributes:
        key = key.lower() if isinstance(key, str) else key[1]
        if key.startswith('on') or key in ('srcdoc', 'xmlns', 'http-equiv', 'ping', 'is', 'nonce'): return f'{name} {key}'
        if key in ADDRESSES:
            for one in (value.split(', ') if key == 'srcset' else [value]):
                bare = re.sub('[\x00-\x20]', '', one).lower()
                scheme = re.match('([^/?#]*?):', bare)
                if scheme and scheme[1] not in SCHEMES and not bare.startswith('data:image/'): return f'{name} {key}={value!r}'
        if key == 'style' and re.search(r'expression|url\(|@|\\|binding|behavior|javascript|position|/\*', value, re.I): return f'{name} style={value!r}'
    return None


def in_lxml(text):
    text = FOREIGN.sub('', text)
    if not text.strip(): return None
    try:
        tree = lxml.html.fragment_fromstring(text, create_parent='x-root')
    except ValueError:
        # A reference to a control in a text that stays as it was.
        return in_html5lib(text)
    return next((t for e in tree.iter() if e is not tree for t in [trouble(e.tag, e.attrib.items())] if t), None)


def in_html5lib(text, scripting=True):
    walk = html5lib.getTreeWalker('etree')
    tree = html5lib.parseFragment(text, treebuilder='etree', scripting=scripting)
    for token in walk(tree):
        if token['type'] in ('StartTag', 'EmptyTag'):
            found = trouble(token['name'], [(key[1], value) for key, value in token['data'].items()])
            if found: return found
        if token['type'] == 'Comment': return 'a comment'
    return None


def in_browser(texts):
    """Which texts make a script run: each alone in a frame, and the page counts alerts."""
    ran = []
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(texts):
            page = os.path.join(folder, f'{n}.html')
            with open(page, 'w', encoding='utf-8') as f:
                f.write('<!doctype html><meta charset=utf-8><script>window.alert=function(){document.title="RAN"};'
                        # A click leads nowhere, unless it is a script.
                        'addEventListener("click",function(e){const a=e.target.closest("[href]");if(a&&!/^(javascript|data|vbscript):/i.test(a.protocol||""))e.preventDefault()},true);'
                        'addEventListener("submit",function(e){if(!/^javascript:/i.test(e.target.action))e.preventDefault()},true)</script>'
                        f'<div id=text>{text}</div><script>for (const e of document.querySelectorAll("*")) {{ if (e.click && e.closest("#text")) try {{ e.click() }} catch (x) {{}} }}</script>')
            out = subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND', '--virtual-time-budget=500', '--dump-dom', 'file://' + page], capture_output=True, text=True, timeout=60, check=False).stdout
            if '<title>RAN' in out: ran.append(n)
    return ran


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    arguments.add_argument('sluice', nargs='?', default=os.path.join(os.path.dirname(__file__), '../../.build/release/sluice'))
    arguments.add_argument('--count', type=int, default=100_000)
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--browser', type=int, default=0)
    a = arguments.parse_args()
    rng = random.Random(a.seed)
    # The parsers must find what was given dangerous, or they would find nothing at all.
    assert in_lxml('<p onclick=x>') and in_html5lib('<img src=x onerror=y>') and in_lxml('<a href="java\nscript:x">')
    findings, shown, empty = [], [], 0
    for start in range(0, a.count, 2000):
        texts = SEEDS[:] if start == 0 else []
        while len(texts) < min(2000, a.count - start): texts.append(mutated(rng))
        once = sanitised(a.sluice, texts)
        twice = sanitised(a.sluice, once)
        for n, (given, safe) in enumerate(zip(texts, once)):
            empty += not safe
            # What was read once must be read in the same way again.
            found = (twice[n].strip() != safe.strip() and f'another text the second time: {twice[n]!r}') or in_lxml(safe) or ((n % 10 == 0 or start == 0) and (in_html5lib(safe) or in_html5lib(safe, scripting=False)))
            if found: findings.append((found, given, safe))
            if len(shown) < a.browser and safe and ('alert' in given): shown.append(safe)
    for found, given, safe in findings[:20]: print(f'{found}\n  given {given!r}\n  safe  {safe!r}')
    print(f'{a.count} texts, {empty} of them nothing; {len(findings)} findings')
    ran = in_browser(shown) if a.browser else []
    if a.browser:
        control = in_browser(['<img src=x onerror=alert(1)>'])
        print(f'{len(shown)} shown in Chromium, {len(ran)} ran; the control {"ran" if control else "DID NOT RUN"}')
        for n in ran[:10]: print(f'  ran: {shown[n]!r}')
        if not control: return 1
    return 1 if findings or ran else 0


if __name__ == '__main__':
    sys.exit(main())
