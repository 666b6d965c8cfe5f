package dev.weir.actor;

import dev.weir.event.Finding;
import dev.weir.event.Standing;
import dev.weir.verdict.StandingMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of whom a reviewer vouches for, what it does is only noted; an impossible time and another's event id are still held. */
final class Allowed {

    private Allowed() {}

    static List<Finding> passing(List<Finding> findings, @Nullable StandingMemory standing) {
        if (standing == null || standing.now() != Standing.ALLOWED || findings.isEmpty()) {
            return findings;
        }
        return findings.stream()
                .map(finding -> switch (finding.family()) {
                    case RATE, BEHAVIOR, PROFILE, GROUP -> finding.weighing(Finding.Weight.SHADOW);
                    case TIME, PROVENANCE, LABEL, FEATURE -> finding;
                })
                .toList();
    }
}
