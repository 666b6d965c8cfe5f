package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.actor.Waiting;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Retraction;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.verdict.Evidence;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

/** What is left for training after suspensions, exclusions, reinstatements and late events, against plain sets. */
class StandingsLedgerTest {

    private static final String STREAM = "ratings";
    private static final int MOST_WAITING = 8;
    private static final List<String> OBJECTS = List.of("film:m0", "film:m1", "film:m2");

    /** What happens next. */
    private enum Act {
        RATES,
        IS_HELD,
        IS_AGREED_WITH,
        IS_ACCUSED,
        IS_EXPLAINED,
        IS_EXCLUDED
    }

    /**
     * One thing that happens to one contributor.
     *
     * @param actor 0 to 2
     * @param campaign 0 or 1
     * @param objects bits of {@link #OBJECTS}, at least one
     * @param time of the rating, or from when on the accusation speaks
     */
    private record Deed(Act act, int actor, int campaign, int objects, long time) {
        List<String> named() {
            return OBJECTS.stream()
                    .filter(object -> (objects >> OBJECTS.indexOf(object) & 1) == 1)
                    .toList();
        }

        /** From when on an exclusion speaks: half of the contributors have a past that stays. */
        long changed() {
            return campaign == 0 ? Long.MIN_VALUE : time;
        }
    }

    /** The model: who stands accused of what, as sets. */
    private static final class Model {
        private final Map<String, Long> excluded = new HashMap<>();
        private final Map<String, String> campaigns = new HashMap<>();
        private final Map<String, Map<String, Long>> sinceByObject = new HashMap<>();
        private final Map<String, List<Event>> waiting = new HashMap<>();
        private final List<Event> released = new ArrayList<>();

        void accuse(String actor, Deed deed) {
            if (excluded.containsKey(actor)) {
                return;
            }
            campaigns.putIfAbsent(actor, "c" + deed.campaign());
            Map<String, Long> since = sinceByObject.computeIfAbsent(actor, name -> new HashMap<>());
            deed.named().forEach(object -> since.putIfAbsent(object, deed.time()));
        }

        void explain(String actor, Deed deed) {
            if (!excluded.containsKey(actor) && ("c" + deed.campaign()).equals(campaigns.get(actor))) {
                campaigns.remove(actor);
                sinceByObject.remove(actor);
            }
        }

        void exclude(String actor, Deed deed) {
            if (sinceByObject.getOrDefault(actor, Map.of()).size() >= 2) {
                excluded.putIfAbsent(actor, deed.changed());
            }
        }

        /** Held events, as many as wait at most, go out of a contributor that nothing is said of. */
        void release(String actor, Deed deed) {
            List<Event> all = waiting.computeIfAbsent(actor, name -> new ArrayList<>());
            if (!excluded.containsKey(actor) && !campaigns.containsKey(actor)) {
                all.stream()
                        .filter(event -> deed.named().contains(object(event)))
                        .forEach(released::add);
                all.removeIf(event -> deed.named().contains(object(event)));
            }
        }

        void hold(Event event) {
            List<Event> all = waiting.computeIfAbsent(event.actor().text(), name -> new ArrayList<>());
            if (all.size() < MOST_WAITING) {
                all.add(event);
            }
        }

        boolean keeps(Event event) {
            String actor = event.actor().text();
            Long since = sinceByObject.getOrDefault(actor, Map.of()).get(object(event));
            return event.time() < excluded.getOrDefault(actor, Long.MAX_VALUE)
                    && (since == null || event.time() < since);
        }
    }

