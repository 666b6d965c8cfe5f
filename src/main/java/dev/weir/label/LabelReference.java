package dev.weir.label;

import dev.weir.chance.Mixed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The labelled rows of one stream that others are compared with. Not thread-safe.
 *
 * <p>A row is scored at once, by models that were fitted without it; then it may enter the reference, and at each
 * refit the rows of the reference are scored anew by each other ({@link Consensus}). A refit is due every 32 rows at
 * first and, of n rows, every n / 32 later, up to 8,192; of so many rows some 128 enter. A refit of 30 features takes
 * 30 ms of CPU at most, and nothing else is done meanwhile: {@code LabelsOnRealDataTest.whatItCosts} prints both.
 */
final class LabelReference {

    private static final int FIRST = 64;
    private static final int LEAST_INTERVAL = 32;
    private static final int MOST_INTERVAL = 8_192;
    private static final int GROWS = 32;

    /** Of the room: what enters between two refits of a busy stream, so that a row is scored four times before it leaves. */
    private static final double TURNOVER = 0.25;

    /** Of the rows of who has more than a quarter one in so many enters: a stream of few goes on being learned. */
    private static final double CROWDED = 8;

    /** How often each class comes is remembered over so many rows. */
    private static final double REMEMBERED = 65_536;

    final LabelShape shape;
    private final Neighbours neighbours = new Neighbours();
    final Rows rows;
    final double[] seen;
    long count;
    long refitAt;
    long latest = Long.MIN_VALUE;

    @Nullable
    Learned learned;

    /** @param trusted rows whose labels are known to be right; they are never forgotten and weigh three times as much */
    LabelReference(LabelShape shape, List<LabelledRow> trusted) {
        this.shape = shape;
        rows = new Rows(shape, trusted.size());
        seen = new double[shape.classes()];
        trusted.forEach(shape::check);
        for (LabelledRow row : trusted) {
            rows.add(new Rows.Member(row, 0, LabelLook.UNKNOWN), new double[0], Consensus.TRUSTED, Rows.parts(seen));
        }
        refitAt = Math.max(LEAST_INTERVAL, FIRST - trusted.size());
    }

    /** The same rows with room for more classes. Nothing is learned of them before the next refit. */
    LabelReference widened(int classes) {
        LabelReference wide = new LabelReference(
                new LabelShape(shape.features(), classes, shape.rows(), shape.memory()), rows.trustedRows());
        for (int r = rows.trusted(); r < rows.size(); r++) {
            wide.rows.add(rows.at(r), new double[0], rows.weights[r], Rows.parts(wide.seen));
        }
        System.arraycopy(seen, 0, wide.seen, 0, seen.length);
        wide.count = count;
        wide.latest = latest;
        return wide;
    }

    /**
     * Scores a row by what was known before it. Neighbours are asked only where they could change the verdict: where the
     * label is right even if all of them contradicted it, its logit is the one that it has then.
     */
    LabelLook look(LabelledRow row) {
        shape.check(row);
        Learned by = learned;
        if (by == null) {
            return LabelLook.UNKNOWN;
        }
        double[] at = by.scale().place(row.features());
        double lines = by.models().lines(at, row.label());
        double least = Models.logit(lines, Neighbours.least(shape.classes()));
        if (least >= 0) {
            return by.look(least, row.label());
        }
        neighbours.find(at, rows.placed, rows.size(), -1);
        double near = Neighbours.logit(neighbours.found(), rows.labels, rows.weights, row.label(), shape.classes());
        return by.look(Models.logit(lines, near), row.label());
    }

    /** Counts a row, whose opinion was this, and lets it enter where it is its turn. */
    void take(LabelledRow row, LabelLook look) {
        count++;
        latest = Math.max(latest, row.time());
        double total = 0;
        for (double each : seen) {
            total += each;
        }
        if (total >= REMEMBERED) {
            for (int c = 0; c < seen.length; c++) {
                seen[c] /= 2;
            }
        }
        seen[row.label()]++;
        double[] parts = Rows.parts(seen);
        double often = seen[row.label()] / (total >= REMEMBERED ? total / 2 + 1 : total + 1);
        double turn = shape.rows() * TURNOVER / interval() * parts[row.label()] / often;
        double place = Mixed.share(row.id());
        if (place < turn && (place < turn / CROWDED || !rows.crowds(row))) {
            double weight = Double.isNaN(look.p()) ? 1 : Consensus.weight(look.p());
            Learned by = learned;
            double[] at = by == null ? new double[0] : by.scale().place(row.features());
            rows.add(new Rows.Member(row, count, look), at, weight, parts);
        }
    }

    /** Forgets rows; from the next refit on they have no say. */
    void forget(Predicate<LabelledRow> gone) {
        rows.removeIf(gone);
    }

    boolean refitIsDue() {
        return count >= refitAt;
    }

    /** Fits anew and scores the rows of the reference anew. Returns those of which another opinion is had, with the former one. */
    List<Rescored> refit() {
        refitAt = count + interval();
        rows.removeIf(row -> row.time() < latest - shape.memory().toMillis());
        if (rows.size() < Math.min(FIRST, shape.rows())) {
            return List.of();
        }
        FeatureScale scale = FeatureScale.of(rows.features());
        int[] classes = rows.labels();
        double[][] x = new double[rows.size()][];
        for (int r = 0; r < x.length; r++) {
            x[r] = scale.place(rows.at(r).row.features());
        }
        Consensus consensus = Consensus.of(x, classes, shape.classes(), rows.trusted(), count);
        Learned now = Learned.of(scale, consensus, classes, rows, seen);
        List<Rescored> changed = new ArrayList<>();
        for (int r = 0; r < x.length; r++) {
            Rows.Member member = rows.at(r);
            rows.placed[r] = x[r];
            rows.weights[r] = consensus.weights()[r];
            LabelLook before = member.look;
            member.look = now.look(consensus.logits()[r][classes[r]], classes[r]);
            if (r >= rows.trusted()) {
                changed.add(new Rescored(member.row, before, member.look));
            }
        }
        learned = now;
        return changed;
    }

    private long interval() {
        return Math.max(LEAST_INTERVAL, Math.min(MOST_INTERVAL, count / GROWS));
    }

    /** A row of the reference with what was thought of it and what is now. */
    record Rescored(LabelledRow row, LabelLook before, LabelLook after) {}
}
