package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bundle for a person: one page without scripts and without anything from elsewhere. Not thread-safe. */
final class BundlePage {

    /** So many records are shown; all of them stand in the file beside it. */
    private static final int MOST_ROWS = 5_000;

    private final Instant from;
    private final Instant to;
    private final SortedMap<String, Long> types = new TreeMap<>();
    private final List<String> rows = new ArrayList<>();
    private long records;

    BundlePage(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    void take(ChainRecord record, byte[] line) {
        records++;
        types.merge(record.type(), 1L, Long::sum);
        if (rows.size() < MOST_ROWS) {
            rows.add(row(
                    record.at(),
                    record.type(),
                    record.subject(),
                    record.chain() + "/" + record.number(),
                    new String(line, UTF_8)));
        }
    }

    void write(Path file, AuditReport report, SortedMap<String, String> about) throws IOException {
        StringBuilder page = new StringBuilder(4_096);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Audit</title>\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}")
                .append("td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left;vertical-align:top}")
                .append(
                        "td:last-child{font-family:monospace;font-size:80%;word-break:break-all}</style></head><body>\n")
                .append("<h1>Audit from ")
                .append(from)
                .append(" to ")
                .append(to)
                .append("</h1>\n<table>\n");
        about.forEach((name, text) -> page.append(row(name, text)));
        page.append(row("records", records))
                .append(row("seals", report.seals() + ", signed " + report.signed()))
                .append(row("signed by", report.keys().isEmpty() ? "nobody" : String.join(", ", report.keys())))
                .append(row(
                        "verified when it was made",
                        report.isSound()
                                ? "nothing is wrong"
                                : report.findings().size() + " findings"))
                .append(
                        "</table>\n<p>Compare the key with the one that the operator gave you in another way, then verify")
                .append(" again: <code>weir audit verify --from . --key KEY</code></p>\n<h2>Findings</h2>\n<table>\n");
        report.findings()
                .forEach(finding -> page.append(
                        row(finding.kind(), finding.chain(), finding.number(), finding.place(), finding.sentence())));
        page.append("</table>\n<h2>Chains</h2>\n<table>\n").append(row("chain", "records up to here", "last hash"));
        for (int chain = 0; chain < report.heads().size(); chain++) {
            Head head = report.heads().get(chain);
            page.append(row(chain, head.next(), head.hash()));
        }
        page.append("</table>\n<h2>Types</h2>\n<table>\n");
        types.forEach((type, count) -> page.append(row(type, count)));
        page.append("</table>\n<h2>Records</h2>\n<p>")
                .append(rows.size() < records ? "The first " + rows.size() + " of " + records + "; all" : "All")
                .append(" stand in ")
                .append(Bundle.RECORDS)
                .append(".</p>\n<table>\n")
                .append(row("at", "type", "subject", "chain/number", "record"));
        rows.forEach(page::append);
        page.append("</table>\n</body></html>\n");
        Files.writeString(file, page);
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (Object cell : cells) {
            row.append("<td>").append(escaped(String.valueOf(cell))).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    /** What stands in a record was chosen by others. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