    @Property
    void isWhatTheSetsSay(@ForAll("lives") List<Deed> lives) {
        // Given
        Ledger ledger = new Ledger(Long.MAX_VALUE);
        Model model = new Model();
        Map<String, StandingMemory> standings = new HashMap<>();
        Map<String, @Nullable Waiting> waiting = new HashMap<>();
        List<Event> out = new ArrayList<>();
        int number = 0;
        Set<String> ids = new HashSet<>();

        // When
        for (Deed deed : lives) {
            String actor = "customer:u" + deed.actor();
            number++;
            StandingMemory before = standings.get(actor);
            Standings.Outcome outcome = null;
            switch (deed.act()) {
                case RATES -> out.add(rating(deed, number));
                case IS_HELD -> {
                    Event event = rating(deed, number);
                    waiting.put(actor, Waiting.after(waiting.get(actor), held(event)));
                    model.hold(event);
                }
                case IS_AGREED_WITH -> {
                    release(suspicion(Suspicion.Kind.EXPLAINED, "", deed), before, waiting, out);
                    model.release(actor, deed);
                }
                case IS_ACCUSED -> {
                    outcome = Standings.apply(before, suspicion(Suspicion.Kind.MEMBER, deed), STREAM);
                    model.accuse(actor, deed);
                }
                case IS_EXPLAINED -> {
                    Suspicion explained = suspicion(Suspicion.Kind.EXPLAINED, deed);
                    outcome = Standings.apply(before, explained, STREAM);
                    release(explained, outcome.after(), waiting, out);
                    model.explain(actor, deed);
                }
                case IS_EXCLUDED -> {
                    outcome = exclusion(before, actor, deed);
                    model.exclude(actor, deed);
                }
            }
            if (outcome != null) {
                standings.put(actor, outcome.after());
                for (Retraction entry : outcome.retractions()) {
                    assertThat(ids.add(entry.id())).as("%s is new", entry.id()).isTrue();
                    ledger.add(entry);
                }
            }
        }

        // Then
        assertThat(out).extracting(Event::origin).doesNotHaveDuplicates();
        assertThat(out).extracting(Event::origin).containsAll(origins(model.released));
        assertThat(out.size() - model.released.size())
                .isEqualTo(
                        lives.stream().filter(deed -> deed.act() == Act.RATES).count());
        for (Event event : out) {
            assertThat(!ledger.takesBack(contribution(event)))
                    .as("%s on %s at %d", event.actor(), event.object(), event.time())
                    .isEqualTo(model.keeps(event));
        }
    }

    @Provide
    Arbitrary<List<Deed>> lives() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, Act.RATES),
                                Tuple.of(4, Act.IS_HELD),
                                Tuple.of(2, Act.IS_AGREED_WITH),
                                Tuple.of(3, Act.IS_ACCUSED),
                                Tuple.of(1, Act.IS_EXPLAINED),
                                Tuple.of(1, Act.IS_EXCLUDED)),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.longs().between(0, 9))
                .as(Deed::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    private static Standings.@Nullable Outcome exclusion(@Nullable StandingMemory before, String actor, Deed deed) {
        if (before == null || !Standings.awaitsSecondFamily(before, STREAM)) {
            return null;
        }
        Evidence pace = new Evidence(Family.RATE.name(), 9, deed.time(), "too fast");
        return Standings.exclude(before, new Entity(actor), STREAM, pace, deed.changed(), deed.time());
    }

    private static void release(
            Suspicion explained,
            @Nullable StandingMemory standing,
            Map<String, @Nullable Waiting> waiting,
            List<Event> out) {
        String actor = explained.actor().text();
        Waiting held = waiting.get(actor);
        List<Passage> released = held == null ? List.of() : held.released(explained, standing);
        if (held != null && !released.isEmpty()) {
            released.forEach(passage -> out.add(passage.event()));
            waiting.put(actor, held.without(explained));
        }
    }

    private static Passage held(Event event) {
        return Passage.judged(event, ObjectContext.NONE, new Verdict(Verdict.Ruling.HOLD, 0.5, List.of(), "p@1", ""));
    }

    private static List<Origin> origins(List<Event> events) {
        return events.stream().map(Event::origin).toList();
    }

    private static Suspicion suspicion(Suspicion.Kind kind, Deed deed) {
        return suspicion(kind, "c" + deed.campaign(), deed);
    }

    private static Suspicion suspicion(Suspicion.Kind kind, String campaign, Deed deed) {
        return new Suspicion(
                0,
                Entity.of("customer", "u" + deed.actor()),
                kind,
                campaign,
                deed.named(),
                deed.time(),
                9,
                20,
                4,
                "four moved as one");
    }

    private static Event rating(Deed deed, int number) {
        return new Event(
                0,
                new Origin("in", 0, number, Events.NOON),
                null,
                Entity.of("customer", "u" + deed.actor()),
                Event.Identity.KNOWN,
                Entity.of("film", "m" + deed.objects() % 3),
                5,
                null,
                deed.time(),
                Timing.ON_TIME,
                0,
                Payload.ofValue(new byte[] {'{', '}'}));
    }

    private static Contribution contribution(Event event) {
        return new Contribution(
                event.origin().text(),
                null,
                STREAM,
                event.actor().text(),
                new Entity(object(event)).id(),
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

    private static String object(Event event) {
        return event.object() == null ? "" : event.object().text();
    }
}
