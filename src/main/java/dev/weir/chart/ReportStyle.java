package dev.weir.chart;

/** How a report looks, on a screen and on paper: dark on light on both. */
public final class ReportStyle {

    /** For the {@code style} of its head. */
    public static final String CSS = """
            :root{color-scheme:light;--fg:#1c2733;--soft:#4f5f6f;--line:#dde4ea;--ok:#1a7f4b;--bad:#b3261e;
              --c0:#0b6bcb;--c1:#e08a1e;--c2:#8d99a6;--c3:#8e4ec6}
            body{margin:2rem auto;max-width:78rem;padding:0 1rem;background:#fff;color:var(--fg);
              font:15px/1.5 system-ui,sans-serif}
            h1{font-size:1.7rem}h2{margin-top:2.5rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
            h3{font-size:1rem;margin:1.2rem 0 .3rem}p,li,dl{max-width:60rem}figcaption{font-weight:600;font-size:.85rem;max-width:36rem}
            .charts{display:flex;flex-wrap:wrap;gap:1rem 2rem}figure{margin:.5rem 0;overflow-x:auto}
            table{border-collapse:collapse;font-size:.85rem}th,td{text-align:left;padding:.25rem .6rem;
              border-bottom:1px solid var(--line)}th{color:var(--soft);vertical-align:bottom}
            .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
            .wide{overflow-x:auto}.wide table{font-size:.75rem}.wide th,.wide td{padding:.2rem .4rem}
            .wide td:first-child{white-space:nowrap}.wide th.n{white-space:normal}.set td{font-weight:600;padding-top:.8rem}
            tbody tr:hover{background:#f2f6fa}
            .MET{color:var(--ok);font-weight:600;white-space:nowrap}
            .MISSED{color:var(--bad);font-weight:600;white-space:nowrap}.NOT_MEASURED{color:var(--soft);white-space:nowrap}
            svg{overflow:visible}svg text{fill:var(--soft);font-size:11px}.tick{text-anchor:end}.group{text-anchor:end}
            .grid{stroke:var(--line)}.limit{stroke:var(--bad);stroke-dasharray:5 4}
            .s0{fill:var(--c0)}.s1{fill:var(--c1)}.s2{fill:var(--c2)}.s3{fill:var(--c3)}
            .legend{margin:.2rem 0;font-size:.8rem}
            .legend span{display:inline-block;width:.8em;height:.8em;margin:0 .35em 0 .8em;border-radius:2px}
            .legend span:first-child{margin-left:0}
            .k0{background:var(--c0)}.k1{background:var(--c1)}.k2{background:var(--c2)}.k3{background:var(--c3)}
            dt{font-weight:600;float:left;clear:left;min-width:9rem}dd{margin-left:9.5rem}
            @media print{@page{size:A4 landscape;margin:12mm}body{margin:0;max-width:none;font-size:11px;
              print-color-adjust:exact;-webkit-print-color-adjust:exact}figure,tr{break-inside:avoid}
              h2,h3,figcaption{break-after:avoid}.wide table{font-size:7.5px}.wide th,.wide td{padding:.1rem .25rem}}
            """;

    private ReportStyle() {}
}
