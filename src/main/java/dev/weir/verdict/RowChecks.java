package dev.weir.verdict;

import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import java.util.ArrayList;
import java.util.List;

/** What the row stage noticed of an event, with the weight that the policy gives it. */
public final class RowChecks {

    private final CheckPolicies policy;

    /** Under the policy of one stream. */
    public RowChecks(CheckPolicies policy) {
        this.policy = policy;
    }

    /** The findings, and those that the context brings. */
    public List<Finding> with(List<Finding> findings, ObjectContext context) {
        if (context.noticed().isEmpty()) {
            return findings;
        }
        List<Finding> all = new ArrayList<>(findings);
        for (Finding finding : context.noticed()) {
            switch (mode(finding.check())) {
                case ENFORCE -> all.add(finding);
                case SHADOW -> all.add(finding.weighing(Finding.Weight.SHADOW));
                case OFF -> {
                    // Nothing is said of it.
                }
            }
        }
        return all;
    }

    private Mode mode(String check) {
        return switch (check) {
            case "label" -> policy.label().mode();
            case "feature" -> policy.feature().mode();
            case "outlier" -> policy.outlier().mode();
            default -> throw new IllegalStateException("check '" + check + "' is none of the row stage's");
        };
    }
}
