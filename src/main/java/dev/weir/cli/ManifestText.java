package dev.weir.cli;

import dev.weir.manifest.Holdings;
import dev.weir.manifest.MetricsHistory;
import dev.weir.manifest.Verification;
import dev.weir.training.SetDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Manifests in words and tables. */
final class ManifestText {

    private ManifestText() {}

    static void print(PrintWriter out, Verification.Report report, Path manifest) {
        report.problems().forEach(problem -> out.println("not so: " + problem));
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        if (report.problems().isEmpty()) {
            out.println(manifest + ": " + TrainingSetText.grouped(report.rows()) + " rows, as the manifest says"
                    + (report.signer() == null ? "" : ", signed by " + report.signer()));
        }
        printTakenBack(out, report.mostRetracted());
    }

    static void printTakenBack(PrintWriter out, List<SetDiff.TakenBack> most) {
        if (most.isEmpty()) {
            return;
        }
        out.println();
        TextTable table = new TextTable("TAKEN BACK", "ROWS", "BY", "CAMPAIGN", "WHY");
        most.forEach(taken -> table.row(
                taken.cause().subject(),
                TrainingSetText.grouped(taken.rows()),
                taken.cause().check(),
                Objects.requireNonNullElse(taken.cause().campaign(), "-"),
                taken.cause().reason()));
        table.print(out);
    }

    static void print(PrintWriter out, List<Holdings> found) {
        TextTable table = new TextTable("MANIFEST", "AS OF", "ROWS");
        found.forEach(set -> table.row(
                set.manifest(), Objects.requireNonNullElse(set.asOf(), "-"), TrainingSetText.grouped(set.rows())));
        table.print(out);
        for (Holdings set : found) {
            if (!set.first().isEmpty()) {
                out.println();
                out.println("in " + set.manifest()
                        + (set.rows() > set.first().size() ? ", the first " + Holdings.SHOWN : ""));
                TextTable rows = new TextTable("ORIGIN", "EVENT ID", "ACTOR", "LABEL");
                set.first()
                        .forEach(row -> rows.row(
                                row.origin(),
                                Objects.requireNonNullElse(row.eventId(), "-"),
                                row.actor(),
                                Objects.requireNonNullElse(row.label(), "-")));
                rows.print(out);
            }
        }
    }

    static void print(
            PrintWriter out,
            Path manifest,
            MetricsHistory.Comparison comparison,
            @Nullable Path before,
            String runbook) {
        if (before == null) {
            out.println("the first figures of this model: later ones are compared with them");
        } else if (comparison.falls().isEmpty()) {
            out.println("nothing fell beyond the bound, compared with " + before);
        } else {
            out.println("ALERT: the model trained on " + manifest + " is worse than the one trained on " + before);
            comparison.falls().forEach(fall -> out.println("  " + MetricsHistory.text(fall)));
            out.println("what changed: weir training-set diff " + before + " " + manifest);
            out.println("what to do: " + runbook);
        }
    }
}
