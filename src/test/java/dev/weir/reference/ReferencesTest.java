package dev.weir.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Details;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Proof;
import dev.weir.event.Reference;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    private static final References PLAIN = References.of(TestSettings.referring(""));
    private static final References BOUND =
            References.of(TestSettings.referring(", actor: /customer/id, object: /item, keep: 1h"));
    private static final References ONCE = References.of(TestSettings.referring(", actor: /customer, uses: once"));
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void onlyEventsThatNameSomethingAreLookedUpAndOnlyWhereTheirStreamAsks() {
        References ignoring = References.of(TestSettings.ratings());

        assertThat(PLAIN.isNeeded()).isTrue();
        assertThat(PLAIN.topics()).containsExactly("shop.purchases");
        assertThat(PLAIN.has(passage("p 1"))).isTrue();
        assertThat(PLAIN.key(passage("p 1"))).isEqualTo("ratings p 1");
        assertThat(PLAIN.has(Passage.of(Events.at(Events.NOON)))).isFalse();
        assertThat(PLAIN.has(Passage.of(Events.at(Events.NOON).detailed(Details.NONE.referring(Reference.UNNAMED)))))
                .isFalse();
        assertThat(ignoring.isNeeded()).isFalse();
        assertThat(ignoring.has(passage("p 1"))).isFalse();
    }

    @Test
    void aRecordIsToldToEachStreamThatRefersToItsTopic() {
        assertThat(PLAIN.told("shop.purchases", any -> Optional.of("p1"), "no json".getBytes(UTF_8), 7))
                .containsExactly(new ReferenceRecord("ratings p1", new Vouched(7, null, null)));
        assertThat(PLAIN.told("shop.purchases", any -> Optional.of("p1"), null, 7))
                .containsExactly(new ReferenceRecord("ratings p1", null));
        assertThat(PLAIN.told("shop.others", any -> Optional.of("p1"), null, 7)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"customer":{"id":"u1"},"item":17} | u1 | 17
            {"customer":{"id":7}}              | 7  |
            {"customer":"u1","item":null}      |    |
            {"item":{"id":17}}                 |    |
            {"customer":                       |    |
            []                                 |    |
            """)
    void whatARecordSaysIsItsJsonAsFarAsItIsAsked(String json, @Nullable String actor, @Nullable String object) {
        assertThat(BOUND.told("shop.purchases", any -> Optional.of("p1"), json.getBytes(UTF_8), 7))
                .containsExactly(new ReferenceRecord("ratings p1", new Vouched(7, actor, object)));
    }

    @ParameterizedTest
    @CsvSource({
        "u1, m1,  FITS,  ''",
        "u2, m1,  OTHER, is another contributor's",
        "u1, m2,  OTHER, is about another object",
        "  , m1,  OTHER, names no contributor at /customer/id",
        "u1,   ,  OTHER, names no object at /item"
    })
    void whatItSaysMustBeTheEventsOwn(
            @Nullable String actor, @Nullable String object, Reference.Result result, String note) {
        Reference answer = BOUND.answer(event("p1", Events.NOON), new Vouched(Events.NOON, actor, object));

        assertThat(answer).isEqualTo(new Reference("p1", result, note));
    }

    @Test
    void whereNothingIsComparedItOnlyHasToBeThere() {
        assertThat(PLAIN.answer(event("p1", Events.NOON), new Vouched(7, null, null))
                        .result())
                .isEqualTo(Reference.Result.FITS);
        assertThat(PLAIN.answer(event("p1", Events.NOON), null).result()).isEqualTo(Reference.Result.ABSENT);
    }

    @Test
    void whereKeysAreNoIdsNothingIsTold() {
        assertThat(PLAIN.told("shop.purchases", any -> Optional.empty(), null, 7))
                .isEmpty();
    }

    @Test
    void onlyWhereItIsAskedARecordIsUsedUp() {
        Vouched purchase = new Vouched(Events.NOON, "u1", null);
        Event event = event("p1", Events.NOON);

        assertThat(ONCE.used(event, purchase)).isEqualTo(purchase.by("shop.ratings/0/1"));
        assertThat(ONCE.used(named("e1"), purchase)).isEqualTo(purchase.by("7 film:m1 e1"));
        assertThat(BOUND.used(event, purchase)).isEqualTo(purchase);
    }

    @Test
    void aRecordThatWasUsedVouchesForTheSameEventOnly() {
        Vouched used = ONCE.used(named("e1"), new Vouched(Events.NOON, "u1", null));

        assertThat(ONCE.answer(named("e1"), used).result()).isEqualTo(Reference.Result.FITS);
        assertThat(ONCE.answer(named("e2"), used).note()).isEqualTo("has vouched for another event");
        assertThat(ONCE.answer(event("p1", Events.NOON), used).note()).isEqualTo("has vouched for another event");
    }

    /** Who guesses an id can send the first event that names it; the owner's own counts all the same. */
    @Test
    void whatNobodyIsKnownToHaveSentUsesNothingUpForWhatIsSigned() {
        Vouched purchase = new Vouched(Events.NOON, "u1", null);
        Proof good = Proof.verified("k", "app", "s1", Events.NOON);
        for (Proof none : List.of(Proof.UNSIGNED, Proof.invalid("its key is unknown"))) {
            Vouched claimed = ONCE.used(proven("e1", none), purchase);

            assertThat(ONCE.answer(proven("e2", good), claimed).result()).isEqualTo(Reference.Result.FITS);
            assertThat(ONCE.answer(proven("e1", none), claimed).result()).isEqualTo(Reference.Result.FITS);
            assertThat(ONCE.answer(proven("e2", none), claimed).note())
                    .as("one of its kind did")
                    .isEqualTo("has vouched for another event");
            Vouched used = ONCE.used(proven("e2", good), claimed);
            assertThat(ONCE.answer(proven("e2", good), used).result()).isEqualTo(Reference.Result.FITS);
            for (Proof any : List.of(good, none)) {
                assertThat(ONCE.answer(proven("e3", any), used).note()).isEqualTo("has vouched for another event");
            }
            assertThat(ONCE.answer(proven("e1", none), used).note()).isEqualTo("has vouched for another event");
            assertThat(new Vouched(Events.NOON + 1, "u1", null).after(used).by("e9"))
                    .isEqualTo(new Vouched(Events.NOON + 1, "u1", null, "e9", used.claimedBy()));
        }
    }

    private static Event proven(String eventId, Proof proof) {
        Event event = named(eventId);
        return event.detailed(event.details().proven(proof));
    }

    /** Whoever bought once, and gives all that they say one id, says it of one object. */
    @Test
    void oneIdIsOneEventOfOneObject() {
        Vouched used = ONCE.used(about("m1", "e1", 1), new Vouched(Events.NOON, "u1", null));

        assertThat(ONCE.answer(about("m1", "e1", 5), used).result())
                .as("changed under its id")
                .isEqualTo(Reference.Result.FITS);
        for (Event other : List.of(about("m2", "e1", 1), about("m1 e1", "e1", 1), about("m", "1 e1", 1))) {
            assertThat(ONCE.answer(other, used).note()).isEqualTo("has vouched for another event");
        }
    }

    @Test
    void aRecordCountsUntilItIsOlderThanItIsKept() {
        Vouched noon = new Vouched(Events.NOON, "u1", "m1");

        assertThat(List.of(-1L, 0L, 1L))
                .extracting(offset -> BOUND.answer(event("p1", Events.NOON + HOUR + offset), noon)
                        .note())
                .containsExactly("", "", "is older than reference.keep allows");
    }

    static Passage passage(String id) {
        return Passage.of(event(id, Events.NOON));
    }

    /** An event of u1 about m1 that arrived at a time. */
    static Event event(String id, long arrival) {
        return event(id, null, arrival);
    }

    private static Event named(String eventId) {
        return event("p1", eventId, Events.NOON);
    }

    /** The same with an id of its own. */
    static Event event(String id, @Nullable String eventId, long arrival) {
        return event(id, eventId, arrival, "m1", 5);
    }

    private static Event about(String object, String eventId, double value) {
        return event("p1", eventId, Events.NOON, object, value);
    }

    private static Event event(String id, @Nullable String eventId, long arrival, String object, double value) {
        Event event = Events.event("u1", object, value, arrival, Timing.ON_TIME, null, "{}");
        return new Event(
                        0,
                        new Origin("shop.ratings", 0, 1, arrival),
                        eventId,
                        event.actor(),
                        event.identity(),
                        event.object(),
                        value,
                        null,
                        arrival,
                        event.timing(),
                        0,
                        event.payload())
                .detailed(Details.NONE.referring(Reference.to(id)));
    }
}
