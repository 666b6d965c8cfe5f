package dev.weir.reference;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Proof;
import dev.weir.event.Reference;
import dev.weir.settings.ReferenceSettings;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which events refer to what, and whether a record fits.
 *
 * @param streams the names of all streams, in the order of their numbers
 * @param asked of those that name a reference topic, what they ask
 */
public record References(List<String> streams, Map<String, ReferenceSettings> asked) implements Serializable {

    public References {
        streams = List.copyOf(streams);
        asked = Map.copyOf(asked);
    }

    public static References of(Settings settings) {
        Map<String, ReferenceSettings> asked = new TreeMap<>();
        settings.streams().forEach((name, stream) -> {
            if (stream.reference() != null) {
                asked.put(name, stream.reference());
            }
        });
        return new References(settings.streamNames(), asked);
    }

    /** Whether any stream names a reference topic: else nothing of this need be there. */
    public boolean isNeeded() {
        return !asked.isEmpty();
    }

    /** The topics, each once. */
    public List<String> topics() {
        return asked.values().stream()
                .map(ReferenceSettings::topic)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether this is an event whose reference is to be looked up. */
    public boolean has(Passage passage) {
        if (passage.what() != Passage.What.EVENT || !asked.containsKey(streams.get(passage.event().stream()))) {
            return false;
        }
        Reference reference = passage.event().details().reference();
        return reference != null && !reference.id().isEmpty();
    }

    /** The key of one that is: its stream, whose name has no space, and the id. */
    public String key(Passage passage) {
        Event event = passage.event();
        return key(streams.get(event.stream()), reference(event).id());
    }

    /**
     * What a record of one of the topics says, for each stream that refers to it.
     *
     * @param id what its key is for a stream that asks for it; none: it is no id
     * @param value JSON, or null: the record is taken back
     * @param time its timestamp, epoch milliseconds
     */
    public List<ReferenceRecord> told(
            String topic, Function<ReferenceSettings, Optional<String>> id, byte @Nullable [] value, long time) {
        List<ReferenceRecord> told = new ArrayList<>(1);
        asked.forEach((stream, its) -> {
            if (its.topic().equals(topic)) {
                id.apply(its)
                        .ifPresent(text -> told.add(new ReferenceRecord(
                                key(stream, text), value == null ? null : VouchedJson.read(value, its, time))));
            }
        });
        return told;
    }

    /** The number that the stream of a key has; -1: there is no such stream any more. */
    int number(String key) {
        return streams.indexOf(stream(key));
    }

    /** How long an event with this key waits, in milliseconds. */
    long patience(String key) {
        ReferenceSettings its = asked.get(stream(key));
        return its == null ? 0 : its.waitFor().toMillis();
    }

    private static String key(String stream, String id) {
        return stream + ' ' + id;
    }

    private static String stream(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    private static Reference reference(Event event) {
        return Objects.requireNonNull(event.details().reference(), "reference");
    }

    /** What is said of an event whose reference is there, or is not. */
    public Reference answer(Event event, @Nullable Vouched vouched) {
        Reference reference = reference(event);
        ReferenceSettings its = asked.get(streams.get(event.stream()));
        if (its == null) {
            return reference;
        }
        if (vouched == null) {
            return reference.found(Reference.Result.ABSENT);
        }
        String why = misfit(event, vouched, its);
        return why == null ? reference.found(Reference.Result.FITS) : reference.other(why);
    }

    /** The same record after it vouched for an event. */
    public Vouched used(Event event, Vouched vouched) {
        ReferenceSettings its = asked.get(streams.get(event.stream()));
        if (its == null || its.uses() != ReferenceSettings.Uses.ONCE) {
            return vouched;
        }
        return isUnproven(event) ? vouched.claimed(name(event)) : vouched.by(name(event));
    }

    /**
     * Whether the stream asks for signatures, and this event has none that counts: then anybody may have sent it, whoever it names, and what it
     * uses up is used up for others of its kind alone. That holds whatever the policy makes of such events, which may change.
     */
    static boolean isUnproven(Event event) {
        Proof proof = event.details().proof();
        return proof != null && !proof.isVerified();
    }

    private static boolean isUsed(Event event, Vouched vouched) {
        String name = name(event);
        boolean isUsed = vouched.usedBy() != null && !vouched.usedBy().equals(name);
        boolean isClaimed = vouched.claimedBy() != null && !vouched.claimedBy().equals(name);
        return isUsed || isClaimed && isUnproven(event);
    }

    /**
     * Sent again with its id about the same object it is the same event, whatever it says of it: else one id would do for every object. Without an id
     * each record is its own. The length before the object keeps an id from passing for part of one.
     */
    private static String name(Event event) {
        String id = event.eventId();
        if (id == null) {
            return event.origin().text();
        }
        String object = event.object() == null ? "" : event.object().text();
        return object.length() + " " + object + ' ' + id;
    }

    private static @Nullable String misfit(Event event, Vouched vouched, ReferenceSettings its) {
        if (its.actor() != null && !isOf(event.actor(), vouched.actor())) {
            return vouched.actor() == null ? "names no contributor at " + its.actor() : "is another contributor's";
        }
        if (its.object() != null && !isOf(event.object(), vouched.object())) {
            return vouched.object() == null ? "names no object at " + its.object() : "is about another object";
        }
        if (isUsed(event, vouched)) {
            return "has vouched for another event";
        }
        return isTooOld(event, vouched, its) ? "is older than reference.keep allows" : null;
    }

    /** A line of a file arrived when it happened, as far as anybody knows. */
    private static boolean isTooOld(Event event, Vouched vouched, ReferenceSettings its) {
        long arrival = event.origin().arrival();
        long when = arrival == Origin.NO_ARRIVAL ? event.time() : arrival;
        return its.keep() != null && vouched.time() < when - its.keep().toMillis();
    }

    private static boolean isOf(@Nullable Entity entity, @Nullable String id) {
        return entity != null && entity.id().equals(id);
    }
}
