package dev.weir.publish;

import dev.weir.policy.PolicyGate;
import dev.weir.policy.Series;
import dev.weir.policy.SignedPolicy;
import dev.weir.policy.Unpublished;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyChange;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever published to a topic, in order. Immutable.
 *
 * @param entries one for each record
 * @param series what counts of it
 */
public record PolicyHistory(List<Entry> entries, Series series) {

    /** What a version is to the events that arrive now. */
    public enum State {
        /** It judges them. */
        IN_FORCE,
        /** It will, from its moment on. */
        SCHEDULED,
        /** Another one does. */
        PAST,
        /** It does not count. */
        REFUSED
    }

    /**
     * One record.
     *
     * @param version the policy, or null where it does not count
     * @param refusal why it does not; empty where it counts
     * @param changes what it changed of the one before
     */
    public record Entry(
            SignedPolicy record, Series.@Nullable Version version, String refusal, List<PolicyChange> changes) {}

    public PolicyHistory {
        entries = List.copyOf(entries);
    }

    /**
     * What these records come to.
     *
     * @param base what holds where nothing is published
     * @param streams of the deployment
     */
    public static PolicyHistory of(List<SignedPolicy> records, Policy base, PolicyGate gate, List<String> streams) {
        List<Entry> entries = new ArrayList<>();
        Series series = Series.of(base);
        for (SignedPolicy record : records) {
            Series.Step step = series.with(record, gate);
            String refusal = step.refusal();
            if (refusal != null) {
                entries.add(new Entry(record, null, refusal, List.of()));
            } else if (step.after() != series) {
                Policy before = series.newest();
                series = step.after();
                List<Series.Version> versions = series.versions();
                entries.add(new Entry(
                        record,
                        versions.get(versions.size() - 1),
                        "",
                        PolicyChange.between(before, series.newest(), streams)));
            }
        }
        return new PolicyHistory(entries, series);
    }

    /** Why a record that is sent now would not count, or null. */
    public @Nullable String refusal(SignedPolicy record, PolicyGate gate) {
        Series.Step step = series.with(record, gate);
        return step.refusal() == null && step.after() == series
                ? "it is published already, or older than what is kept; raise its version"
                : step.refusal();
    }

    /** The version of this name, {@code shop@7}, if it counts. */
    public Optional<Series.Version> named(String id) {
        return entries.stream()
                .map(Entry::version)
                .filter(version -> version != null && version.policy().id().equals(id))
                .findFirst();
    }

    /**
     * The text of a version, as it was published or as it stands in the policy file; empty where there is none.
     *
     * @throws IOException when the policy file cannot be read
     */
    public Optional<String> text(String id, Settings settings) throws IOException {
        Optional<Series.Version> version = named(id);
        if (version.isPresent()) {
            return Optional.of(version.get().record().text());
        }
        String file = settings.policy();
        return file != null && Unpublished.of(settings).id().equals(id)
                ? Optional.of(Files.readString(Path.of(file)))
                : Optional.empty();
    }

    /**
     * The text of the policy that the next one follows: the one with the highest version, or the policy file's. Where there is none of either, no
     * more than its name.
     *
     * @throws IOException when the policy file cannot be read
     */
    public String followed(Settings settings) throws IOException {
        Policy newest = series.newest();
        return text(newest.id(), settings).orElse("name: " + newest.name() + "\n");
    }

    /** The policy that judges what arrives at a moment, epoch milliseconds. */
    public Policy inForce(long now) {
        return series.timeline().at(now).policy();
    }

    /** What an entry is at a moment, epoch milliseconds. */
    public State state(Entry entry, long now) {
        Series.Version version = entry.version();
        if (version == null) {
            return State.REFUSED;
        }
        if (version.policy().equals(inForce(now))) {
            return State.IN_FORCE;
        }
        boolean last = version.policy().equals(series.newest());
        return last && version.from() > now ? State.SCHEDULED : State.PAST;
    }
}
