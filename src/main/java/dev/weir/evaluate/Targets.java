package dev.weir.evaluate;

import dev.weir.lab.AttackModel;
import dev.weir.lab.TimeShape;
import java.util.ArrayList;
import java.util.List;

/** What the gateway is to reach, and where it does. */
final class Targets {

    static final double F1 = 0.98;
    static final double F1_FROM_SIZE = 0.03;
    static final double LEAK = 0.30;
    static final double HELD = 0.002;
    static final double GAIN_GONE = 0.95;
    static final double ERROR = 1.005;

    /** Accounts that were taken over rate on as before, so less is asked there than of slow and loose groups. */
    private static final double REMOVED_OF_TAKEOVER = 0.7;

    private static final double REMOVED_OF_LOOSE = 0.8;

    private Targets() {}

    /** Whether a target is reached. */
    enum Answer {
        MET,
        MISSED,
        NOT_MEASURED
    }

    /**
     * One target.
     *
     * @param target what is to be reached
     * @param worst the worst that was measured, and where
     * @param answer whether it is reached everywhere
     */
    record Line(String target, String worst, Answer answer) {}

    static List<Line> of(Findings findings) {
        List<Line> lines = new ArrayList<>();
        Worst f1 = new Worst();
        Worst leak = new Worst();
        Worst held = new Worst();
        Worst gone = new Worst();
        Worst error = new Worst();
        Worst takeover = new Worst();
        Worst loose = new Worst();
        for (CellResult cell : findings.cells()) {
            String where = name(cell.cell());
            if (cell.cell().size() >= F1_FROM_SIZE) {
                f1.add(-cell.f1(Detector.WEIR), where);
                leak.add(leak(cell), where);
            }
            held.add(cell.honest().heldShare(), where);
            if (cell.cell().shape() == TimeShape.TAKEOVER) {
                takeover.add(-removed(cell), where);
            } else if (cell.cell().shape() == TimeShape.MONTHS || cell.cell().model() == AttackModel.SPLINTER) {
                loose.add(-removed(cell), where);
            }
            for (Harm.Learner learner : Harm.Learner.values()) {
                String whom = where + ", " + Words.of(learner);
                gone.add(-Harm.gainGone(cell.harm(learner)), whom);
                error.add(Harm.errorRatio(cell.harm(learner)), whom);
            }
        }
        lines.add(f1.line("F1 at least 0.98 in every cell of 3 % and more", -F1, -1, 3));
        lines.add(leak.line("leak at most 0.30 in every cell of 3 % and more", LEAK, 1, 2));
        Worst excluded = new Worst();
        Worst cleanHeld = new Worst();
        for (Findings.Clean clean : findings.clean()) {
            excluded.add((double) clean.cost().excluded(), clean.data());
            cleanHeld.add(clean.cost().heldShare(), clean.data());
        }
        lines.add(excluded.line("no honest user excluded where nobody attacks", 0, 1, 0));
        lines.add(cleanHeld.line("at most 0.002 of honest ratings held where nobody attacks", HELD, 1, 5));
        lines.add(held.line("at most 0.002 of honest ratings held under attack", HELD, 1, 5));
        lines.add(gone.line("at least 0.95 of a push's gain in hit ratio gone after retraction", -GAIN_GONE, -1, 3));
        lines.add(
                error.line("error on honest ratings after retraction at most 1.005 times the clean one", ERROR, 1, 5));
        lines.add(takeover.line(
                "at least 0.7 of the shift of the targets' means gone, accounts taken over",
                -REMOVED_OF_TAKEOVER,
                -1,
                2));
        lines.add(loose.line(
                "at least 0.8 of the shift of the targets' means gone, over months or one target each",
                -REMOVED_OF_LOOSE,
                -1,
                2));
        return lines;
    }

    private static double removed(CellResult cell) {
        return cell.removed() == null ? Double.NaN : cell.removed().mean();
    }

    static double leak(CellResult cell) {
        return cell.leak() == null ? Double.NaN : cell.leak().mean();
    }

    static String name(Grid.Cell cell) {
        return cell.data() + ", " + Words.of(cell.model()) + " " + Words.percent(cell.size()) + ", filler "
                + Words.percent(cell.filler()) + ", " + Words.of(cell.shape()) + ", " + Words.of(cell.age());
    }

    /** The largest of some figures; what is good if high comes in negated. */
    private static final class Worst {
        private double value = Double.NaN;
        private String where = "";

        private void add(double figure, String place) {
            if (Double.isFinite(figure) && !(figure <= value)) {
                value = figure;
                where = place;
            }
        }

        private Line line(String target, double limit, int sign, int decimals) {
            if (Double.isNaN(value)) {
                return new Line(target, "-", Answer.NOT_MEASURED);
            }
            String worst = Words.number(sign * value, decimals) + " (" + where + ")";
            return new Line(target, worst, value <= limit ? Answer.MET : Answer.MISSED);
        }
    }
}
