package dev.weir.auditor;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, the first thousand of it. Not thread-safe. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<AuditFinding> kept = new ArrayList<>();
    private long more;

    void add(AuditFinding.Kind kind, int chain, long number, String place, String sentence) {
        if (kept.size() < MOST) {
            kept.add(new AuditFinding(kind, chain, number, place, sentence));
        } else {
            more++;
        }
    }

    List<AuditFinding> kept() {
        return kept;
    }

    /** How many others there are. */
    long more() {
        return more;
    }
}
