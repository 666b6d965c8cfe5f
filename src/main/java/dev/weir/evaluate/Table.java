package dev.weir.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures as rows of text, one a cell, under headings. */
public final class Table {

    /** The headings; every row has as many cells. */
    public static final List<String> HEADINGS = List.of(
            "data",
            "attack",
            "size",
            "filler",
            "shape",
            "targets",
            "P",
            "R",
            "F1 (worst)",
            "FPR",
            "AUC",
            "leak",
            "hours",
            "events",
            "F1 forest",
            "F1 rate",
            "F1 SVM",
            "honest susp.",
            "excl.",
            "watched",
            "held",
            "harm gone",
            "gain gone kNN",
            "MF",
            "MF shift");

    private Table() {}

    /** The rows: each clean stream, then each cell. */
    public static List<List<String>> rows(Findings findings) {
        List<List<String>> rows = new ArrayList<>();
        for (Findings.Clean clean : findings.clean()) {
            HonestCost cost = clean.cost();
            List<String> row = new ArrayList<>(List.of(clean.data(), "none"));
            while (row.size() < HEADINGS.indexOf("honest susp.")) {
                row.add("");
            }
            row.addAll(List.of(
                    Long.toString(cost.suspended()),
                    Long.toString(cost.excluded()),
                    Long.toString(cost.watched()),
                    held(cost),
                    "",
                    "",
                    "",
                    ""));
            rows.add(row);
        }
        findings.cells().forEach(cell -> rows.add(row(cell)));
        return rows;
    }

    private static List<String> row(CellResult result) {
        Grid.Cell cell = result.cell();
        CellResult.Score weir = result.detectors().get(Detector.WEIR);
        if (weir == null) {
            throw new IllegalArgumentException("the gateway was not measured in " + cell);
        }
        Spread f1 = weir.f1();
        HonestCost honest = result.honest();
        return List.of(
                cell.data(),
                Words.of(cell.model()),
                Words.percent(cell.size()),
                Words.percent(cell.filler()),
                Words.of(cell.shape()),
                Words.of(cell.age()),
                Words.mean(weir.precision(), 3),
                Words.mean(weir.recall(), 3),
                Words.mean(f1, 3) + " (" + (f1 == null ? "-" : Words.number(f1.worst(), 3)) + ")",
                Words.mean(weir.fpr(), 4),
                Words.mean(weir.auc(), 3),
                Words.mean(result.leak(), 2),
                Words.mean(result.hours(), 1),
                Words.mean(result.events(), 1),
                Words.number(result.f1(Detector.ISOLATION_FOREST), 3),
                Words.number(result.f1(Detector.RATE_LIMIT), 3),
                Words.number(result.f1(Detector.SVM), 3),
                honest.suspended() + "/" + honest.users(),
                Long.toString(honest.excluded()),
                Long.toString(honest.watched()),
                held(honest),
                Words.mean(result.removed(), 2),
                Words.number(Harm.gainGone(result.harm(Harm.Learner.ITEM_KNN)), 2),
                Words.number(Harm.gainGone(result.harm(Harm.Learner.MATRIX_FACTORIZATION)), 2),
                shift(result.harm(Harm.Learner.MATRIX_FACTORIZATION)));
    }

    /** Of the targets' predictions: attacked, then admitted and not retracted. */
    private static String shift(List<Harm> harms) {
        if (harms.isEmpty()) {
            return "-";
        }
        Map<Training, Harm.Quality> mean = Harm.mean(harms);
        return Words.number(shift(mean, Training.ATTACKED), 2) + " to "
                + Words.number(shift(mean, Training.RETRACTED), 2);
    }

    private static double shift(Map<Training, Harm.Quality> mean, Training training) {
        return mean.getOrDefault(training, new Harm.Quality(0, 0, 0)).shift();
    }

    private static String held(HonestCost cost) {
        return cost.eventsHeld() + "/" + cost.events();
    }
}
