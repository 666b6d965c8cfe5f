package dev.weir.evaluate;

/** How the report looks, by day and by night. */
final class ReportStyle {

    static final String CSS = """
            :root{--bg:#fff;--fg:#1c2733;--soft:#5b6b7b;--line:#dde4ea;--ok:#1a7f4b;--bad:#b3261e;
              --c0:#0b6bcb;--c1:#e08a1e;--c2:#8d99a6;--c3:#8e4ec6}
            @media(prefers-color-scheme:dark){:root{--bg:#12181f;--fg:#e4eaf0;--soft:#9aa9b7;--line:#2b3642;--ok:#5dd39e;
              --bad:#ff8a80;--c0:#5aa9f8;--c1:#f2b05e;--c2:#77838f;--c3:#c297eb}}
            body{margin:2rem auto;max-width:78rem;padding:0 1rem;background:var(--bg);color:var(--fg);
              font:15px/1.5 system-ui,sans-serif}
            h1{font-size:1.7rem}h2{margin-top:2.5rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
            p,li{max-width:60rem}figure{margin:1rem 0;overflow-x:auto}figcaption{font-weight:600;font-size:.9rem}
            table{border-collapse:collapse;font-size:.85rem}th,td{text-align:left;padding:.25rem .6rem;
              border-bottom:1px solid var(--line);white-space:nowrap}th{color:var(--soft)}.wide{overflow-x:auto}
            .MET{color:var(--ok);font-weight:600}.MISSED{color:var(--bad);font-weight:600}.NOT_MEASURED{color:var(--soft)}
            svg text{fill:var(--soft);font-size:11px}.tick{text-anchor:end}.group{text-anchor:end}
            .grid{stroke:var(--line)}.limit{stroke:var(--bad);stroke-dasharray:5 4}
            .s0{fill:var(--c0)}.s1{fill:var(--c1)}.s2{fill:var(--c2)}.s3{fill:var(--c3)}
            .legend span{display:inline-block;width:.8em;height:.8em;margin:0 .35em 0 1em;border-radius:2px}
            .k0{background:var(--c0)}.k1{background:var(--c1)}.k2{background:var(--c2)}.k3{background:var(--c3)}
            """;

    private ReportStyle() {}
}
