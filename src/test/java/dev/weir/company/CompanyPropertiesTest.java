package dev.weir.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is kept in sums is what the definitions say, taken afresh, after any sequence of opinions. */
class CompanyPropertiesTest {

    private static final Company.Room ROOMY = new Company.Room(1_000, 100_000, Duration.ofDays(1000));

    @Property(tries = 200)
    void sumsSayWhatTheDefinitionsSay(@ForAll("opinions") List<Opinion> opinions) {
        sameAsDefined(opinions, ROOMY);
    }

    @Property(tries = 200)
    void whoIsForgottenLeavesNothingBehind(@ForAll("opinions") List<Opinion> opinions) {
        sameAsDefined(opinions, new Company.Room(5, 1_000, Duration.ofDays(1000)));
        sameAsDefined(opinions, new Company.Room(1_000, 12, Duration.ofDays(1000)));
        sameAsDefined(opinions, new Company.Room(1_000, 1_000, Duration.ofMillis(20)));
    }

    @Property(tries = 20)
    void theOldestOfTooManyOpinionsMakesRoom(@ForAll("long lists") List<Opinion> opinions) {
        sameAsDefined(opinions, ROOMY);
    }

    @Property(tries = 100)
    void bytesBringEverythingBack(@ForAll("opinions") List<Opinion> before, @ForAll("opinions") List<Opinion> after)
            throws IOException {
        // Given
        Company first = new Company(0, ROOMY);
        before.forEach(first::on);

        // When
        DataInputStream bytes = new DataInputStream(new ByteArrayInputStream(CompanyBytes.of("ratings", first)));
        assertThat(bytes.readUTF()).isEqualTo("ratings");
        Company second = new Company(0, ROOMY);
        CompanyBytes.read(bytes, second);

        // Then: the same now, and whatever comes
        same(second, first);
        after.forEach(first::on);
        after.forEach(second::on);
        same(second, first);
    }

    private static void sameAsDefined(List<Opinion> opinions, Company.Room room) {
        Company company = new Company(0, room);
        NaiveCompany naive = new NaiveCompany(room);
        for (Opinion opinion : opinions) {
            company.on(opinion);
            naive.on(opinion);
        }
        List<Rater> raters = new ArrayList<>(company.raters());
        assertThat(raters).extracting(rater -> rater.actor).containsExactlyElementsOf(naive.people.keySet());
        for (Rater rater : raters) {
            NaiveCompany.Person person = naive.people.get(rater.actor);
            assertThat(rater.leaning).isCloseTo(person.leaning, within(1e-9));
            assertThat(rater.around).isCloseTo(person.around, within(1e-9));
            assertThat(rater.score).isCloseTo(person.score, within(1e-9));
            assertThat(rater.shared).isEqualTo(person.shared);
            assertThat(rater.count()).isEqualTo(person.opinions.size()).isLessThanOrEqualTo(Rater.MOST_ITEMS);
        }
        assertThat(company.items())
                .extracting(item -> item.object)
                .containsExactlyInAnyOrderElementsOf(naive.people.values().stream()
                        .flatMap(person -> person.opinions.keySet().stream())
                        .distinct()
                        .toList());
    }

    private static void same(Company actual, Company expected) {
        List<Rater> left = new ArrayList<>(actual.raters());
        List<Rater> right = new ArrayList<>(expected.raters());
        assertThat(left).hasSameSizeAs(right);
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.get(i).actor).isEqualTo(right.get(i).actor);
            assertThat(left.get(i).met).isEqualTo(right.get(i).met);
            assertThat(left.get(i).score).isCloseTo(right.get(i).score, within(1e-9));
            assertThat(left.get(i).shared).isEqualTo(right.get(i).shared);
        }
        assertThat(actual.sinceLook()).isEqualTo(expected.sinceLook());
    }

    @Provide
    Arbitrary<List<Opinion>> opinions() {
        return of(8, 6).list().ofMinSize(1).ofMaxSize(60);
    }

    @Provide("long lists")
    Arbitrary<List<Opinion>> longLists() {
        return of(3, 150).list().ofSize(300);
    }

    private static Arbitrary<Opinion> of(int actors, int objects) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, actors),
                        Arbitraries.integers().between(1, objects),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(0, 60))
                .as((actor, object, value, time) ->
                        new Opinion(0, Entity.of("user", "u" + actor), Entity.of("film", "f" + object), value, time));
    }
}
