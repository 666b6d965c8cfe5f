package dev.weir.drift;

import dev.weir.event.Alert;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a person is told when a quantity leaves its reference. */
final class DriftAlert {

    private DriftAlert() {}

    /**
     * The alert.
     *
     * @param number the stream's number
     * @param stream its name
     */
    static Alert of(int number, String stream, StreamDrift drift, Episode episode) {
        String sentence = String.format(
                Locale.ROOT,
                "%s of %s is not as in the reference: in the %d days up to %s %.1f %% of %.0f contributors stand elsewhere than in"
                        + " %s to %s (stability index %.4f; by chance in one of 10^%.0f looks). Nothing is held for it: see"
                        + " docs/operate/drift.md",
                episode.quantity(),
                stream,
                episode.days(),
                episode.from(),
                100 * episode.shift().distance(),
                episode.contributors(),
                drift.first(),
                drift.last(),
                episode.shift().stability(),
                episode.nats() / Math.log(10));
        return new Alert(
                number,
                Alert.Type.DRIFT,
                stream + ' ' + episode.quantity(),
                sentence,
                episode.from()
                        .plusDays(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
    }
}
