package dev.weir.actor;

import dev.weir.decide.Decided;
import dev.weir.decide.Digest;
import dev.weir.decide.Holds;
import dev.weir.decide.OnEvent;
import dev.weir.decide.OnLabel;
import dev.weir.decide.Relabels;
import dev.weir.event.Decision;
import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.event.Verdict;
import dev.weir.provenance.SignatureVerifier;
import dev.weir.settings.ReviewSettings;
import dev.weir.verdict.StandingMemory;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** What of the current contributor waits for a reviewer, and what was decided about it. Only held events and decisions touch it. */
final class ReviewDesk {

    /** The longest that a hold may wait, and twice as long as a decision may be on its way. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** A decision that waits for its event carries a record of at most so many bytes: with the most of them 2 MB a contributor. */
    private static final int MOST_BYTES = 32 * 1024;

    private final HoldStore holds;
    private final MapState<String, byte[]> waiting;
    private final MapState<Long, Boolean> ids;
    private final ValueState<Decided> decided;
    private final ValueState<Relabels> relabels;
    private final ReviewSettings settings;

    ReviewDesk(RuntimeContext context, ReviewSettings settings) {
        this.settings = settings;
        holds = new HoldStore(context, LONGEST);
        MapStateDescriptor<String, byte[]> early = new MapStateDescriptor<>(
                "decisions-waiting", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        early.enableTimeToLive(StateExpiry.backstop(LONGEST));
        waiting = context.getMapState(early);
        MapStateDescriptor<Long, Boolean> known =
                new MapStateDescriptor<>("decisions-about-events", Types.LONG, Types.BOOLEAN);
        known.enableTimeToLive(StateExpiry.backstop(LONGEST));
        ids = context.getMapState(known);
        ValueStateDescriptor<Decided> descriptor =
                new ValueStateDescriptor<>("decided", TypeInformation.of(Decided.class));
        descriptor.enableTimeToLive(StateExpiry.backstop(LONGEST));
        decided = context.getState(descriptor);
        ValueStateDescriptor<Relabels> labels =
                new ValueStateDescriptor<>("relabels", TypeInformation.of(Relabels.class));
        labels.enableTimeToLive(StateExpiry.backstop(LONGEST));
        relabels = context.getState(labels);
    }

    /**
     * Takes one judged event of a stream. What an excluded contributor sends is kept like any other: its exclusion may turn out
     * wrong.
     *
     * @return a decision that waited for the event, or null
     */
    @Nullable
    Passage judged(String stream, Passage passage) throws Exception {
        if (passage.verdict().ruling() != Verdict.Ruling.HOLD) {
            return null;
        }
        holds.add(stream, passage.event(), passage.verdict());
        return waited(passage.event());
    }

    private @Nullable Passage waited(Event held) throws Exception {
        String origin = held.origin().text();
        Decided so = decided.value();
        if (so == null || so.waiting() == 0) {
            return null;
        }
        byte[] bytes = waiting.get(origin);
        if (bytes == null) {
            return null;
        }
        waiting.remove(origin);
        decided.update(so.waiting(-1));
        Passage early = PassageSerializer.passage(bytes);
        // The settings may have given the stream another number meanwhile.
        return early.hasEvent() ? Passage.of(early.instruction(), early.event().numbered(held.stream())) : early;
    }

    /** The event of a decision's record, as it was held. Nobody checked this copy's signature: what it was worth when it came is known. */
    static Event asHeld(Event record, OnEvent.Released release) {
        Event event = record.heldAt(release.arrival(), release.time());
        Proof proof = release.proof() == Proof.Result.VERIFIED
                ? SignatureVerifier.before(event.payload(), ForgedHeaders.SIGNATURE)
                : null;
        return proof == null ? event : event.detailed(event.details().proven(proof));
    }

    /** The policy lets an event go, unless a reviewer rejected it: no reviewer can release it again. */
    void release(String stream, Passage released, Collector<Passage> out) throws Exception {
        String origin = released.event().origin().text();
        HoldStore.Found before = holds.find(stream, origin);
        if (!before.holds().isDecided(origin)) {
            holds.keep(before, before.holds().released(origin));
            out.collect(released);
        }
    }

    /** What was decided about the contributor. */
    Decided decided() throws Exception {
        return Objects.requireNonNullElse(decided.value(), Decided.NOTHING);
    }

    void decided(Decided after) throws Exception {
        decided.update(after);
    }

    /** What follows from a decision that came before. */
    OnEvent.Outcome apply(Passage passage, StandingMemory standing) throws Exception {
        return apply(passage, standing, find(passage.instruction().decision()));
    }

    private OnEvent.Outcome apply(Passage passage, StandingMemory standing, HoldStore.Found before) throws Exception {
        Decided known = decided();
        OnEvent.Outcome outcome = OnEvent.apply(
                passage.instruction(),
                before.holds(),
                known,
                passage.hasEvent() ? passage.event() : null,
                standing,
                settings);
        holds.keep(before, outcome.holds());
        keep(passage.instruction().decision(), known, outcome.decided());
        return outcome;
    }

    private HoldStore.Found find(Decision decision) throws Exception {
        return holds.find(decision.streams().get(0), Objects.requireNonNull(decision.origin()));
    }

    /** What follows from a decision that comes now. */
    OnEvent.Outcome decide(Passage passage, StandingMemory standing) throws Exception {
        Decision decision = passage.instruction().decision();
        HoldStore.Found found = find(decision);
        Holds before = found.holds();
        Decided known = decided();
        if (OnEvent.isRepeated(known, decision) || ids.contains(Digest.of(decision.id()))) {
            return OnEvent.repeated(before, known, decision);
        }
        if (decision.action() == Decision.Action.ASSESS) {
            // Whether it is held or was admitted is nothing to it.
            OnEvent.Outcome noted = OnEvent.assessed(before, known, decision);
            keep(decision, known, noted.decided());
            return noted;
        }
        Relabels said = Objects.requireNonNullElse(relabels.value(), Relabels.NOTHING);
        if (OnLabel.isAbout(said, decision)) {
            OnLabel.Outcome outcome = OnLabel.apply(passage.instruction(), said, known);
            relabels.update(outcome.relabels());
            keep(decision, known, outcome.decided());
            return new OnEvent.Outcome(before, outcome.decided(), null, outcome.entry(), outcome.answer());
        }
        if (OnEvent.knows(before, decision)) {
            return apply(passage, standing, found);
        }
        byte[] bytes = PassageSerializer.bytes(passage);
        Decided counted = known.waiting(waiting() - known.waiting());
        OnEvent.Outcome outcome = OnEvent.waits(passage.instruction(), before, counted, room(decision, bytes.length));
        if (outcome.decided().waiting() > counted.waiting()) {
            waiting.put(Objects.requireNonNull(decision.origin()), bytes);
        }
        keep(decision, known, outcome.decided());
        return outcome;
    }

    private OnEvent.Room room(Decision decision, int bytes) throws Exception {
        if (waiting.contains(Objects.requireNonNull(decision.origin()))) {
            return OnEvent.Room.TAKEN;
        }
        return bytes <= MOST_BYTES ? OnEvent.Room.THERE_IS : OnEvent.Room.TOO_LARGE;
    }

    /** How many decisions wait. Those that expired left without being counted down. */
    private int waiting() throws Exception {
        int count = 0;
        for (String ignored : waiting.keys()) {
            count++;
        }
        return count;
    }

    /** How many holds there are. */
    int held() throws Exception {
        return holds.size();
    }

    /** Forgets all; returns how many decisions waited with their records. */
    int forget() throws Exception {
        int waited = waiting();
        holds.clear();
        waiting.clear();
        ids.clear();
        decided.clear();
        return waited;
    }

    /** The ids of decisions about events stand each for itself: thousands of them push no exclusion out of what is known. */
    private void keep(Decision decision, Decided before, Decided after) throws Exception {
        if (after.knows(decision.id())) {
            ids.put(Digest.of(decision.id()), true);
        }
        if (after.waiting() != before.waiting()) {
            decided.update(after.idsOf(before));
        }
    }
}
