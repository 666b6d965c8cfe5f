package dev.weir.cli;

import dev.weir.training.SetCounts;
import dev.weir.training.SetDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Training sets in words and tables. */
final class TrainingSetText {

    private TrainingSetText() {}

    static void print(PrintWriter out, SetCounts counts, String place) {
        TextTable table = new TextTable("TRAINING SET", "RECORDS");
        table.row("rows", grouped(counts.rows()));
        table.row("  with a label", grouped(counts.labelled()));
        table.row("  of these from a stream of labels", grouped(counts.joined()));
        table.row("not mature", grouped(counts.immature()));
        table.row("left out: retracted", grouped(counts.retracted()));
        table.row("left out: later", grouped(counts.later()));
        table.row("left out: too little trust", grouped(counts.distrusted()));
        table.row("left out: held back", grouped(counts.heldBack()));
        table.row("left out: cannot be read", grouped(counts.unreadable()));
        table.row("labels from streams of labels", grouped(counts.labels()));
        table.row("labels retracted alone", grouped(counts.labelsRetracted()));
        table.row("late labels that features contradict", grouped(counts.labelsContradicted()));
        table.print(out);
        out.println();
        out.println("written to " + place);
    }

    static void print(PrintWriter out, SetDiff.Result diff, Path a, Path b) {
        TextTable table = new TextTable("DIFFERENCE", "ROWS");
        table.row("in " + a, grouped(diff.rowsInA()));
        table.row("in " + b, grouped(diff.rowsInB()));
        table.row("only in " + a, grouped(diff.onlyInA()));
        table.row("only in " + b, grouped(diff.onlyInB()));
        table.row("with another label", grouped(diff.relabelled()));
        table.print(out);
        printSources(out, diff);
        ManifestText.printTakenBack(out, diff.takenBack());
        print(out, "only in " + a, diff.firstOnlyInA(), diff.onlyInA());
        print(out, "only in " + b, diff.firstOnlyInB(), diff.onlyInB());
        print(out, "with another label", diff.firstRelabelled(), diff.relabelled());
    }

    private static void printSources(PrintWriter out, SetDiff.Result diff) {
        if (diff.bySource().isEmpty()) {
            return;
        }
        out.println();
        TextTable table = new TextTable("SOURCE", "ONLY IN A", "ONLY IN B", "RELABELLED");
        diff.bySource()
                .forEach((source, changed) -> table.row(
                        source, grouped(changed.onlyInA()), grouped(changed.onlyInB()), grouped(changed.relabelled())));
        table.print(out);
    }

    private static void print(PrintWriter out, String what, List<SetDiff.Difference> first, long all) {
        if (first.isEmpty()) {
            return;
        }
        out.println();
        out.println(what + (all > first.size() ? ", the first " + first.size() : ""));
        TextTable table = new TextTable("ORIGIN", "LABEL IN A", "LABEL IN B");
        first.forEach(row -> table.row(row.origin(), label(row.labelInA()), label(row.labelInB())));
        table.print(out);
    }

    private static String label(@Nullable String label) {
        return label == null ? "-" : label;
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
