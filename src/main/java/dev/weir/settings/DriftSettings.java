package dev.weir.settings;

import java.io.Serializable;
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
                fallback = "28",
                allowed = "7 to 366",
                why = "Four weeks have each day of the week four times, and show how far days differ.")
        int learnDays)
        implements Serializable {

    public DriftSettings {
        new Checks()
                .that(
                        since == null || date(since) != null,
                        "since",
                        "'" + since + "' is no date; write it like 2026-01-31")
                .range("learnDays", learnDays, 7, 366)
                .done();
    }

    /** The first day of the reference, or null. */
    public @Nullable LocalDate first() {
        return since == null ? null : date(since);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
