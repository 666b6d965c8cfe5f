package dev.weir.sequence;

import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.settings.Sequences;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which passages have a number that is followed: events with a good signature, of streams whose producers count.
 *
 * @param streams the names of all streams, in the order of their numbers
 * @param asked what each of them asks
 */
public record Counted(List<String> streams, List<Sequences> asked) implements Serializable {

    public Counted {
        streams = List.copyOf(streams);
        asked = List.copyOf(asked);
    }

    public static Counted of(Settings settings) {
        return new Counted(
                settings.streamNames(),
                settings.streamList().stream().map(StreamSettings::sequences).toList());
    }

    /** Whether any stream's producers count: else nothing of this need be there. */
    public boolean isNeeded() {
        return asked.contains(Sequences.COUNTED);
    }

    /** Whether this one is followed. */
    public boolean has(Passage passage) {
        return number(passage) != null;
    }

    /** The number of an event, or null where it is not followed. */
    @Nullable
    Numbered number(Passage passage) {
        if (passage.what() != Passage.What.EVENT || asked.get(passage.event().stream()) == Sequences.IGNORED) {
            return null;
        }
        Proof proof = passage.event().details().proof();
        return proof == null || !proof.isVerified() || proof.id() == null ? null : Numbered.of(proof.id());
    }

    /** The key of one that is followed: stream, key and source, of which the first two have no spaces. */
    public String key(Passage passage) {
        Event event = passage.event();
        Proof proof = event.details().proof();
        if (proof == null) {
            throw new IllegalArgumentException("an event at " + event.origin().text() + " has no number");
        }
        return streams.get(event.stream()) + ' ' + proof.key() + ' ' + proof.source();
    }
}
