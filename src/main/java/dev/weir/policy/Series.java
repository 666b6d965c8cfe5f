package dev.weir.policy;

import dev.weir.settings.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last policies that were published and count, each with a higher version than the one before. Immutable. */
public final class Series {

    /** So many are kept. What arrived under an earlier one and was not read since is judged by the earliest that is. */
    public static final int MOST = 8;

    private final Policy base;
    private final List<Version> versions;

    private Series(Policy base, List<Version> versions) {
        this.base = base;
        this.versions = List.copyOf(versions);
    }

    /** One that counts. */
    public record Version(Policy policy, SignedPolicy record, List<String> by) {

        /** From when on it holds, epoch milliseconds: nothing that came before it was published is judged by it. */
        public long from() {
            Instant wanted = policy.effectiveFrom();
            return wanted == null ? record.appended() : Math.max(record.appended(), wanted.toEpochMilli());
        }
    }

    /**
     * What became of a record.
     *
     * @param after the series then; the same where nothing changed
     * @param refusal why it does not count; null where it counts, or was there before
     */
    public record Step(Series after, @Nullable String refusal) {}

    /** Nothing was published: this policy holds. */
    public static Series of(Policy base) {
        return new Series(base, List.of());
    }

    /** The versions, the highest last. */
    public List<Version> versions() {
        return versions;
    }

    /** The policy with the highest version, whether or not its moment has come. */
    public Policy newest() {
        return versions.isEmpty() ? base : versions.get(versions.size() - 1).policy;
    }

    private @Nullable String newestText() {
        return versions.isEmpty()
                ? null
                : versions.get(versions.size() - 1).record.text();
    }

    /** With one more record, where it counts. One that is here already, or is older than what is kept, changes nothing. */
    public Step with(SignedPolicy record, PolicyGate gate) {
        if (versions.stream()
                .anyMatch(each -> each.record.key().equals(record.key())
                        && each.record.text().equals(record.text()))) {
            return new Step(this, null);
        }
        PolicyGate.Checked checked = gate.check(record, newest(), newestText());
        Policy policy = checked.policy();
        if (policy == null) {
            return new Step(this, checked.refusal());
        }
        if (versions.isEmpty() || policy.version() > newest().version()) {
            return new Step(with(new Version(policy, record, checked.by())), null);
        }
        return policy.version() < versions.get(0).policy.version()
                ? new Step(this, null)
                : new Step(
                        this,
                        "version " + policy.version() + " is not above the one published last, " + newest().id()
                                + "; raise it");
    }

    /** With one that is known to count. */
    public Series with(Version version) {
        List<Version> all = new ArrayList<>(versions);
        all.add(version);
        return new Series(base, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** Who is judged by what, and when. */
    public Timeline timeline() {
        List<Timeline.Begun> begun = new ArrayList<>();
        for (Version version : versions) {
            boolean earliest = begun.isEmpty() && versions.size() == MOST;
            begun.add(new Timeline.Begun(version.policy, earliest ? Long.MIN_VALUE : version.from()));
        }
        return Timeline.of(base, begun);
    }
}
