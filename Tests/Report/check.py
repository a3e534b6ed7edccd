#!/usr/bin/env python3
"""The pages of `check --html` and `corpus run --html` in a headless Chromium, with feeds that want to be more than text.

    apt-get install chromium
    Tests/Report/check.py [--shots DIRECTORY] [--feed FILE]... [SLUICE]

At the width of a phone and of a desk, light and dark: nothing on the console, nothing asked of the network, nothing wider
than the page, enough contrast of every text; with the Tab key all that can be used is reached in order, and Enter opens
what is closed; hostile strings of the feed are there as text, and no element is there that we did not write. Ends with 1
and the findings when there are any; without a Chromium it says so and checks nothing. More feeds and the pictures of all
pages are for people to look at.
"""
import argparse, base64, html, json, os, shutil, subprocess, sys, tempfile

# Ours: each tries to become markup, a style, a script, or to turn the direction of what stands around it.
HOSTILE = ['<script>document.title="RAN"</script>', '<img src=x onerror=document.title="RAN">', '"><svg onload=alert(1)>', "' onmouseover='alert(1)",
           '</pre></details></main><h1>Gone</h1>', '</style><style>*{display:none}</style>', '<!--', ']]>', '&lt;b&gt;&amp;amp;', 'javascript:alert(1)',
           '<meta http-equiv=refresh content="0;url=http://x.example/">', '<base href="http://x.example/">', '<iframe src="http://x.example/"></iframe>', '{{7*7}}']
# What turns or hides is shown by its number.
SHOWN = {'\u202e': 'U+202E', '\u2066': 'U+2066', '\u200b': 'U+200B', '\x9b': 'U+009B', '\u200f': 'U+200F'}
OURS = {'HTML', 'HEAD', 'META', 'TITLE', 'STYLE', 'BODY', 'A', 'HEADER', 'H1', 'H2', 'H3', 'H4', 'MAIN', 'NAV', 'ARTICLE', 'SECTION', 'FOOTER', 'P', 'B', 'BDI', 'SPAN', 'DL', 'DIV', 'DT', 'DD', 'OL', 'UL',
        'LI', 'TABLE', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'DETAILS', 'SUMMARY', 'PRE', 'DEL', 'INS', 'MARK', 'svg', 'rect'}
CONTRAST = '''(() => { const lum = c => { const v = c.map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4 }); return .2126 * v[0] + .7152 * v[1] + .0722 * v[2] };
  const rgb = s => s.match(/[\\d.]+/g).map(Number); const bad = [];
  for (const e of document.querySelectorAll('body *')) { if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()) || !e.checkVisibility()) continue;
    let b = e, back; while (b && (back = rgb(getComputedStyle(b).backgroundColor)) && back[3] === 0) b = b.parentElement; if (!b) back = [255, 255, 255];
    const x = lum(rgb(getComputedStyle(e).color)), y = lum(back); const r = (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
    if (r < 4.5) bad.push(e.tagName + '.' + e.className + ' ' + r.toFixed(2)) } return [...new Set(bad)] })()'''


