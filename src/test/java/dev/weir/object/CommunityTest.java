package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.MovieLens;
import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommunityTest {

    private static final double HALF_A_STAR = 0.5;

    @ParameterizedTest
    @EnumSource
    void realPeopleAsTheyAreHaveNotMoved(MovieLens data) throws IOException {
        assertThat(alerts(data.read(), 1, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMoveOfHalfAStarIsSaidOnce(MovieLens data) throws IOException {
        Ratings ratings = data.read();
        for (double part : new double[] {0.3, 0.5, 0.7}) {
            for (double by : new double[] {HALF_A_STAR, -HALF_A_STAR}) {
                List<Alert> alerts = alerts(ratings, part, by);
                assertThat(alerts).as("%s, %s from %s on", data, by, part).hasSize(1);
                Alert alert = alerts.get(0);
                System.out.printf(
                        "%s from %.0f %% on by %+.1f: said after %d ratings%n",
                        data, 100 * part, by, between(ratings, moment(ratings, part), alert.time()));
                assertThat(alert.type()).isEqualTo(Alert.Type.COMMUNITY_SHIFT);
                assertThat(alert.subject()).isEqualTo("ratings");
                assertThat(alert.sentence()).contains(by > 0 ? "moved by +0." : "moved by -0.");
                assertThat(alert.time()).isGreaterThan(moment(ratings, part));
            }
        }
    }

    /** Opinions at 0 and 1 in turn, and as many again 0.29 higher: 4.999 standard errors or so; 0.31 is beyond five. */
    @Test
    void fiveStandardErrorsAreTheLimit() {
        assertThat(afterAMoveOf(0.28)).isEmpty();
        assertThat(afterAMoveOf(0.30)).hasSize(1);
    }

    @Test
    void threeHundredOpinionsAreTheLeast() {
        assertThat(opinions(new Community("ratings"), 0, 150, 0)).isEmpty();
        Community short1 = new Community("ratings");
        assertThat(opinions(short1, 0, 150, 0)).isEmpty();
        assertThat(opinions(short1, 150, 149, 9)).isEmpty();
        assertThat(opinions(short1, 299, 1, 9)).hasSize(1);
    }

    /** A stream without a scale takes any number; so does the mean of an object that one was given to. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 20, 149, 150, 200})
    void oneWildValueTakesNoMoveOutOfSight(int before) {
        for (double wild : new double[] {1e200, -1e308, Double.MAX_VALUE}) {
            Community community = new Community("ratings");
            opinions(community, 0, before, 0);
            for (int i = 0; i < 20; i++) {
                community.count(valued("wild", i == 7 ? wild : 3), known(3));
            }
            opinions(community, before, 200 - before, 0);
            community.count(valued("after", 3), new ObjectMemory(3, 3, wild, 0, 0, 0, 0, null, 0, null));
            assertThat(opinions(community, 200, 150, 1)).as("%s", wild).hasSize(1);
        }
    }

    @Test
    void withoutAMoveTheyAreNoMove() {
        Community community = new Community("ratings");
        assertThat(opinions(community, 0, 300, 0)).isEmpty();
        for (int user = 0; user < 7; user++) {
            for (int i = 0; i < 20; i++) {
                assertThat(community.count(valued("w" + user, i == 7 ? 1e200 : 3), known(3)))
                        .isNull();
            }
        }
        assertThat(opinions(community, 300, 300, 0)).isEmpty();
    }

    /** Who gives a thousand values in one visit has one opinion. */
    @Test
    void aLongVisitIsOneOpinion() {
        Community community = new Community("ratings");
        assertThat(opinions(community, 0, 150, 0)).isEmpty();
        for (int i = 0; i < 20_000; i++) {
            assertThat(community.count(valued("all night", 9), known(3))).isNull();
        }
    }

    @Test
    void objectsThatNobodyKnowsSayNothing() {
        Community community = new Community("ratings");
        for (int i = 0; i < 300 * 20; i++) {
            assertThat(community.count(valued("u" + i / 20, i < 3_000 ? 0 : 9), known(2)))
                    .isNull();
        }
    }

    private static List<Alert> afterAMoveOf(double move) {
        Community community = new Community("ratings");
        List<Alert> alerts = opinions(community, 0, 150, 0);
        alerts.addAll(opinions(community, 150, 150, move));
        return alerts;
    }

    /** Opinions of half a star below and above, in turn. */
    private static List<Alert> opinions(Community community, int first, int count, double higher) {
        List<Alert> alerts = new ArrayList<>();
        for (int user = first; user < first + count; user++) {
            for (int i = 0; i < 20; i++) {
                Alert alert = community.count(valued("u" + user, 3 + user % 2 - 0.5 + higher), known(3));
                if (alert != null) {
                    alerts.add(alert);
                }
            }
        }
        return alerts;
    }

    /** An object with this many values, all 3. */
    private static ObjectMemory known(int values) {
        return new ObjectMemory(values, values, 3, 0, 0, 0, 0, null, 0, null);
    }

    private static Event valued(String actor, double value) {
        return Events.event(actor, "m", value, Events.NOON, Timing.ON_TIME, null, "{}");
    }

    private static List<Alert> alerts(Ratings ratings, double part, double by) {
        Community community = new Community("ratings");
        Map<Integer, ObjectMemory> objects = new HashMap<>();
        List<Alert> alerts = new ArrayList<>();
        long from = moment(ratings, part);
        for (Rating rating : ratings.list()) {
            double value = rating.time() < from || by == 0
                    ? rating.value()
                    : Math.max(ratings.scale().min(), Math.min(ratings.scale().max(), rating.value() + by));
            Event event = Events.event(
                    "u" + rating.user(), "m" + rating.item(), value, rating.time(), Timing.ON_TIME, null, "{}");
            ObjectMemory before = objects.getOrDefault(rating.item(), ObjectMemory.EMPTY);
            Alert alert = community.count(event, before);
            if (alert != null) {
                alerts.add(alert);
            }
            objects.put(rating.item(), before.with(event));
        }
        return alerts;
    }

    private static long between(Ratings ratings, long from, long until) {
        return ratings.list().stream()
                .filter(rating -> rating.time() >= from && rating.time() <= until)
                .count();
    }

    private static long moment(Ratings ratings, double part) {
        List<Rating> list = ratings.list();
        return list.get((int) Math.min(list.size() - 1, part * list.size())).time();
    }
}
