package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.decide.Decided;
import dev.weir.decide.Decisions;
import dev.weir.decide.Holds;
import dev.weir.decide.OnContributor;
import dev.weir.decide.OnEvent;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Retraction;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.verdict.StandingMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What is left for training after random decisions, undos, repetitions and late events, against plain sets. */
class DecisionsLedgerTest {

    private static final Entity U1 = Entity.of("customer", "u1");
    private static final String STREAM = "ratings";

    /** What happens next. */
    private enum Act {
        IS_ADMITTED,
        IS_HELD,
        RELEASE,
        REJECT,
        EXCLUDE,
        CLEAR,
        UNDO,
        AGAIN
    }

    /**
     * One thing that happens.
     *
     * @param which the event or decision that it is about, counted round
     * @param time of the event, or from when on it is excluded
     */
    private record Deed(Act act, int which, long time) {}

    /** What takes a decision back; taking it gives what takes that back. */
    private interface Change {
        Change take();
    }

    /** The model: what speaks against the contributor, and what went out, as sets. */
    private static final class Model {
        /** From when on, by the name of what says so. */
        private final Map<String, Long> against = new LinkedHashMap<>();

        private final Set<Event> held = new HashSet<>();
        private final Set<Event> rejected = new HashSet<>();
        private final Set<Event> takenBack = new HashSet<>();
        private final Set<Event> out = new HashSet<>();
        private final Map<String, Change> undo = new HashMap<>();
        private final Map<Event, String> latest = new HashMap<>();
        private int names;

        void apply(Decision decision, @Nullable Event event) {
            String id = decision.id();
            switch (decision.action()) {
                case EXCLUDE -> undo.put(id, adding(List.of(decision.since())).take());
                case CLEAR ->
                    undo.put(id, removing(List.copyOf(against.keySet())).take());
                case RELEASE -> {
                    if (!out.contains(event) && keeps(event)) {
                        rejected.remove(event);
                        decided(event, id, moving(event, without(event), out).take());
                    }
                }
                case REJECT -> {
                    if (held.contains(event)) {
                        decided(event, id, moving(event, held, rejected).take());
                    }
                }
                case UNDO -> {
                    if (event == null || decision.undoes().equals(latest.get(event))) {
                        Change change = undo.remove(decision.undoes());
                        if (change != null) {
                            decided(event, id, change.take());
                        }
                    }
                }
                case ALLOW -> throw new IllegalArgumentException();
            }
        }

        /** Where an event goes whose release is taken back: out of training it does not come back to the queue. */
        private Set<Event> without(Event event) {
            held.remove(event);
            return takenBack;
        }

        private void decided(@Nullable Event event, String id, Change change) {
            undo.put(id, change);
            if (event != null) {
                latest.put(event, id);
            }
        }

        private Change moving(Event event, Set<Event> from, Set<Event> to) {
            return () -> {
                from.remove(event);
                to.add(event);
                return moving(event, to, from);
            };
        }

        private Change adding(Collection<Long> sinces) {
            return () -> {
                List<String> added = new ArrayList<>();
                for (long since : sinces) {
                    added.add("n" + names++);
                    against.put(added.get(added.size() - 1), since);
                }
                return removing(added);
            };
        }

        private Change removing(Collection<String> them) {
            return () -> {
                List<Long> gone = new ArrayList<>();
                for (String name : them) {
                    Long since = against.remove(name);
                    if (since != null) {
                        gone.add(since);
                    }
                }
                return adding(gone);
            };
        }

        boolean keeps(Event event) {
            return against.values().stream().noneMatch(since -> event.time() >= since);
        }
    }

