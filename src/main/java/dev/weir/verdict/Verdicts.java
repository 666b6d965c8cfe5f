package dev.weir.verdict;

import dev.weir.event.Finding;
import dev.weir.event.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** From findings to a verdict, under one policy and one set of models. */
public final class Verdicts {

    private static final Comparator<Finding> STRONGEST_FIRST = Comparator.comparingInt(
                    (Finding finding) -> finding.weight().ordinal())
            .thenComparing(Comparator.comparingDouble(Finding::surprisal).reversed())
            .thenComparing(Finding::check);

    private final String policy;
    private final String models;
    private final Verdict plain;

    /**
     * @param policy {@code name@version}
     * @param models {@code check=name@version}, joined by commas
     */
    public Verdicts(String policy, String models) {
        this.policy = policy;
        this.models = models;
        this.plain = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), policy, models);
    }

    /** Which policy it stamps on them, {@code name@version}. */
    public String policy() {
        return policy;
    }

    /** Which models it stamps on them, {@code check=name@version} joined by commas. */
    public String models() {
        return models;
    }

    /** The verdict of an event that was held before, of which only its trust is known. */
    public Verdict held(double trust) {
        return new Verdict(Verdict.Ruling.HOLD, trust, List.of(), policy, models);
    }

    /** The same verdict with one finding more, whose weight is no HOLDS; it is trusted as {@code cap} at most, if the finding counts. */
    public static Verdict capped(Verdict before, Finding finding, double cap) {
        List<Finding> findings = Stream.concat(before.findings().stream(), Stream.of(finding))
                .sorted(STRONGEST_FIRST)
                .toList();
        double trust = finding.weight() == Finding.Weight.COUNTS ? Math.min(cap, before.trust()) : before.trust();
        return new Verdict(before.ruling(), trust, findings, before.policy(), before.models());
    }

    /** HOLD if any finding holds, else ADMIT; the findings strongest first. */
    public Verdict of(List<Finding> findings) {
        if (findings.isEmpty()) {
            return plain;
        }
        boolean holds = findings.stream().anyMatch(finding -> finding.weight() == Finding.Weight.HOLDS);
        Verdict.Ruling ruling = holds ? Verdict.Ruling.HOLD : Verdict.Ruling.ADMIT;
        List<Finding> sorted = findings.stream().sorted(STRONGEST_FIRST).toList();
        return new Verdict(ruling, Trust.of(ruling, sorted), sorted, policy, models);
    }
}
