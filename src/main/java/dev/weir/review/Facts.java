package dev.weir.review;

import dev.weir.event.Entity;
import dev.weir.index.Answered;
import dev.weir.index.HeldRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an act's targets.
 *
 * @param contributors those that the act is about, or whose decisions it takes back; none where it is about events
 * @param events held events that it releases or rejects
 * @param beyond held events besides that it cannot be about: the gateway keeps no more of one contributor
 * @param undone decisions that it takes back, the last one first
 * @param campaign {@code id@members}, or null
 * @param labelled events whose label it says
 * @param later held events besides that wait for the next act: one cannot be about more
 * @param besides contributors that it leaves out: its policy accused them, and something else does too
 */
record Facts(
        List<Contributor> contributors,
        List<HeldRecord> events,
        int beyond,
        List<Undone> undone,
        @Nullable String campaign,
        List<Labelled> labelled,
        int later,
        int besides) {

    Facts {
        contributors = List.copyOf(contributors);
        events = List.copyOf(events);
        undone = List.copyOf(undone);
        labelled = List.copyOf(labelled);
    }

    /** Of an act that says no labels. */
    Facts(
            List<Contributor> contributors,
            List<HeldRecord> events,
            int beyond,
            List<Undone> undone,
            @Nullable String campaign) {
        this(contributors, events, beyond, undone, campaign, List.of(), 0, 0);
    }

    static Facts ofLabelled(List<Labelled> labelled) {
        return new Facts(List.of(), List.of(), 0, List.of(), null, labelled, 0, 0);
    }

    /** The same, with so many held events besides. */
    Facts later(int more) {
        return new Facts(contributors, events, beyond, undone, campaign, labelled, more, besides);
    }

    /** The same, which leaves some out. */
    Facts leavingOut(int others) {
        return new Facts(contributors, events, beyond, undone, campaign, labelled, later, others);
    }

    static Facts ofContributors(List<Contributor> contributors, @Nullable String campaign) {
        return new Facts(contributors, List.of(), 0, List.of(), campaign);
    }

    static Facts ofEvents(List<HeldRecord> events, int beyond, @Nullable String campaign) {
        return new Facts(List.of(), events, beyond, List.of(), campaign);
    }

    /**
     * A contributor.
     *
     * @param standing now, as in {@link dev.weir.event.Standing}, in lower case
     * @param inTraining events in training that EXCLUDE takes back
     * @param retracted events that were in training and are taken back now
     * @param held its events that CLEAR releases
     * @param beyond its held events besides, which CLEAR cannot release
     */
    record Contributor(
            Entity actor,
            String standing,
            Tenure tenure,
            long inTraining,
            long retracted,
            List<HeldRecord> held,
            int beyond) {

        Contributor {
            held = List.copyOf(held);
        }
    }

    /**
     * A decision to take back.
     *
     * @param stream of the event, where it is about one, else null
     */
    record Undone(Answered decision, @Nullable String stream) {}

    /**
     * An event whose label is said.
     *
     * @param stream of the event: by the index, or else by its topic
     */
    record Labelled(String origin, String stream, Seen seen) {

        /** Whether the index knows the event. */
        enum Seen {
            SEEN,
            NEVER_SEEN
        }
    }
}
