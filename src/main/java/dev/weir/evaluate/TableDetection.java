package dev.weir.evaluate;

import dev.weir.table.Poisoned;
import dev.weir.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a poison, and what it cost rows and sources that are honest. Sums over seeds.
 *
 * @param poison the poisoned rows
 * @param genuine the honest rows that are negative, of sources that are honest
 * @param positive the honest rows that are positive, of the same
 * @param ofBad the honest rows of bad sources: the labels of such a source are taken back, right or wrong
 * @param sources the bad ones, the honest ones, and who of them was found
 * @param actorsFound how many actors were found at something: all are honest
 * @param holds how many rows each check held
 * @param delays for each bad source found, how many of its rows came before it was
 * @param areas for each seed, how likely a poisoned row surprises more than an honest one, half of those that surprise alike
 * @param trust for each seed, the median trust of honest positives
 */
public record TableDetection(
        Rows poison,
        Rows genuine,
        Rows positive,
        Rows ofBad,
        SourcesFound sources,
        int actorsFound,
        Map<String, Integer> holds,
        List<Integer> delays,
        List<Double> areas,
        List<Double> trust) {

    /** Nothing yet. */
    public static final TableDetection NONE = new TableDetection(
            Rows.NONE,
            Rows.NONE,
            Rows.NONE,
            Rows.NONE,
            new SourcesFound(0, 0, 0, 0),
            0,
            Map.of(),
            List.of(),
            List.of(),
            List.of());

    /**
     * Rows of one kind.
     *
     * @param rows how many there are
     * @param held of them, when they came
     * @param withheld held, or taken back by the end
     */
    public record Rows(int rows, int held, int withheld) {

        static final Rows NONE = new Rows(0, 0, 0);

        Rows plus(Rows more) {
            return new Rows(rows + more.rows, held + more.held, withheld + more.withheld);
        }

        /** Of them; NaN where there are none. */
        double shareHeld() {
            return (double) held / rows;
        }

        /** The same at the end. */
        double shareWithheld() {
            return (double) withheld / rows;
        }
    }

    /** Sources that are bad, and of them found; that are honest, and of them found. */
    public record SourcesFound(int bad, int badFound, int honest, int honestFound) {

        SourcesFound plus(SourcesFound more) {
            return new SourcesFound(
                    bad + more.bad, badFound + more.badFound, honest + more.honest, honestFound + more.honestFound);
        }
    }

    /** Takes copies. */
    public TableDetection {
        holds = Map.copyOf(holds);
        delays = List.copyOf(delays);
        areas = List.copyOf(areas);
        trust = List.copyOf(trust);
    }

    /** Of one table. */
    public static TableDetection of(Poisoned poisoned, Gated gated) {
        Rows[] kinds = {Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE};
        List<Row> rows = poisoned.table().rows();
        List<Double> bad = new ArrayList<>();
        List<Double> honest = new ArrayList<>();
        List<Double> trust = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            Row row = rows.get(place);
            int kind = kind(poisoned, place, row);
            kinds[kind] = kinds[kind].plus(new Rows(
                    1, gated.held().get(place) ? 1 : 0, gated.withheld().get(place) ? 1 : 0));
            (kind == 0 ? bad : honest).add(gated.surprisal()[place]);
            if (kind == 2) {
                trust.add(gated.trust()[place]);
            }
        }
        Set<String> sources = poisoned.table().sources();
        int badFound = (int) gated.sources().keySet().stream()
                .filter(source -> poisoned.sources().contains(source))
                .count();
        Collections.sort(trust);
        Double area = area(bad, honest);
        return new TableDetection(
                kinds[0],
                kinds[1],
                kinds[2],
                kinds[3],
                new SourcesFound(
                        poisoned.sources().size(),
                        badFound,
                        sources.size() - poisoned.sources().size(),
                        gated.sources().size() - badFound),
                gated.actors().size(),
                gated.holds(),
                delays(poisoned, gated),
                area == null ? List.of() : List.of(area),
                trust.isEmpty() ? List.of() : List.of(trust.get(trust.size() / 2)));
    }

    private static int kind(Poisoned poisoned, int place, Row row) {
        if (poisoned.rows().get(place)) {
            return 0;
        }
        if (poisoned.sources().contains(row.source())) {
            return 3;
        }
        return row.isPositive() ? 2 : 1;
    }

    private static List<Integer> delays(Poisoned poisoned, Gated gated) {
        List<Integer> delays = new ArrayList<>();
        gated.sources().forEach((source, found) -> {
            if (poisoned.sources().contains(source)) {
                delays.add((int) poisoned.table().rows().subList(0, found).stream()
                        .filter(row -> row.source().equals(source))
                        .count());
            }
        });
        return delays;
    }

    private static @Nullable Double area(List<Double> bad, List<Double> honest) {
        if (bad.isEmpty() || honest.isEmpty()) {
            return null;
        }
        TreeMap<Double, int[]> counts = new TreeMap<>();
        bad.forEach(value -> counts.computeIfAbsent(value, key -> new int[2])[0]++);
        honest.forEach(value -> counts.computeIfAbsent(value, key -> new int[2])[1]++);
        double wins = 0;
        double below = 0;
        for (int[] each : counts.values()) {
            wins += each[0] * (below + each[1] / 2.0);
            below += each[1];
        }
        return wins / bad.size() / honest.size();
    }

    /** Both together. */
    public TableDetection plus(TableDetection more) {
        Map<String, Integer> sum = new TreeMap<>(holds);
        more.holds.forEach((check, rows) -> sum.merge(check, rows, Integer::sum));
        return new TableDetection(
                poison.plus(more.poison),
                genuine.plus(more.genuine),
                positive.plus(more.positive),
                ofBad.plus(more.ofBad),
                sources.plus(more.sources),
                actorsFound + more.actorsFound,
                sum,
                joined(delays, more.delays),
                joined(areas, more.areas),
                joined(trust, more.trust));
    }

    /** Poisoned of all rows that were held when they came. */
    public double precision() {
        return (double) poison.held / (poison.held + genuine.held + positive.held + ofBad.held);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
