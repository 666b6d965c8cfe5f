package dev.weir.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A published data set with labels, ready to be poisoned. */
public enum DataSet {
    /** {@link Wdbc}: three tenths of each label are kept for the test; the rest come in an order of the seed's. */
    WDBC {
        @Override
        public Opened open(Path file) throws IOException {
            FeatureTable table = Wdbc.read(file);
            return seed -> {
                Split split = Split.stratified(table, TEST, seed);
                return new Split(shuffled(split.train(), seed), split.test());
            };
        }
    },
    /** {@link PaymentFile}, with the Handbook's features and weeks ({@link CardWeeks}): the same whatever the seed. */
    CARD {
        @Override
        public Opened open(Path file) throws IOException {
            Split weeks = CardWeeks.split(PaymentFile.read(file), CardWeeks.START);
            return seed -> weeks;
        }
    };

    private static final double TEST = 0.3;

    /** A data set that is in memory. */
    @FunctionalInterface
    public interface Opened {

        /** What to learn from, and what to measure with. */
        Split split(long seed);
    }

    /**
     * Reads a file of the data set.
     *
     * @throws IllegalArgumentException if a line does not belong there; the message names file and line
     */
    public abstract Opened open(Path file) throws IOException;

    /** The same rows in another order: the times stay where they are. */
    private static FeatureTable shuffled(FeatureTable table, long seed) {
        List<Row> order = new ArrayList<>(table.rows());
        Collections.shuffle(order, new Random(seed));
        for (int place = 0; place < order.size(); place++) {
            order.set(place, order.get(place).at(table.rows().get(place).time()));
        }
        return table.with(order);
    }
}
