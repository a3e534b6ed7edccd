// How the pages look: one sheet, light and dark, from phones up. No markup.

/// The style of every page.
enum ReportStyle {
  static let sheet = """
    :root { color-scheme: light dark; --paper: #fcfcfa; --ink: #1d1f21; --soft: #5a5f66; --line: #d9dad4; --tile: #f1f2ed;
      --link: #0b57a4; --mended: #b4540a; --text: #7d2fa0; --assumed: #1668a8; --repeats: #4d6b1a; --bad: #b3202a; --good: #1c7038;
      --del: #fbd9d6; --ins: #d3efd8; --mark: #fdeeb5; }
    @media (prefers-color-scheme: dark) { :root { --paper: #16181a; --ink: #e6e6e1; --soft: #a3a9b0; --line: #3a3e43; --tile: #202428;
      --link: #85bdf5; --mended: #f0a35e; --text: #d79bf2; --assumed: #7cc0f5; --repeats: #b3d06f; --bad: #ff9089; --good: #7fd897;
      --del: #6b2622; --ins: #1d5230; --mark: #5b4a0c; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 1rem clamp(.8rem, 4vw, 2.5rem) 3rem; max-width: 68rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.2; margin: .5rem 0 1rem; } h2 { font-size: 1.3rem; margin: 2.2rem 0 .4rem; line-height: 1.25; }
    h3 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; } h4 { font-size: 1rem; margin: 0; display: inline; font-weight: 600; }
    p, ul, ol, dl { margin: .4rem 0; } a { color: var(--link); } main:focus { outline: none; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -99rem; } .skip:focus { position: static; display: inline-block; padding: .3rem; }
    .soft, footer { color: var(--soft); font-size: .9rem; } footer { margin-top: 3rem; border-top: 1px solid var(--line); }
    .verdict { font-size: 1.1rem; font-weight: 600; padding: .6rem .8rem; border-left: .35rem solid var(--soft); background: var(--tile); }
    .verdict.good { border-color: var(--good); } .verdict.fair { border-color: var(--mended); } .verdict.bad { border-color: var(--bad); }
    .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .6rem; margin: .8rem 0; }
    .tiles div { background: var(--tile); padding: .5rem .7rem; border-radius: .3rem; }
    .tiles dt { color: var(--soft); font-size: .85rem; } .tiles dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
    .bars { list-style: none; padding: 0; } .bars li { margin: .55rem 0; }
    .bars .row { display: grid; grid-template-columns: auto 1fr auto; gap: 0 .8rem; align-items: baseline; }
    .bars .row b { font-variant-numeric: tabular-nums; }
    svg { display: block; width: 100%; } .bars svg { height: .55rem; } .bars svg .ground { fill: var(--tile); }
    .chart svg { height: 9rem; background: var(--tile); } .axis { display: flex; justify-content: space-between; color: var(--soft); font-size: .85rem; }
    .mended { fill: var(--mended); } .text { fill: var(--text); } .assumed { fill: var(--assumed); } .repeats { fill: var(--repeats); }
    .good { fill: var(--good); } .bad { fill: var(--bad); }
    .key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .9rem; }
    .key svg, .dot { display: inline-block; width: .75rem; height: .75rem; vertical-align: -.05rem; margin-right: .3rem; }
    details { border-top: 1px solid var(--line); } details:last-of-type { border-bottom: 1px solid var(--line); }
    summary { padding: .6rem .2rem; cursor: pointer; min-height: 2.75rem; } details > :not(summary) { margin-left: .4rem; margin-right: .2rem; }
    .places { list-style: none; padding: 0; scroll-margin-top: 5rem; } .places li { margin: .8rem 0; }
    pre { margin: .25rem 0; padding: .5rem .6rem; background: var(--tile); border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere;
      font: .88rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; unicode-bidi: plaintext; }
    del { background: var(--del); text-decoration: line-through; } ins { background: var(--ins); text-decoration: none; border-bottom: 2px solid var(--good); }
    mark { background: var(--mark); color: inherit; } mark.spot { border-left: 2px solid var(--mended); }
    .code { border: 1px solid var(--soft); border-radius: .2rem; padding: 0 .15rem; font-size: .78em; white-space: nowrap; }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
    td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    @media (max-width: 40rem) { .tiles { grid-template-columns: 1fr 1fr; } pre { font-size: .8rem; } table { font-size: .85rem; }
      th, td { padding-right: .4rem; }
      .bars .row { grid-template-columns: 1fr auto; } .bars .row .soft { grid-row: 2; grid-column: 1 / 3; } }
    @media print { details > * { display: block; } .skip { display: none; } }
    """
}
