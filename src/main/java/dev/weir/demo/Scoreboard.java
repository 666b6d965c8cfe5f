package dev.weir.demo;

import dev.weir.demo.Tally.Counts;
import dev.weir.demo.Tally.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Writes a tally for people: as a table for a terminal, in one line for a log. */
final class Scoreboard {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ROW = "%-10s %10s %10s %10s %8s %14s";
    private static final int WIDTH = 118;

    private final List<String> streams;

    Scoreboard(List<String> streams) {
        this.streams = streams;
    }

    /**
     * The table's lines, none longer than {@value #WIDTH} characters.
     *
     * @param sent how many records were sent to a stream
     * @param now the community's time
     * @param story what happened last
     */
    List<String> table(Snapshot tally, ToLongFunction<String> sent, Instant now, String story) {
        List<String> lines = new ArrayList<>();
        lines.add("It is " + CLOCK.format(now) + " in the film shop. " + story);
        lines.add("");
        lines.add(String.format(Locale.ROOT, ROW, "stream", "sent", "in", "admitted", "held", "dead letters"));
        for (String stream : streams) {
            lines.add(row(stream, sent.applyAsLong(stream), tally.on(stream)));
        }
        lines.add("");
        lines.add(books(tally));
        lines.add("last held: " + orNone(tally.lastHeld()));
        lines.add("last dead letter: " + orNone(tally.lastDead()));
        lines.add(standings(tally));
        lines.add("last campaign: " + orNone(tally.lastCampaign()));
        return lines.stream().map(Scoreboard::cut).toList();
    }

    /** One line. */
    String line(Snapshot tally, Instant now) {
        StringBuilder line = new StringBuilder(CLOCK.format(now));
        for (String stream : streams) {
            Counts counts = tally.on(stream);
            line.append(String.format(
                    Locale.ROOT,
                    "  %s: %,d in, %,d admitted, %,d held, %,d dead;",
                    stream,
                    counts.in(),
                    counts.admitted(),
                    counts.held(),
                    counts.dead()));
        }
        return line.substring(0, line.length() - 1);
    }

    /** What it was, at the end. */
    List<String> summary(Snapshot tally, ToLongFunction<String> sent) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW, "stream", "sent", "in", "admitted", "held", "dead letters"));
        for (String stream : streams) {
            lines.add(row(stream, sent.applyAsLong(stream), tally.on(stream)));
        }
        lines.add(books(tally));
        lines.add("last held: " + orNone(tally.lastHeld()));
        lines.add(standings(tally));
        lines.add("last campaign: " + orNone(tally.lastCampaign()));
        lines.add("dead letters by reason:");
        tally.reasons().forEach((reason, count) -> lines.add(String.format(Locale.ROOT, "  %-18s %,d", reason, count)));
        return lines;
    }

    private static String standings(Snapshot tally) {
        return "contributors: "
                + (tally.standings().isEmpty()
                        ? "nothing against anybody"
                        : tally.standings().entrySet().stream()
                                .map(standing ->
                                        String.format(Locale.ROOT, "%,d %s", standing.getValue(), standing.getKey()))
                                .collect(Collectors.joining(", ")));
    }

    private static String books(Snapshot tally) {
        Counts all = tally.all();
        if (all.in() == all.judged()) {
            return String.format(
                    Locale.ROOT,
                    "The books agree at checkpoint %,d: %,d in = %,d admitted + %,d held + %,d dead letters.",
                    tally.checkpoint(),
                    all.in(),
                    all.admitted(),
                    all.held(),
                    all.dead());
        }
        return String.format(
                Locale.ROOT,
                "Checkpoint %,d is being committed: %,d in, %,d with a verdict.",
                tally.checkpoint(),
                all.in(),
                all.judged());
    }

    private static String row(String stream, long sent, Counts counts) {
        return String.format(
                Locale.ROOT,
                ROW,
                stream,
                number(sent),
                number(counts.in()),
                number(counts.admitted()),
                number(counts.held()),
                number(counts.dead()));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none yet" : text;
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
