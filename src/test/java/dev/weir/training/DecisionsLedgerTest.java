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
import dev.weir.event.Standing;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.verdict.StandingMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        ALLOW,
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

    /** What a decision about the contributor did: what it said against it from when on, and what of that it took back. */
    private static final class Word {
        private final boolean clears;
        private final Set<Since> said = new HashSet<>();
        private final Set<Since> tookBack = new HashSet<>();

        /** Whether nothing was against it any more. */
        private boolean wasClear;

        private Word(boolean clears) {
            this.clears = clears;
        }
    }

    /** Something against the contributor; no other of the same time is the same. */
    private static final class Since {
        private final long time;

        private Since(long time) {
            this.time = time;
        }
    }

    /** The model: what speaks against the contributor, and what went out, as sets. */
    private static final class Model {
        private final Set<Since> against = new HashSet<>();

        /** By decision, in their order; without those that were taken back. */
        private final Map<String, Word> words = new LinkedHashMap<>();

        private final Set<Event> held = new HashSet<>();
        private final Set<Event> rejected = new HashSet<>();
        private final Set<Event> takenBack = new HashSet<>();
        private final Set<Event> out = new HashSet<>();
        private final Map<String, Change> undo = new HashMap<>();
        private final Map<Event, String> latest = new HashMap<>();

        void apply(Decision decision, @Nullable Event event) {
            String id = decision.id();
            switch (decision.action()) {
                case EXCLUDE -> {
                    Word word = new Word(false);
                    word.said.add(new Since(decision.since()));
                    against.addAll(word.said);
                    words.put(id, word);
                }
                case CLEAR, ALLOW -> {
                    Word word = new Word(true);
                    word.tookBack.addAll(against);
                    against.clear();
                    word.wasClear = true;
                    words.put(id, word);
                }
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
                    if (event == null) {
                        undo(id, decision.undoes());
                    } else if (decision.undoes().equals(latest.get(event))) {
                        Change change = undo.remove(decision.undoes());
                        if (change != null) {
                            decided(event, id, change.take());
                        }
                    }
                }
            }
        }

        /** Who was cleared by two stays so while one of them means it: that one answers for all then. */
        private void undo(String id, String undone) {
            Word gone = words.get(undone);
            if (gone == null) {
                return;
            }
            Word word = new Word(false);
            Word again = gone.wasClear || !gone.tookBack.isEmpty() ? clearingAfter(undone) : null;
            words.remove(undone);
            word.tookBack.addAll(gone.said);
            word.tookBack.retainAll(against);
            against.removeAll(gone.said);
            if (again != null) {
                again.tookBack.addAll(gone.tookBack);
            } else {
                word.said.addAll(gone.tookBack);
                against.addAll(gone.tookBack);
            }
            words.values().forEach(other -> other.tookBack.removeAll(gone.said));
            word.wasClear = against.isEmpty();
            words.put(id, word);
        }

        private @Nullable Word clearingAfter(String undone) {
            boolean isAfter = false;
            for (Map.Entry<String, Word> word : words.entrySet()) {
                if (isAfter && word.getValue().clears) {
                    return word.getValue();
                }
                isAfter |= word.getKey().equals(undone);
            }
            return null;
        }

        /** Where an event goes whose release is taken back: out of training it does not come back to the queue. */
        private Set<Event> without(Event event) {
            held.remove(event);
            return takenBack;
        }

        private void decided(Event event, String id, Change change) {
            undo.put(id, change);
            latest.put(event, id);
        }

        private Change moving(Event event, Set<Event> from, Set<Event> to) {
            return () -> {
                from.remove(event);
                to.add(event);
                return moving(event, to, from);
            };
        }

        boolean keeps(Event event) {
            return against.stream().noneMatch(since -> event.time() >= since.time);
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
                case ALLOW -> next = Decisions.allow(id, U1, Long.MAX_VALUE);
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
        assertThat(standing.now() == Standing.EXCLUDED)
                .as("who is excluded is who something is said against")
                .isEqualTo(!model.against.isEmpty());
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
                                Tuple.of(1, Act.ALLOW),
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