    @Property(tries = 500)
    void isWhatTheSetsSay(@ForAll("lives") List<Deed> lives) {
        // Given
        Ledger ledger = new Ledger(Long.MAX_VALUE);
        Model model = new Model();
        Holds holds = Holds.of(null);
        Decided decided = Decided.NOTHING;
        StandingMemory standing = StandingMemory.CLEAR;
        List<Event> held = new ArrayList<>();
        List<Event> out = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        Map<String, Event> events = new HashMap<>();
        Set<String> ids = new HashSet<>();

        // When
        for (Deed deed : lives) {
            String id = "d" + decisions.size();
            Decision next = null;
            switch (deed.act()) {
                case IS_ADMITTED -> {
                    Event event = event(out.size() + held.size(), deed.time());
                    out.add(event);
                    model.out.add(event);
                }
                case IS_HELD -> {
                    Event event = event(out.size() + held.size() + 1_000, deed.time());
                    holds = holds.with(event, new Verdict(Verdict.Ruling.HOLD, 0.5, List.of(), "p@1", ""));
                    held.add(event);
                    model.held.add(event);
                    events.put(event.origin().text(), event);
                }
                case RELEASE -> next = held.isEmpty() ? null : Decisions.release(id, pick(held, deed));
                case REJECT -> next = held.isEmpty() ? null : Decisions.reject(id, pick(held, deed));
                case EXCLUDE -> next = Decisions.exclude(id, U1, deed.time());
                case CLEAR -> next = Decisions.clear(id, U1);
                case UNDO -> {
                    Decision undone = decisions.isEmpty() ? null : pick(decisions, deed);
                    if (undone != null) {
                        next = undone.origin() == null
                                ? Decisions.undo(id, U1, undone.id())
                                : Decisions.undo(id, events.get(undone.origin()), undone.id());
                    }
                }
                case AGAIN -> next = decisions.isEmpty() ? null : pick(decisions, deed);
            }
            if (next == null) {
                continue;
            }
            boolean again = deed.act() == Act.AGAIN;
            Event about = next.origin() == null ? null : events.get(next.origin());
            Instruction instruction = Decisions.byLead(next);
            List<Retraction> entries;
            Answer answer;
            if (about == null) {
                OnContributor.Outcome outcome = OnContributor.apply(instruction, standing, decided, List.of(STREAM));
                standing = outcome.standing();
                decided = outcome.decided();
                entries = outcome.retractions();
                answer = outcome.answer();
            } else if (OnEvent.isRepeated(decided, next)) {
                entries = List.of();
                answer = OnEvent.repeated(holds, decided, next).answer();
            } else {
                OnEvent.Outcome outcome = OnEvent.apply(
                        instruction,
                        holds,
                        decided,
                        about,
                        standing,
                        TestSettings.ratings().review());
                holds = outcome.holds();
                decided = outcome.decided();
                entries = outcome.retraction() == null ? List.of() : List.of(outcome.retraction());
                answer = outcome.answer();
                if (outcome.release() != null) {
                    out.add(about);
                }
            }
            assertThat(answer.outcome() == Answer.Outcome.REPEATED).isEqualTo(again);
            if (!again) {
                model.apply(next, about);
                decisions.add(next);
            }
            for (Retraction entry : entries) {
                assertThat(ids.add(entry.id())).as("%s is new", entry.id()).isTrue();
                ledger.add(entry);
            }
            assertThat(answer.retractions()).isEqualTo(entries.size());
        }

        // Then
        assertThat(out).extracting(Event::origin).doesNotHaveDuplicates();
        Set<Event> trained = new HashSet<>();
        out.stream().filter(event -> !ledger.takesBack(contribution(event))).forEach(trained::add);
        Set<Event> expected = new HashSet<>();
        model.out.stream().filter(model::keeps).forEach(expected::add);
        assertThat(trained).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Deed>> lives() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(3, Act.IS_ADMITTED),
                                Tuple.of(3, Act.IS_HELD),
                                Tuple.of(4, Act.RELEASE),
                                Tuple.of(2, Act.REJECT),
                                Tuple.of(2, Act.EXCLUDE),
                                Tuple.of(1, Act.CLEAR),
                                Tuple.of(5, Act.UNDO),
                                Tuple.of(1, Act.AGAIN)),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.longs().between(0, 9))
                .as(Deed::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    private static <T> T pick(List<T> all, Deed deed) {
        return all.get(deed.which() % all.size());
    }

    private static Event event(int number, long time) {
        return new Event(
                0,
                new Origin("in", 0, number, 0),
                null,
                U1,
                Event.Identity.KNOWN,
                null,
                Double.NaN,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(("event " + number).getBytes(StandardCharsets.UTF_8)));
    }

    private static Contribution contribution(Event event) {
        return new Contribution(
                event.origin().text(),
                null,
                STREAM,
                event.actor().text(),
                "",
                null,
                event.time(),
                event.time(),
                1,
                null,
                null,
                null,
                0,
                0,
                null,
                0);
    }
}
