package dev.weir.cli;

import dev.weir.event.DeadReason;
import dev.weir.replay.Counts;
import dev.weir.replay.Outcome;
import dev.weir.replay.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A replay's summary as plain tables. */
final class SummaryTable {

    private static final List<String> WEIGHTS = List.of("holds", "counts", "shadow");

    private SummaryTable() {}

    /** @param example what is wrong with the first dead letter, or null: there is none */
    static String of(Summary summary, String folder, @Nullable String example) {
        Outcome outcome = summary.outcome();
        StringBuilder text = new StringBuilder(streams(outcome));
        if (!outcome.checks().isEmpty()) {
            text.append('\n').append(checks(outcome.checks()));
        }
        if (outcome.total().dead() > 0) {
            text.append('\n').append(deadLetters(outcome.total().deadLetters()));
        }
        if (example != null) {
            text.append("first of them  ").append(example).append('\n');
        }
        if (outcome.total().released() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%,d of the held events released",
                    outcome.total().released()));
        }
        if (outcome.suspended() > 0 || outcome.excluded() > 0 || outcome.retracted() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%,d contributors suspended, %,d excluded, %,d admitted events retracted",
                    outcome.suspended(),
                    outcome.excluded(),
                    outcome.retracted()));
        }
        if (outcome.watched() > 0) {
            text.append(String.format(Locale.ROOT, "%n%,d contributors watched", outcome.watched()));
        }
        if (outcome.firstTime() != null) {
            text.append(String.format("%nevent times %s to %s", outcome.firstTime(), outcome.lastTime()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%n%,d records in %.1f s (%,.0f a second); policy %s, models %s%noutputs in %s%n",
                        outcome.total().in(),
                        summary.run().seconds(),
                        summary.run().recordsPerSecond(),
                        summary.policy(),
                        summary.models(),
                        folder))
                .toString();
    }

    /** A share as a percentage that shows its first digits however small it is. */
    static String percent(double share) {
        return new BigDecimal(share * 100)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    private static String streams(Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("stream", "in", "admitted", "held", "dead letters"));
        outcome.streams().forEach((name, counts) -> rows.add(row(name, counts)));
        if (outcome.streams().size() > 1) {
            rows.add(row("total", outcome.total()));
        }
        return aligned(rows);
    }

    private static List<String> row(String name, Counts counts) {
        return List.of(
                name, grouped(counts.in()), grouped(counts.admitted()), grouped(counts.held()), grouped(counts.dead()));
    }

    private static String checks(SortedMap<String, SortedMap<String, Long>> checks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("check", "holds", "lowers trust", "in shadow"));
        checks.forEach((check, byWeight) -> {
            List<String> row = new ArrayList<>(List.of(check));
            WEIGHTS.forEach(weight -> row.add(grouped(byWeight.getOrDefault(weight, 0L))));
            rows.add(row);
        });
        return aligned(rows);
    }

    private static String deadLetters(SortedMap<String, Long> reasons) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("dead letters", "records", ""));
        for (Map.Entry<String, Long> reason : reasons.entrySet()) {
            rows.add(List.of(reason.getKey(), grouped(reason.getValue()), "  " + meaning(reason.getKey())));
        }
        return aligned(rows);
    }

    private static String meaning(String code) {
        return Arrays.stream(DeadReason.values())
                .filter(reason -> reason.code().equals(code))
                .map(DeadReason::meaning)
                .findFirst()
                .orElse("");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Rows with the first column to the left, numbers to the right, and words behind them to the left. */
    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                boolean left = i == 0 || row.get(i).startsWith(" ");
                line.append(i == 0 ? "" : "  ")
                        .append(String.format("%" + (left ? "-" : "") + Math.max(1, widths[i]) + "s", row.get(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
