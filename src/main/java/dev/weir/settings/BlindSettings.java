package dev.weir.settings;

import java.io.Serializable;

/** Which events people judge without knowing what Weir said of them. */
public record BlindSettings(
        @Knob(
                doc = "The share of what is held, and of what is admitted, that is drawn.",
                fallback = "0.005",
                allowed = "above 0, up to 1",
                why = "One in 200 disturbs nobody, and fills the day's places of any stream that needs the figures.")
        double share,

        @Knob(
                doc = "Events a day (UTC) at most: half of them held ones, half admitted ones.",
                fallback = "20",
                allowed = "2 to 1000",
                why = "One takes a person about a minute.")
        int mostADay,

        @Knob(
                doc =
                        "What the draw is keyed with, best as `${file:/path}` or `${env:NAME}`. Who knows it can tell before which"
                                + " events are drawn. Another seed is another sample: answers to the old one no longer count.",
                allowed = "16 characters or more, or a place that holds them")
        String seed)
        implements Serializable {

    private static final int SHORTEST = 16;

    public BlindSettings {
        boolean isPlace = seed.startsWith("${");
        new Checks()
                .that(share > 0 && share <= 1, "share", "is " + share + "; allowed: above 0, up to 1")
                .range("mostADay", mostADay, 2, 1_000)
                .that(
                        isPlace || seed.length() >= SHORTEST,
                        "seed",
                        "has " + seed.length() + " characters; allowed: " + SHORTEST + " or more, or ${file:/path}")
                .done();
    }

    /**
     * The seed itself.
     *
     * @throws SettingsException when its place cannot be read
     */
    public String secret() {
        return Secrets.resolve("review.blind.seed", seed);
    }

    @Override
    public String toString() {
        return "BlindSettings[share=" + share + ", mostADay=" + mostADay + "]";
    }
}
