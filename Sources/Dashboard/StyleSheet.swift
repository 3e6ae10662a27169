/// How pages look: light and dark, wide and narrow.
enum StyleSheet {
    /// The sheet.
    static let text: Markup = """
        :root{color-scheme:light dark;--ground:#f5f6f8;--card:#fff;--ink:#1b2430;--quiet:#5a6575;--line:#dde2e8;\
        --warm:#12785f;--cold:#2a69c2;--short:#b8790d;--short-ink:#8a5a00;--failed:#c0322a;--empty:#8792a0;\
        --p50:#12785f;--p95:#8a5bd1;--p99:#cc5a1a;--band:#2a69c233;--median:#2a69c2;--hint:#1b24300f}
        @media (prefers-color-scheme:dark){:root{--ground:#0f141a;--card:#171e26;--ink:#e6ebf1;--quiet:#97a4b3;\
        --line:#2a3440;--warm:#35b596;--cold:#6ea8f5;--short:#e0a63c;--short-ink:#e0a63c;--failed:#f4776c;--empty:#66727f;\
        --p50:#35b596;--p95:#b493f0;--p99:#f0924f;--band:#6ea8f533;--median:#6ea8f5;--hint:#e6ebf114}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:1240px;padding:20px 28px 40px;background:var(--ground);color:var(--ink);\
        font:15px/1.45 system-ui,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}
        header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 16px}
        h1{font-size:22px;margin:0}h2{font-size:16px;margin:26px 0 8px}
        header p,footer,small,figcaption,.tick,i{color:var(--quiet)}
        header p{margin:0}
        a{color:var(--median)}h1 a{color:inherit;text-decoration:none}
        a:focus-visible{outline:3px solid var(--median);outline-offset:2px}
        header .failure{color:var(--failed)}
        [hidden]{display:none}
        nav{display:flex;gap:4px;margin-left:auto}
        nav a{padding:3px 10px;border:1px solid var(--line);border-radius:8px;color:var(--ink);text-decoration:none;\
        background:var(--card);font-size:13.5px}
        nav a:hover{background:var(--hint)}
        nav a[aria-current]{border-color:var(--median);color:var(--median);font-weight:600}
        h1 span{color:var(--quiet);font-weight:400;overflow-wrap:anywhere}h1 span::before{content:"/ "}
        .verdict{font-size:19px;margin:14px 0 4px}
        .next{margin:0 0 16px;color:var(--quiet)}
        .verdict+.tiles{margin-top:14px}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:10px}
        .tiles div,figure.rounds,.target{background:var(--card);border:1px solid var(--line);border-radius:10px}
        .tiles div{padding:10px 14px}
        .tiles b{display:block;font-size:22px;line-height:1.25}
        .tiles span,.tiles small{display:block}
        .basis summary{cursor:pointer;color:var(--quiet);font-size:12.5px;text-decoration:underline dotted}
        .tiles div:has(.basis[open]){grid-column:1/-1}
        .basis p{font-size:12.5px;margin:6px 0 0;overflow-wrap:anywhere}
        small{font-size:12.5px}
        figure{margin:0}
        figure.rounds{padding:12px 14px 6px}
        figcaption{font-size:13px;display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline}
        figcaption b{color:var(--ink)}
        svg{display:block;width:100%}
        .chart{height:auto}
        .narrow{display:none}
        .tick{font-size:11.5px;fill:var(--quiet)}
        .grid{stroke:var(--line)}.axis{stroke:var(--empty)}
        .chart path{fill:none;stroke-width:1.8;stroke-linejoin:round}
        .chart .grid,.chart .axis{stroke-width:1}
        .chart .band{fill:var(--band);stroke:none}
        .median{stroke:var(--median)}.p50{stroke:var(--p50)}.p95{stroke:var(--p95)}.p99{stroke:var(--p99)}
        .distinct{stroke:var(--warm)}.chart .requested{stroke:var(--quiet);stroke-dasharray:5 4}
        .dot{fill:var(--card);stroke-width:2}
        .hint{fill:transparent}.hint:hover{fill:var(--hint)}
        .warm{fill:var(--warm)}.cold{fill:var(--cold)}.short{fill:var(--short)}.failed{fill:var(--failed)}\
        .empty{fill:var(--empty)}
        .strip{height:30px}
        .strip>:hover{opacity:.6}
        summary>.failure{grid-column:1/-1;font-size:13.5px;overflow-wrap:anywhere}
        .key::before{content:"";display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:5px;\
        vertical-align:-1px;background:var(--key)}
        .key.p50{--key:var(--p50)}.key.p95{--key:var(--p95)}.key.p99{--key:var(--p99)}.key.band{--key:var(--band)}\
        .key.median{--key:var(--median)}.key.distinct,.key.warm{--key:var(--warm)}.key.requested{--key:var(--quiet)}\
        .key.cold{--key:var(--cold)}.key.failed{--key:var(--failed)}.key.short{--key:var(--short)}\
        .key.empty{--key:var(--empty)}
        footer .key{margin-right:8px;white-space:nowrap}
        .target{margin:8px 0}
        .target>summary{list-style:none;cursor:pointer;padding:10px 14px;display:grid;align-items:center;\
        grid-template-columns:minmax(150px,1.1fr) minmax(180px,2fr) minmax(400px,2fr);gap:6px 20px}
        .target>summary::-webkit-details-marker{display:none}
        summary:focus-visible{outline:3px solid var(--median);outline-offset:2px;border-radius:10px}
        .target>summary:hover{background:var(--hint)}
        .name{min-width:0;overflow-wrap:anywhere}
        .name small{display:block;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .chip{font-size:12px;font-weight:600;padding:1px 8px;border-radius:9px;border:1px solid;white-space:nowrap}
        .chip.warm,.is-warm{color:var(--warm)}.chip.cold,.is-cold{color:var(--cold)}\
        .chip.short,.is-short{color:var(--short-ink)}.chip.failed,.is-failed,.failure{color:var(--failed)}\
        .chip.empty{color:var(--quiet)}
        .numbers{display:grid;grid-template-columns:repeat(3,1.1fr) .6fr .6fr 1.2fr;gap:4px 10px}
        .numbers b,.numbers i{display:block;font-style:normal;text-align:right;white-space:nowrap}
        .numbers b{font-variant-numeric:tabular-nums}
        .numbers i{font-size:12px}
        .inside{padding:4px 14px 14px;border-top:1px solid var(--line)}
        .inside p{margin:8px 0;overflow-wrap:anywhere}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(310px,1fr));gap:14px 20px;margin:12px 0}
        .table summary{cursor:pointer;color:var(--quiet);font-size:13px}
        .scroll{overflow-x:auto}.scroll:focus-visible{outline:3px solid var(--median);outline-offset:2px}
        table{border-collapse:collapse;font-size:13px;margin-top:8px;font-variant-numeric:tabular-nums}
        th,td{padding:2px 12px 2px 0;text-align:right;white-space:nowrap;font-weight:400}
        thead th{color:var(--quiet)}th:first-child{text-align:left}
        footer{font-size:13px;margin-top:24px}
        @media (max-width:860px){body{padding:14px 14px 30px}\
        .target>summary{grid-template-columns:1fr}.numbers{grid-template-columns:repeat(3,1fr)}\
        .numbers b,.numbers i{text-align:left}.wide{display:none}.narrow{display:block}\
        nav{margin-left:0;width:100%}.tiles{grid-template-columns:repeat(2,1fr)}.tiles div{padding:8px 11px}.charts{grid-template-columns:1fr}}
        @media print{body{background:#fff}.target{break-inside:avoid}}
        """
}
