package dev.weir.drift;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stream stands.
 *
 * @param stream its name
 * @param days how many days were counted
 * @param last the last of them, or null
 * @param learned how many days of the reference there are
 * @param missing how many are missing; 0 when it is frozen
 * @param from its first day, or null
 * @param to its last day, or null
 * @param drifting what is not as in the reference now
 * @param alerts how many alerts were written in this run
 */
public record StreamReport(
        String stream,
        int days,
        @Nullable LocalDate last,
        int learned,
        int missing,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Drifting> drifting,
        int alerts) {

    public StreamReport {
        drifting = List.copyOf(drifting);
    }

    /**
     * A quantity that drifts.
     *
     * @param quantity its name
     * @param since the day on which it was noticed
     * @param distance the share of contributors that stood elsewhere then, 0 to 1
     * @param stability the stability index then
     */
    public record Drifting(String quantity, LocalDate since, double distance, double stability) {}

    static StreamReport of(String stream, DriftFile.Known known, StreamDrift drift, int alerts) {
        return new StreamReport(
                stream,
                known.days().size(),
                known.last(),
                drift.reference().size(),
                drift.missing(),
                drift.first(),
                drift.last(),
                drift.episodes().stream()
                        .filter(episode -> episode.until() == null)
                        .map(episode -> new Drifting(
                                episode.quantity(),
                                episode.from(),
                                episode.shift().distance(),
                                episode.shift().stability()))
                        .toList(),
                alerts);
    }
}
