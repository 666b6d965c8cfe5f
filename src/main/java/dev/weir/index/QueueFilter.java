package dev.weir.index;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What shall be in a queue. A case is in it where one of its events meets all of it.
 *
 * @param texts what a field must be
 * @param from only events held then or later
 * @param to only events held before then
 * @param leastTrust 0 to 1
 * @param mostTrust 0 to 1
 * @param status whether they wait
 */
public record QueueFilter(
        Map<Field, String> texts, Instant from, Instant to, double leastTrust, double mostTrust, Case.Status status) {

    /** All that waits. */
    public static final QueueFilter OPEN = new QueueFilter(Map.of(), Instant.MIN, Instant.MAX, 0, 1, Case.Status.OPEN);

    /** A field with a text. */
    public enum Field {
        /** The stream's name. */
        STREAM,
        /** The family of the check that held most strongly, as in {@link dev.weir.event.Family}. */
        FAMILY,
        /** The check that held most strongly. */
        CHECK,
        /** The object, {@code type:id}. */
        OBJECT,
        /** The contributor, {@code type:id}. */
        ACTOR,
        /** The id of a campaign. */
        CAMPAIGN,
        /** Who collected it. */
        SOURCE,
        /** The id of a case. */
        CASE
    }

    public QueueFilter {
        texts = Map.copyOf(texts);
        if (!(leastTrust >= 0 && mostTrust <= 1 && leastTrust <= mostTrust)) {
            throw new IllegalArgumentException(
                    "trust from " + leastTrust + " to " + mostTrust + "; allowed: 0 to 1, the least first");
        }
    }

    /** The same, where this field is this text. */
    public QueueFilter where(Field field, String text) {
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(texts);
        more.put(field, text);
        return new QueueFilter(more, from, to, leastTrust, mostTrust, status);
    }

    /** The same, of events held from then until before then. */
    public QueueFilter between(Instant newFrom, Instant newTo) {
        return new QueueFilter(texts, newFrom, newTo, leastTrust, mostTrust, status);
    }

    /** The same, of events with so much trust. */
    public QueueFilter trusted(double least, double most) {
        return new QueueFilter(texts, from, to, least, most, status);
    }

    /** The same, of what is decided, or of what waits. */
    public QueueFilter that(Case.Status newStatus) {
        return new QueueFilter(texts, from, to, leastTrust, mostTrust, newStatus);
    }
}