class Browser:
    """A Chromium that is spoken to through a pipe (DevTools protocol), so that no port and no library is needed."""
    def __init__(self, program, profile):
        to_read, self.to = os.pipe(); self.back, from_write = os.pipe()
        def plumb(): os.dup2(to_read, 3); os.dup2(from_write, 4)
        for end in (to_read, from_write): os.set_inheritable(end, True)
        # 3 and 4 are what it reads and writes; ours may lie there already, so they are moved up first.
        if min(to_read, from_write) <= 4: to_read, from_write = os.dup(to_read) + 0, os.dup(from_write) + 0
        self.process = subprocess.Popen([program, '--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', f'--user-data-dir={profile}',
                                         '--no-first-run', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND', 'about:blank'],
                                        preexec_fn=plumb, pass_fds=(3, 4), stderr=subprocess.DEVNULL)
        self.rest, self.number, self.events = b'', 0, []
        target = self.ask('Target.createTarget', url='about:blank')['targetId']
        self.session = self.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log', 'Network'): self.page(domain + '.enable')

    def message(self):
        while b'\0' not in self.rest:
            more = os.read(self.back, 1 << 20)
            if not more: raise RuntimeError('Chromium ended')
            self.rest += more
        one, self.rest = self.rest.split(b'\0', 1)
        return json.loads(one)

    def ask(self, method, session=None, **parameters):
        self.number += 1
        words = {'id': self.number, 'method': method, 'params': parameters}
        if session: words['sessionId'] = session
        os.write(self.to, json.dumps(words).encode() + b'\0')
        while True:
            answer = self.message()
            if answer.get('id') == self.number:
                if 'error' in answer: raise RuntimeError(f'{method}: {answer["error"]}')
                return answer['result']
            self.events.append(answer)

    def page(self, method, **parameters): return self.ask(method, self.session, **parameters)

    def value(self, script):
        result = self.page('Runtime.evaluate', expression=script, returnByValue=True)
        if 'exceptionDetails' in result: raise RuntimeError(result['exceptionDetails'])
        return result['result'].get('value')

    def open(self, address, width, height, scheme):
        self.page('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.page('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        self.events = []
        self.page('Page.navigate', url=address)
        while not any(e.get('method') == 'Page.loadEventFired' for e in self.events): self.events.append(self.message())

    def press(self, key):
        text = '\r' if key == 'Enter' else ''
        self.page('Input.dispatchKeyEvent', type='keyDown' if text else 'rawKeyDown', key=key, code=key, text=text, windowsVirtualKeyCode=13 if text else 9)
        self.page('Input.dispatchKeyEvent', type='keyUp', key=key, code=key, windowsVirtualKeyCode=13 if text else 9)

    def shot(self, path):
        size = self.page('Page.getLayoutMetrics')['cssContentSize']
        data = self.page('Page.captureScreenshot', captureBeyondViewport=True, clip={'x': 0, 'y': 0, 'width': size['width'], 'height': min(size['height'], 6000), 'scale': 1})['data']
        with open(path, 'wb') as f: f.write(base64.b64decode(data))

    def close(self):
        self.process.terminate(); self.process.wait()


TEXTS = HOSTILE + [f'a{c}b' for c in SHOWN]


def hostile_feed(texts):
    def item(text, n):
        said = html.escape(text, quote=False)
        # A bare ampersand each, so that each title stands in a note's line, before and after are hostile too.
        return f'<item><title>{said} & {said}</title><guid>{n}</guid><foo:bar{n}>x</foo:bar{n}><description>{said}{said} the same long description for all, so that they repeat</description><pubDate>{said}</pubDate></item>\n'
    return '<rss version="2.0"><channel><title>' + html.escape(HOSTILE[0]) + ' & ' + html.escape(HOSTILE[4]) + '</title>' + ''.join(item(t, n) for n, t in enumerate(texts)) + '</channel></rss>'


def check(browser, name, page, shots, is_hostile):
    found = []
    def bad(what): found.append(f'{name}: {what}')
    for width, height in ((390, 844), (1280, 900)):
        for scheme in ('light', 'dark'):
            where = f'{width} {scheme}'
            browser.open('file://' + page, width, height, scheme)
            if shots: browser.shot(os.path.join(shots, f'{name}-{width}-{scheme}.png'))
            wide = browser.value('document.documentElement.scrollWidth - innerWidth')
            if wide > 0: bad(f'{where}: {wide} pixels wider than the page')
            low = browser.value(CONTRAST)
            if low: bad(f'{where}: too little contrast: {low[:5]}')
    names = set(browser.value('[...new Set([...document.querySelectorAll("*")].map(e => e.tagName))]')) - OURS
    if names: bad(f'elements that are not ours: {sorted(names)}')
    if browser.value('[...document.querySelectorAll("*")].some(e => [...e.attributes].some(a => a.name.startsWith("on") || a.name == "src" || a.name == "style"))'): bad('an attribute that is not ours')
    if browser.value('[...document.links].some(a => !a.getAttribute("href").startsWith("#"))'): bad('a link that leads out of the page')
    # From the keyboard: each thing once, in the order of the page.
    usable = browser.value('document.querySelectorAll("a[href], summary").length')
    visible = browser.value('[...document.querySelectorAll("a[href], summary")].filter(e => e.checkVisibility()).length')
    seen = []
    for _ in range(min(visible, 60)):
        browser.press('Tab')
        seen.append(browser.value('[...document.querySelectorAll("a[href], summary")].indexOf(document.activeElement)'))
    if seen != sorted(set(seen)) or -1 in seen: bad(f'the Tab key goes {seen}')
    if browser.value('!!document.querySelector("details:not([open]) > summary")'):
        browser.value('document.querySelector("details:not([open]) > summary").focus(), 0')
        before = browser.value('document.querySelectorAll("details[open]").length')
        browser.press('Enter')
        if browser.value('document.querySelectorAll("details[open]").length') != before + 1: bad('Enter does not open what is closed')
    if not usable: bad('nothing can be used')
    browser.value('document.querySelectorAll("details").forEach(e => e.open = true), 0')
    text = browser.value('document.body.textContent')
    if is_hostile:
        for one in HOSTILE:
            if one not in text: bad(f'not there as text: {one}')
        for sign, code in SHOWN.items():
            if sign in text: bad(f'{code} stands in the page as it is')
            if code not in text: bad(f'{code} is not shown by its number')
    if browser.value('document.title') == 'RAN': bad('a script ran')
    for event in browser.events:
        method, words = event.get('method'), event.get('params', {})
        if method in ('Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'): bad(f'on the console: {json.dumps(words)[:300]}')
        if method == 'Network.requestWillBeSent' and not words['request']['url'].startswith('file://' + page): bad(f'asks for {words["request"]["url"]}')
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    arguments.add_argument('sluice', nargs='?', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../.build/release/sluice'))
    arguments.add_argument('--shots')
    arguments.add_argument('--feed', action='append', default=[])
    a = arguments.parse_args()
    program = next((p for p in map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome')) if p), None)
    if not program:
        print('SKIPPED, nothing was checked: no Chromium here')
        return 0
    if a.shots: os.makedirs(a.shots, exist_ok=True)
    findings, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        feed = os.path.join(folder, 'hostile.xml')
        with open(feed, 'w', encoding='utf-8') as f: f.write(hostile_feed(TEXTS))
        pages = []
        def made(name, words, is_hostile=False):
            page = os.path.join(folder, name + '.html')
            run = subprocess.run([a.sluice] + words + ['--html', page], stdout=subprocess.DEVNULL, check=False)
            if run.returncode not in (0, 1) or not os.path.exists(page): raise RuntimeError(f'{words}: status {run.returncode}')
            pages.append((name, page, is_hostile))
        made('hostile', ['check', feed], True)
        made('both', ['check', feed, os.devnull, folder + '/none.xml'])
        # A corpus in which the feed says something else than it did.
        corpus = os.path.join(folder, 'corpus'); os.mkdir(corpus)
        # One feed each, so that none is beyond what the page shows of a feed.
        for now in (False, True):
            for n, text in enumerate(TEXTS):
                said = hostile_feed([text])
                with open(f'{corpus}/{n}.xml', 'w', encoding='utf-8') as f: f.write(said.replace('</pubDate>', ' now</pubDate>') if now else said)
            if not now: subprocess.run([a.sluice, 'corpus', 'bless', corpus], stdout=subprocess.DEVNULL, check=True)
        made('corpus', ['corpus', 'run', corpus], True)
        for n, path in enumerate(a.feed): made(f'feed{n + 1}', ['check', path])
        browser = Browser(program, os.path.join(folder, 'profile'))
        try:
            for name, page, is_hostile in pages:
                findings += check(browser, name, page, a.shots, is_hostile)
                count += 1
            # The check must see what it looks for.
            control = os.path.join(folder, 'control.html')
            with open(control, 'w') as f: f.write('<main style="width:3000px;color:#999">low<script>document.title="RAN";console.log(1)</script></main>')
            if len(check(browser, 'control', control, None, False)) < 4: findings.append('the check does not see a page that is bad in every way')
        finally: browser.close()
    for one in findings: print(one)
    print(f'{count} pages in {program}, {len(findings)} findings')
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main())
