package dev.weir.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.chain.Fingerprint;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;

/**
 * What records will be known by once they are written: the same parts as {@link KafkaRoute} writes, under one hash. For a line
 * of a file, which never arrived, the origin stands without an arrival. Not thread-safe.
 */
public final class Written {

    /** The words of the header {@code weir-verdict}. */
    public static final String ADMITTED = "admitted";

    public static final String HELD = "held";
    public static final String RELEASED = "released";
    public static final String DEAD = "dead";

    private final Fingerprint fingerprint = new Fingerprint();
    private final ArrivalText arrivals = new ArrivalText();

    /** The fingerprint of an event that goes out under {@code word}. */
    public byte[] event(Event event, String word) {
        Payload payload = event.payload();
        return fingerprint.of(payload.key(), payload.value(), origin(event.origin(), arrivals), word);
    }

    /** The fingerprint of a dead letter. */
    public byte[] dead(DeadLetter letter) {
        Payload payload = shortened(letter);
        return fingerprint.of(payload.key(), payload.value(), origin(letter.origin(), arrivals), DEAD);
    }

    /** The fingerprint of a retraction. */
    public byte[] retraction(Retraction retraction) {
        return fingerprint.of(retraction.subject().getBytes(UTF_8), CampaignJson.of(retraction), null, null);
    }

    /** The fingerprint of a standing. */
    public byte[] standing(StandingChange change) {
        return fingerprint.of(change.actor().text().getBytes(UTF_8), CampaignJson.of(change), null, null);
    }

    /** What of a dead letter's bytes is written. */
    static Payload shortened(DeadLetter letter) {
        return letter.reason() == DeadReason.TOO_LARGE ? Shortened.of(letter.payload()) : letter.payload();
    }

    /** The header {@code weir-origin}. */
    static String origin(Origin origin, ArrivalText arrivals) {
        return origin.arrival() == Origin.NO_ARRIVAL
                ? origin.text()
                : origin.text() + '@' + arrivals.of(origin.arrival());
    }
}
