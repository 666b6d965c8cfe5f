package dev.weir.cli;

import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.HeldRow;
import dev.weir.index.Page;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueFilter.Field;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Durations;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir review list}: the queue. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what waits for a decision: cases, a campaign or a flood being one, the riskiest first.",
            "With --events single held events."
        },
        footer = {
            "",
            "Examples:",
            "  weir review list --settings weir.yaml",
            "  weir review list --settings weir.yaml --events --actor customer:17 --order oldest --json"
        })
final class ReviewListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReviewPlace place;

    @Option(names = "--events", description = "Single held events in place of cases.")
    private boolean events;

    @Option(names = "--decided", description = "What is decided, in place of what waits.")
    private boolean decided;

    @Option(names = "--order", paramLabel = "ORDER", description = "risk or oldest. Default: risk.")
    private QueueOrder order = QueueOrder.RISK;

    @Option(
            names = "--where",
            paramLabel = "FIELD=TEXT",
            description = {
                "Only where this field is this text; may repeat.",
                "Fields: stream, family, check, object, actor, campaign, source, case."
            })
    private Map<Field, String> where = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", description = "So many rows, 1 to 500. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Go on behind a former list, as its end says.")
    private String after = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        BadUsage usage = new BadUsage(spec);
        Cursor cursor = usage.allowed(() -> Cursor.parse(after));
        usage.allowed(() -> checked(limit));
        return place.read(place.load(), spec.commandLine().getErr(), index -> {
            if (events) {
                printEvents(index.held(filter(), order, cursor, limit));
            } else {
                printCases(index.queue(filter(), order, cursor, limit));
            }
            return 0;
        });
    }

    private static int checked(int rows) {
        if (rows < 1 || rows > ReviewIndex.MOST_ROWS) {
            throw new IllegalArgumentException("--limit " + rows + "; allowed: 1 to " + ReviewIndex.MOST_ROWS);
        }
        return rows;
    }

    private QueueFilter filter() {
        QueueFilter filter = QueueFilter.OPEN.that(decided ? Case.Status.DECIDED : Case.Status.OPEN);
        for (Map.Entry<Field, String> one : where.entrySet()) {
            filter = filter.where(one.getKey(), one.getValue());
        }
        return filter;
    }

    private void printCases(Page<Case> page) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = Instant.now();
        if (json) {
            JsonOutput.print(
                    out,
                    content(
                            page,
                            "cases",
                            page.rows().stream().map(ReviewListCommand::content).toList()));
            return;
        }
        if (page.rows().isEmpty()) {
            out.println(decided ? "no case is decided" : "nothing waits for a decision");
            return;
        }
        TextTable table = new TextTable("CASE", "WAIT", "FROM", "RISK", "AGE", "LEFT", "WHAT");
        for (Case one : page.rows()) {
            table.row(
                    StoryText.shown(one.id()),
                    DecidingText.number(one.held()),
                    DecidingText.number(one.members()),
                    String.format(Locale.ROOT, "%.1f", one.score()),
                    age(one.oldest(), now),
                    age(now, one.deadline()),
                    StoryText.shown(one.title()));
        }
        table.print(out);
        more(out, page);
    }

    private void printEvents(Page<HeldRow> page) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = Instant.now();
        if (json) {
            JsonOutput.print(
                    out,
                    content(
                            page,
                            "events",
                            page.rows().stream().map(ReviewListCommand::content).toList()));
            return;
        }
        if (page.rows().isEmpty()) {
            out.println(decided ? "no event is decided" : "nothing waits for a decision");
            return;
        }
        TextTable table =
                new TextTable("EVENT", "CONTRIBUTOR", "OBJECT", "VALUE", "CHECK", "NATS", "AGE", "LEFT", "STATUS");
        for (HeldRow row : page.rows()) {
            table.row(
                    StoryText.shown(row.origin()),
                    StoryText.shown(row.actor().text()),
                    row.object() == null ? "-" : StoryText.shown(row.object().text()),
                    Double.isNaN(row.value()) ? "-" : row.value(),
                    row.check(),
                    String.format(Locale.ROOT, "%.1f", row.nats()),
                    age(row.held(), now),
                    age(now, row.deadline()),
                    row.status().name().toLowerCase(Locale.ROOT));
        }
        table.print(out);
        more(out, page);
    }

    private static void more(PrintWriter out, Page<?> page) {
        Cursor next = page.next();
        if (next != null) {
            out.println("more: --after " + next.text());
        }
    }

    private static Map<String, Object> content(Page<?> page, String name, Object rows) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(name, rows);
        Cursor next = page.next();
        if (next != null) {
            content.put("next", next.text());
        }
        return content;
    }

    static Map<String, Object> content(Case one) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("case", one.id());
        content.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
        content.put("title", one.title());
        content.put("stream", one.stream());
        content.put("contributors", one.members());
        content.put("objects", one.objects());
        content.put("waiting", one.held());
        content.put("events", one.total());
        content.put("check", one.check());
        content.put("family", one.family());
        content.put("risk", one.risk());
        content.put("reach", one.reach());
        content.put("score", one.score());
        content.put("oldest", one.oldest().toString());
        content.put("deadline", one.deadline().toString());
        content.put("status", one.status().name().toLowerCase(Locale.ROOT));
        return content;
    }

    static Map<String, Object> content(HeldRow row) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("origin", row.origin());
        content.put("case", row.caseId());
        content.put("stream", row.stream());
        content.put("actor", row.actor().text());
        DecidingJson.put(
                content, "object", row.object() == null ? null : row.object().text());
        DecidingJson.put(content, "value", Double.isNaN(row.value()) ? null : row.value());
        DecidingJson.put(content, "time", row.time() == null ? null : row.time().toString());
        content.put("held", row.held().toString());
        content.put("deadline", row.deadline().toString());
        content.put("trust", row.trust());
        content.put("nats", row.nats());
        content.put("check", row.check());
        content.put("family", row.family());
        content.put("status", row.status().name().toLowerCase(Locale.ROOT));
        return content;
    }

    /** How long it is from one time to another: {@code 3 hours}; {@code -} where the other came first. */
    private static String age(Instant from, Instant to) {
        return to.isBefore(from) ? "-" : Durations.about(Duration.between(from, to));
    }
}
