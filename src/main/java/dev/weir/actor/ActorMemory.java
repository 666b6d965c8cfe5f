package dev.weir.actor;

import dev.weir.behavior.BehaviorMemory;
import dev.weir.profile.ProfileMemory;
import dev.weir.provenance.IdRing;
import dev.weir.rate.RateWindows;
import dev.weir.spending.SpendingMemory;
import dev.weir.verdict.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one contributor on one stream. State, in the form of
 * {@link ActorMemorySerializer}. The first release wrote the components by their names, and is still read: no name may change.
 *
 * @param windows how much it sent lately
 * @param ids which event ids it used lately
 * @param lastSeen its latest event time, epoch milliseconds
 * @param profile what it chose and thought of it, in the form of {@link ProfileMemory#state}, or null
 * @param pace the strongest evidence of the rate check, or null
 * @param firstSeen its earliest event time, epoch milliseconds; 0 where a former release saw it first
 * @param events its events so far, those of a former release left out
 * @param named whether others ever accused it: only then is its standing read with every event
 * @param behavior how it acts, in the form of {@link BehaviorMemory#state}, or null
 * @param returned whether it was known before and came back after all was forgotten
 * @param spending how it pays, in the form of {@link SpendingMemory#state}, or null
 * @param reviewed what was decided about others at its objects, in the form of {@link dev.weir.reviewed.ReviewedMemory#state},
 *     or null
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares memories.
public record ActorMemory(
        RateWindows windows,
        IdRing ids,
        long lastSeen,
        float @Nullable [] profile,
        @Nullable Evidence pace,
        long firstSeen,
        int events,
        boolean named,
        byte @Nullable [] behavior,
        boolean returned,
        byte @Nullable [] spending,
        byte @Nullable [] reviewed) {

    /** Whoever is known for longer is no newcomer, in milliseconds: 30 days, what Weir remembers of campaigns. */
    private static final long ESTABLISHED_AFTER = 30L * 24 * 3_600_000;

    /** An account that is younger was not taken over but made for it, in milliseconds: 24 hours. */
    private static final long A_PAST = 24L * 3_600_000;

    /** Fewer events than the least active user of MovieLens 100K has are a visit. */
    private static final int ESTABLISHED_EVENTS = 20;

    /** Nothing is remembered. */
    public static ActorMemory empty() {
        return nothing(false);
    }

    /** Nothing is remembered but that there was something. */
    public static ActorMemory returning() {
        return nothing(true);
    }

    private static ActorMemory nothing(boolean returned) {
        return new ActorMemory(
                RateWindows.empty(),
                IdRing.empty(),
                Long.MIN_VALUE,
                null,
                null,
                Long.MAX_VALUE,
                0,
                false,
                null,
                returned,
                null,
                null);
    }

    /** The profile, empty where none is remembered. */
    ProfileMemory profileSoFar() {
        return ProfileMemory.of(profile);
    }

    /** The same, with others having accused the contributor. */
    ActorMemory accused() {
        return named
                ? this
                : new ActorMemory(
                        windows, ids, lastSeen, profile, pace, firstSeen, events, true, behavior, returned, spending,
                        reviewed);
    }

    /** The behavior, empty where none is remembered. */
    BehaviorMemory behaviorSoFar() {
        return BehaviorMemory.of(behavior);
    }

    /** How it pays, empty where nothing is remembered. */
    SpendingMemory spendingSoFar() {
        return SpendingMemory.of(spending);
    }

    /**
     * Since when the contributor is unlike its own past, epoch milliseconds; {@link Long#MIN_VALUE}, the beginning, where it
     * has none or is as it was. A past that is forgotten is not judged either.
     */
    long changedSince() {
        long since = behaviorSoFar().changedSince();
        if (since != Long.MIN_VALUE && (returned || since - firstSeen >= A_PAST)) {
            return since;
        }
        return returned ? firstSeen : Long.MIN_VALUE;
    }

    /** Whether the contributor belongs to the community by {@code now}, epoch milliseconds. */
    boolean establishedBy(long now) {
        return events >= ESTABLISHED_EVENTS && now - firstSeen > ESTABLISHED_AFTER;
    }
}
