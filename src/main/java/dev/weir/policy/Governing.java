package dev.weir.policy;

import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import java.io.Serializable;
import java.util.List;

/**
 * By what a job chooses its policies.
 *
 * @param settings the deployment's
 * @param base what holds where nothing is published
 * @param atStart what holds when the job starts: what only a start can change is as it says
 * @param reviewers who may publish
 * @param published the records that count by then, {@link SignedPolicy#bytes}
 */
public record Governing(Settings settings, Policy base, Policy atStart, Reviewers reviewers, List<byte[]> published)
        implements Serializable {

    public Governing {
        published = List.copyOf(published);
    }

    /** One policy, and nothing published. */
    public static Governing alone(Settings settings, Policy policy) {
        return new Governing(settings, policy, policy, Reviewers.NOBODY, List.of());
    }

    /**
     * What was published holds, as far as its moment has come.
     *
     * @param series what counts of it
     * @param now epoch milliseconds
     */
    public static Governing of(Settings settings, Policy base, Reviewers reviewers, Series series, long now) {
        return new Governing(
                settings,
                base,
                series.timeline().at(now).policy(),
                reviewers,
                series.versions().stream()
                        .map(version -> version.record().bytes())
                        .toList());
    }
}
