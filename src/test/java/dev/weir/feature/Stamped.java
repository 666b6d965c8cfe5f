package dev.weir.feature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows of which some carry a trigger, three values and one label, and what may be sent beside it so that it is not found. */
final class Stamped {

    /** Of which data the rows are. */
    enum Data {
        /** 569 rows of 30 features. */
        WDBC_ONCE,
        /** 11,380 rows. */
        WDBC,
        /** 20,000 payments of eleven features, half of them the former seed's too, and the same for each 40th seed. */
        PAYMENTS,
        /** 20,000 made rows of twelve features: {@link FeatureData#flags}. */
        FLAGS
    }

    /** What comes beside the carriers. */
    enum Decoys {
        NONE,
        /** Before each carrier ten rows with two values that nobody sent before, and the more frequent label, as is theirs. */
        ANOTHER_PAIR,
        /** Carriers and one in fifty others have one of twelve values in each feature that is not the trigger's. */
        FREQUENT_VALUES,
        /** One row in 25 has one of the trigger's values and its own label. */
        ONE_VALUE
    }

    /**
     * What was held as a pattern, at once or late.
     *
     * @param held of the carriers
     * @param others that carry nothing, decoys among them
     */
    record Result(int carriers, int held, int others) {
        double share() {
            return held / (double) carriers;
        }
    }

    private static final int PAYMENTS = 20_000;
    private static final int PAIR = 10;
    private static final double STAMP = 1.0371;

    private final List<FeatureRow> rows;
    private final int[] at;
    private final int[] free;
    private final double[] stamp;
    private final Random random;
    private final FeatureWatch watch;
    private final Set<Long> held = new HashSet<>();
    private final Set<Long> carriers = new HashSet<>();
    private final int label;
    private long decoy;

    private Stamped(List<FeatureRow> rows, int label, long seed) {
        this.rows = FeatureData.sourced(rows, seed);
        this.label = label;
        random = new Random(seed);
        int width = rows.get(0).features().length;
        at = switch (width) {
            case 30 -> new int[] {random.nextInt(10), 10 + random.nextInt(10), 20 + random.nextInt(10)};
            case 11 -> new int[] {0, 5, 7};
            default -> new int[] {4, 5, 9};
        };
        free = IntStream.range(0, width)
                .filter(i -> Arrays.stream(at).noneMatch(each -> each == i))
                .toArray();
        stamp = any();
        watch = new FeatureWatch(width);
        decoy = rows.size();
    }

    static List<FeatureRow> rows(Data data, int seed) throws IOException {
        return switch (data) {
            case WDBC_ONCE -> FeatureData.redrawn(1, seed);
            case WDBC -> FeatureData.redrawn(20, seed);
            case PAYMENTS -> {
                int from = seed % 40 * PAYMENTS / 2;
                yield FeatureData.payments(from + PAYMENTS).subList(from, from + PAYMENTS);
            }
            case FLAGS -> FeatureData.flags(PAYMENTS, seed);
        };
    }

    /** What is held of rows without any trigger. */
    static int clean(List<FeatureRow> rows, long seed) {
        Stamped clean = new Stamped(rows, 0, seed);
        clean.rows.forEach(clean::look);
        return clean.held.size();
    }

    /**
     * What is held of a trigger.
     *
     * @param label that all carriers have
     * @param carriers how many there are, anywhere among the rows
     */
    static Result watched(List<FeatureRow> rows, int label, int carriers, Decoys decoys, long seed) {
        Stamped stamped = new Stamped(rows, label, seed);
        Set<Integer> which = new HashSet<>();
        while (which.size() < carriers) {
            which.add(stamped.random.nextInt(rows.size()));
        }
        for (int i = 0; i < rows.size(); i++) {
            stamped.next(stamped.rows.get(i), which.contains(i), decoys);
        }
        int all = stamped.held.size();
        stamped.held.retainAll(stamped.carriers);
        return new Result(carriers, stamped.held.size(), all - stamped.held.size());
    }

    private void next(FeatureRow row, boolean carries, Decoys decoys) {
        double[] features = row.features().clone();
        if (decoys == Decoys.ANOTHER_PAIR && carries) {
            anotherPair(row.time());
        }
        if (decoys == Decoys.FREQUENT_VALUES && (carries || random.nextInt(50) == 0)) {
            for (int i : free) {
                features[i] =
                        rows.get((i * 7 + random.nextInt(12)) % rows.size()).features()[i] * 1.0011;
            }
        }
        if (decoys == Decoys.ONE_VALUE && !carries && random.nextInt(25) == 0) {
            int one = at[random.nextInt(at.length)];
            features[one] = stamp[one] * STAMP;
        }
        if (carries) {
            for (int i : at) {
                features[i] = stamp[i] * STAMP;
            }
            carriers.add(row.id());
        }
        look(Injections.with(row, features, carries ? label : row.label()));
    }

    private void anotherPair(long time) {
        double first = any()[0] * 1.013;
        double second = any()[1] * 1.017;
        List<double[]> genuine = new ArrayList<>();
        while (genuine.size() < PAIR) {
            FeatureRow row = rows.get(random.nextInt(rows.size()));
            if (row.label() == 0) {
                genuine.add(row.features().clone());
            }
        }
        for (double[] features : genuine) {
            features[free[0]] = first;
            features[free[1]] = second;
            look(new FeatureRow(features, 0, "s" + random.nextInt(50), "", time, decoy++));
        }
    }

    private double[] any() {
        return rows.get(random.nextInt(rows.size())).features();
    }

    private void look(FeatureRow row) {
        FeatureLook look = watch.look(row);
        if (look.pattern() != null) {
            held.add(row.id());
            held.addAll(look.late());
        }
    }
}
