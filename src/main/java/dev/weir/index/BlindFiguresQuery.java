package dev.weir.index;

import dev.weir.index.BlindFigures.Check;
import dev.weir.index.BlindFigures.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what the blind sample has been answered, over the days that every rebuilt index has too. */
final class BlindFiguresQuery {

    /** The quarantine topic keeps its records for so long: what is older, a new index would not know. */
    static final long WINDOW = Duration.ofDays(30).toMillis();

    private BlindFiguresQuery() {}

    private record Row(
            int stratum,
            String stream,
            int facet,
            double probability,
            @Nullable String answer) {

        Estimate.Answer said() {
            return new Estimate.Answer(probability, "DISHONEST".equals(answer) ? 1 : 0);
        }

        boolean isTold() {
            return "HONEST".equals(answer) || "DISHONEST".equals(answer);
        }
    }

    private record Count(int stratum, String stream, int facet, long n) {}

    private record Facet(int id, String stream, String check, String family) {}

    static BlindFigures figures(Session session, long lastDay) {
        long first = lastDay - WINDOW;
        List<Row> rows = session.list(
                "SELECT b.stratum, b.stream, b.facet, b.probability, d.reason FROM blind b" + BlindSample.ANSWERED
                        + " WHERE b.chosen = 1 AND b.day > ? AND b.day <= ?",
                row -> new Row(row.getInt(1), row.getString(2), row.getInt(3), row.getDouble(4), row.getString(5)),
                first,
                lastDay);
        List<Count> counts = session.list(
                "SELECT stratum, stream, facet, sum(n) FROM blind_count WHERE day > ? AND day <= ?"
                        + " GROUP BY stratum, stream, facet",
                row -> new Count(row.getInt(1), row.getString(2), row.getInt(3), row.getLong(4)),
                first,
                lastDay);
        List<Scope> scopes = new ArrayList<>();
        scopes.add(scope(null, rows, counts));
        TreeSet<String> streams = new TreeSet<>();
        counts.forEach(count -> streams.add(count.stream));
        if (streams.size() > 1) {
            streams.forEach(stream -> scopes.add(scope(stream, rows, counts)));
        }
        List<Check> checks = session
                .list(
                        "SELECT id, stream, name, family FROM facet ORDER BY stream, name",
                        row -> new Facet(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)))
                .stream()
                .map(facet -> new Check(
                        facet.stream,
                        facet.check,
                        facet.family,
                        Estimate.share(answers(rows, row -> row.stratum == BlindSample.HELD && row.facet == facet.id))))
                .toList();
        return new BlindFigures(
                scopes,
                checks,
                rows.stream().filter(row -> row.answer == null).count(),
                rows.stream().filter(row -> row.answer != null && !row.isTold()).count());
    }

    private static Scope scope(@Nullable String stream, List<Row> rows, List<Count> counts) {
        Estimate.Stratum held = stratum(BlindSample.HELD, stream, rows, counts);
        Estimate.Stratum admitted = stratum(BlindSample.ADMITTED, stream, rows, counts);
        return new Scope(
                stream, Estimate.share(held.answers()), Estimate.recall(held, admitted), Estimate.cost(held, admitted));
    }

    private static Estimate.Stratum stratum(int stratum, @Nullable String stream, List<Row> rows, List<Count> counts) {
        long all = counts.stream()
                .filter(count -> count.stratum == stratum && (stream == null || count.stream.equals(stream)))
                .mapToLong(Count::n)
                .sum();
        return new Estimate.Stratum(
                all, answers(rows, row -> row.stratum == stratum && (stream == null || row.stream.equals(stream))));
    }

    private static List<Estimate.Answer> answers(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).filter(Row::isTold).map(Row::said).toList();
    }
}
