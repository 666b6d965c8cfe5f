package dev.weir.label;

import java.time.Duration;
import java.util.List;

/**
 * What a watch made of a stream of two classes.
 *
 * @param inline whether each label was held at once
 * @param held whether it was held or retracted in the end
 */
record Gated(boolean[] inline, boolean[] held) {

    static final LabelShape SHAPE = LabelShape.of(30, 2, Duration.ofDays(180));

    static Gated of(Wdbc stream, int[] labels, List<LabelledRow> trusted) {
        int width = stream.features()[0].length;
        LabelWatch watch = new LabelWatch(new LabelShape(width, 2, SHAPE.rows(), SHAPE.memory()), trusted);
        Gated gated = new Gated(new boolean[labels.length], new boolean[labels.length]);
        for (int r = 0; r < labels.length; r++) {
            boolean holds = watch.look(new LabelledRow(r, r, stream.features()[r], labels[r], "", ""))
                    .holds();
            gated.inline[r] = holds;
            gated.held[r] = holds;
            watch.late()
                    .forEach(late ->
                            gated.held[(int) late.row().id()] = late.look().holds());
        }
        return gated;
    }

    /** Counts over runs. */
    static final class Tally {
        int flips;
        int[] honest = new int[2];
        int[] found = new int[2];
        int[][] cost = new int[2][2];
        int released;

        void add(Gated gated, int[] truth, int[] labels) {
            for (int r = 0; r < truth.length; r++) {
                boolean flipped = truth[r] != labels[r];
                flips += flipped ? 1 : 0;
                honest[truth[r]] += flipped ? 0 : 1;
                released += !flipped && gated.inline[r] && !gated.held[r] ? 1 : 0;
                for (int late = 0; late < 2; late++) {
                    if (late == 0 ? gated.inline[r] : gated.held[r]) {
                        found[late] += flipped ? 1 : 0;
                        cost[late][truth[r]] += flipped ? 0 : 1;
                    }
                }
            }
        }

        double recall(int late) {
            return found[late] / (double) flips;
        }

        double precision(int late) {
            return found[late] / (double) (found[late] + cost[late][0] + cost[late][1]);
        }

        double cost(int late) {
            return (cost[late][0] + cost[late][1]) / (double) (honest[0] + honest[1]);
        }

        double cost(int late, int c) {
            return cost[late][c] / (double) honest[c];
        }
    }
}
