package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** With what {@code weir drift} compares what is admitted. */
public record DriftSettings(
        @Knob(
                doc =
                        "The first day of the reference, by UTC. Default: the day before the watch first ran. Change it to accept"
                                + " what is admitted since another day as the new reference.",
                allowed = "a date such as 2026-01-31",
                why = "Only this replaces a reference; a watch that did so by itself would learn a slow poisoning.")
        @Nullable
        String since,

        @Knob(
                doc = "Of how many days the reference is made; days on which nobody came do not count.",
                fallback = "28d",
                allowed = "7d to 366d",
                why = "Four weeks have each day of the week four times, and show how far days differ.")
        Duration learnFor)
        implements Serializable {

    /** From the first day on. */
    public static final DriftSettings USUAL = new DriftSettings(null, Duration.ofDays(28));

    public DriftSettings {
        new Checks()
                .that(
                        since == null || date(since) != null,
                        "since",
                        "'" + since + "' is no date; write it like 2026-01-31")
                .range("learnFor", learnFor, Duration.ofDays(7), Duration.ofDays(366))
                .that(
                        learnFor.equals(Duration.ofDays(learnFor.toDays())),
                        "learnFor",
                        Durations.text(learnFor) + " is not in whole days; write it like 28d")
                .done();
    }

    /** The first day of the reference, or null. */
    public @Nullable LocalDate first() {
        return since == null ? null : date(since);
    }

    /** How many days it has. */
    public int days() {
        return (int) learnFor.toDays();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
