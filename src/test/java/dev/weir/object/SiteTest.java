package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    private static final int OBJECTS = 400;

    /** A crowd may come from any former subtask; a clock behind it would make its span negative. */
    @Test
    void aResumedClockIsBehindNoFormerSubtasks() {
        Site ahead = after(300);
        Site behind = after(100);
        Site resumed = new Site(1);
        resumed.resume(behind.clocks("ratings"));
        resumed.resume(ahead.clocks("ratings"));
        resumed.resume(behind.clocks("ratings"));
        assertThat(resumed.events()).isEqualTo(ahead.events());
        assertThat(resumed.activity()).isEqualTo(ahead.activity());
        assertThat(resumed.visits()).isEqualTo(ahead.visits());
        assertThat(resumed.share(ValueClass.HIGHEST)).isEqualTo(ahead.share(ValueClass.HIGHEST));
    }

    /** The 51st event of one contributor counts less than a whole one. */
    @Test
    void aLongProfileSlowsTheClock() {
        Site site = new Site(1);
        for (int i = 0; i < 50; i++) {
            site.count("a", ValueClass.HIGHEST, i, i);
        }
        assertThat(site.activity()).isEqualTo(50);
        site.count("a", ValueClass.HIGHEST, 50, 50);
        assertThat(site.activity()).isBetween(50.9, 50.99);
    }

    /** It sends for ever, most of it held, and would be all that is known of what is usual. */
    @Test
    void oneContributorDoesNotSayForAllWhatIsUsual() {
        Site site = new Site(1);
        run(List.of(site), 20_000, i -> 0);
        double before = site.share(ValueClass.HIGHEST);
        for (int i = 0; i < 500_000; i++) {
            site.count("flood", ValueClass.HIGHEST, i, i + 1);
        }
        assertThat(site.events()).isBetween(20_000L + 3_000, 20_000L + 6_000);
        assertThat(site.share(ValueClass.HIGHEST)).isBetween(before, before + 0.15);
    }

    /** Ten of thirty are everybody, after a restart too; of state from before nobody knows that they were so few. */
    @Test
    void aSmallCommunityIsKnownAfterARestart() {
        Site site = new Site(1);
        for (int i = 0; i < 3_000; i++) {
            site.count("u" + i % 30, ValueClass.HIGHEST, i, i);
        }
        Site.Clocks now = site.clocks("ratings");
        Site.Clocks old = new Site.Clocks(
                now.stream(), now.events(), now.objects(), now.activity(), now.visits(), now.byClass(), 1, null);
        assertThat(resumed(now).areEverybody(12)).isTrue();
        assertThat(resumed(now).areEverybody(8)).isFalse();
        assertThat(resumed(old).areEverybody(12)).isFalse();
    }

    private static Site resumed(Site.Clocks clocks) {
        Site site = new Site(1);
        site.resume(clocks);
        return site;
    }

    /** The busiest user of both MovieLens sets gave 2,698. */
    @ParameterizedTest
    @CsvSource({"2999, 2999", "3000, 3000", "3001, 3000"})
    void threeThousandOfOneContributorCountInFull(int events, long full) {
        Site site = new Site(1);
        for (int i = 0; i < events; i++) {
            site.count("a", ValueClass.HIGHEST, i, i + 1);
        }
        assertThat(site.events()).isEqualTo(full);
    }

    /** Each sees its part of the objects; every contributor comes to all of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void clocksMeanTheSameWhateverTheNumberOfSubtasks(int subtasks) {
        List<Site> sites = sites(subtasks);
        run(sites, 8_000, i -> i % subtasks);
        assertThat(sites).allSatisfy(site -> {
            assertThat(site.events()).isEqualTo(8_000);
            assertThat(site.objects()).isEqualTo(OBJECTS);
            assertThat(site.activity()).isCloseTo(alone().activity(), withinPercentage(1));
            assertThat(site.share(ValueClass.HIGHEST))
                    .isCloseTo(alone().share(ValueClass.HIGHEST), withinPercentage(1));
        });
    }

    /** An object that many come to has as many as before expected of it, once as much has happened again. */
    @ParameterizedTest
    @CsvSource({"1, 4", "4, 1", "2, 4", "4, 4"})
    void anObjectIsExpectedToGoOnAsBeforeARescale(int before, int after) {
        // Given: one of several subtasks sees more than its share
        List<Site> former = sites(before);
        run(former, 8_000, i -> i % 10 < 4 ? 0 : i % before);
        List<Site> sites = resumed(former, after);
        double since = sites.get(0).activity();

        // When
        run(sites, 8_000, i -> i % after);

        // Then
        assertThat(sites)
                .allSatisfy(site -> assertThat(site.expected(100, since)).isCloseTo(100, withinPercentage(10)));
    }

    /** State of before the clocks were the site's: each subtask had counted what it saw itself. */
    @Test
    void clocksOfBeforeGoOnAtTheirOwnPace() {
        List<Site> former = sites(1);
        run(former, 8_000, i -> 0);
        Site.Clocks now = former.get(0).clocks("ratings");
        Site.Clocks old = new Site.Clocks(
                now.stream(), now.events(), now.objects(), now.activity(), now.visits(), now.byClass(), 0, null);
        List<Site> sites = sites(4);
        for (Site site : sites) {
            IntStream.range(0, 4).forEach(subtask -> site.resume(old));
        }
        double since = sites.get(0).activity();

        run(sites, 32_000, i -> i % 4);

        assertThat(sites)
                .allSatisfy(site -> assertThat(site.expected(100, since)).isCloseTo(100, withinPercentage(10)));
    }

    private static List<Site> sites(int subtasks) {
        return Stream.generate(() -> new Site(subtasks)).limit(subtasks).toList();
    }

    private static List<Site> resumed(List<Site> former, int subtasks) {
        List<Site> sites = sites(subtasks);
        sites.forEach(site -> former.forEach(each -> site.resume(each.clocks("ratings"))));
        return sites;
    }

    private static Site alone() {
        List<Site> sites = sites(1);
        run(sites, 8_000, i -> 0);
        return sites.get(0);
    }

    /** Events of 1,000 contributors, each object new in the first round. */
    private static void run(List<Site> sites, int events, IntUnaryOperator where) {
        for (int i = 0; i < events; i++) {
            int value = i / OBJECTS % 2 == 0 ? ValueClass.HIGHEST : ValueClass.LOWEST;
            sites.get(where.applyAsInt(i)).count("u" + i * 7 % 1_009, value, i, i / OBJECTS);
        }
    }

    private static Site after(int events) {
        Site site = new Site(1);
        for (int i = 0; i < events; i++) {
            site.count("u" + i, ValueClass.HIGHEST, i, i);
        }
        return site;
    }
}
