package dev.weir.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {

    private static final Company.Room ROOM = Company.Room.of(Duration.ofDays(30));

    /** After the town. */
    private static final long LATER = 100_000;

    @Test
    void theFirstOpinionsFollowTheFormulas() {
        // Given: a gives 5, so that mean is 5 and variance 0; b gives 1 to the same.
        Company company = new Company(0, ROOM);
        company.on(Gang.opinion(0, "a", "f", 5, 1));
        assertThat(rater(company, "a").leaning).isZero();

        // When
        company.on(Gang.opinion(0, "b", "f", 1, 2));

        // Then: mean 3, variance 4, b's mean (1 + 9) / 4, squares (1 + 3 (4 + 9)) / 4
        double leaning = 2.5 - 3 - 9.0 / 7 * Math.sqrt(10 - 2.5 * 2.5);
        assertThat(rater(company, "b").leaning).isCloseTo(leaning, within(1e-12));
        double usual = leaning / 2;
        double a = 2 * usual / (1 + 2);
        assertThat(rater(company, "b").around).isCloseTo((a + 0.5 * usual) / 1.5, within(1e-12));
        assertThat(rater(company, "b").shared).isEqualTo(1);
    }

    @Test
    void nothingIsDecidedBelowThreeSharedObjects() {
        Company company = afterTheTown();
        assertThat(company.on(Gang.opinion(0, "new", "t0", 5, LATER))).isEmpty();
        assertThat(company.on(Gang.opinion(0, "new", "t1", 5, LATER))).isEmpty();
        assertThat(company.on(Gang.opinion(0, "new", "alone", 5, LATER)))
                .as("shared with nobody")
                .isEmpty();
        assertThat(company.on(Gang.opinion(0, "new", "t2", 5, LATER)))
                .singleElement()
                .satisfies(suspicion -> {
                    assertThat(suspicion.kind()).isEqualTo(Suspicion.Kind.WATCHED);
                    assertThat(suspicion.sentence()).startsWith("others who rated the same 3 objects");
                    assertThat(suspicion.company().score())
                            .isGreaterThan(suspicion.company().threshold());
                });
    }

    /** On a stream without a scale one value may be anything. */
    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e200, -1e200, Double.MAX_VALUE})
    void oneWildValueBlindsNobody(double wild) {
        Company company = afterTheTown();
        company.on(Gang.opinion(0, "wild", "t0", wild, LATER));
        company.on(Gang.opinion(0, "new", "t0", 5, LATER));
        company.on(Gang.opinion(0, "new", "t1", 5, LATER));
        assertThat(company.on(Gang.opinion(0, "new", "t2", 5, LATER)))
                .extracting(Suspicion::kind)
                .containsExactly(Suspicion.Kind.WATCHED);
    }

    @Test
    void sayingTheSameAgainIsNotTwoOpinions() {
        Company company = afterTheTown();
        for (int i = 0; i < 10; i++) {
            company.on(Gang.opinion(0, "new", "t0", 5, LATER));
        }
        assertThat(rater(company, "new").count()).isOne();
        company.on(Gang.opinion(0, "new", "t0", 2, LATER));
        assertThat(rater(company, "new").value(0)).isEqualTo(2);
    }

    @Test
    void whoComesToHonestCompanyIsWatchedNoLonger() {
        // Given: one who is watched
        Company company = afterTheTown();
        List<Suspicion> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            said.addAll(company.on(Gang.opinion(0, "new", "t" + i, 5, LATER)));
        }
        assertThat(said).extracting(Suspicion::kind).containsExactly(Suspicion.Kind.WATCHED);

        // When
        for (int i = 0; i < 30; i++) {
            said.addAll(company.on(Gang.opinion(0, "new", "f" + i, 1 + i % 5, LATER)));
        }

        // Then: once, though it was at the cut on its way
        assertThat(said).extracting(Suspicion::kind).containsExactly(Suspicion.Kind.WATCHED, Suspicion.Kind.UNWATCHED);
    }

    @Test
    void whoIsAtTheCutDoesNotComeAndGo() {
        // Given: a score that stays as it is, however often the same opinion comes
        Company company = afterTheTown();
        Rater rater = rater(company, "p0");
        Opinion same = Gang.opinion(0, "p0", rater.item(0).object.substring(5), rater.value(0), LATER);
        company.on(same);
        company.on(same);

        // When: the cut moves, in standard deviations of all scores
        assertThat(kinds(company, same, rater.score - 0.019)).isEmpty();
        assertThat(kinds(company, same, rater.score - 0.021)).containsExactly(Suspicion.Kind.WATCHED);
        assertThat(kinds(company, same, rater.score + 0.099)).isEmpty();
        assertThat(kinds(company, same, rater.score + 0.101)).containsExactly(Suspicion.Kind.UNWATCHED);
        assertThat(kinds(company, same, rater.score - 0.019)).isEmpty();
    }

    private static List<Suspicion.Kind> kinds(Company company, Opinion opinion, double cut) {
        company.resume(0, new Split(cut, cut - 1, 1, 1));
        return company.on(opinion).stream().map(Suspicion::kind).toList();
    }

    @Test
    void whoIsForgottenIsNotWatched() {
        Company company = afterTheTown();
        long lastSeen = rater(company, "g0").met;
        long memory = Duration.ofDays(30).toMillis();
        List<String> watched = company.raters().stream()
                .filter(rater -> rater.watched)
                .map(rater -> rater.actor)
                .toList();
        assertThat(watched).contains("user:g0");

        // Everybody is met again but g0; time is up for g0 alone, a millisecond later.
        company.raters().stream().toList().forEach(rater -> {
            if (!rater.actor.equals("user:g0")) {
                rater.met = lastSeen + memory;
            }
        });
        List<Suspicion> said = new ArrayList<>();
        company.on(Gang.opinion(0, "p1", "f1", 3, lastSeen + 1));
        said.addAll(company.on(Gang.opinion(0, "p1", "f1", 3, lastSeen + memory)));
        assertThat(said).isEmpty();
        while (!company.raters().iterator().next().actor.equals("user:g0")) {
            Rater eldest = company.raters().iterator().next();
            company.on(Gang.opinion(
                    0, eldest.actor.substring(5), eldest.item(0).object.substring(5), eldest.value(0), lastSeen));
        }
        said.addAll(company.on(Gang.opinion(0, "p1", "f1", 3, lastSeen + memory)));
        assertThat(said)
                .filteredOn(suspicion -> suspicion.actor().id().equals("g0"))
                .isEmpty();
        said.addAll(company.on(Gang.opinion(0, "p1", "f1", 3, lastSeen + memory + 1)));
        assertThat(said)
                .filteredOn(suspicion -> suspicion.actor().id().equals("g0"))
                .singleElement()
                .extracting(Suspicion::kind)
                .isEqualTo(Suspicion.Kind.UNWATCHED);
    }

    @Test
    void aTownWithoutAGangWatchesNobody() {
        Company company = new Company(0, ROOM);
        for (int round = 0; round < 2; round++) {
            for (Opinion opinion : Gang.town(0)) {
                if (opinion.actor().id().startsWith("p")) {
                    assertThat(company.on(opinion)).isEmpty();
                }
            }
        }
        assertThat(company.split()).isNull();
    }

    private static Company afterTheTown() {
        Company company = new Company(0, ROOM);
        Gang.town(0).forEach(company::on);
        return company;
    }

    private static Rater rater(Company company, String actor) {
        return company.raters().stream()
                .filter(rater -> rater.actor.equals("user:" + actor))
                .findFirst()
                .orElseThrow();
    }
}
