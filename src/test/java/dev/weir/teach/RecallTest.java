package dev.weir.teach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.model.ProfileFeature;
import dev.weir.profile.ShownProfiles;
import dev.weir.reviewed.Shown;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallTest {

    private static final Duration MEMORY = Duration.ofDays(90);
    private static final Scale STARS = new Scale(1.0, 5.0, 1.0);

    private static final Comparator<Double> ABOUT =
            (one, other) -> Math.abs(one - other) < 1e-5 ? 0 : Double.compare(one, other);

    @TempDir
    private Path dir;

    @Property(tries = 20)
    void profilesGrowAsTheStagesGrowThem(@ForAll long seed) throws IOException {
        // Given
        Random random = new Random(seed);
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            opinions.add(new Opinion(
                    0,
                    Entity.of("user", "" + random.nextInt(20)),
                    Entity.of("film", "" + random.nextInt(40)),
                    1 + random.nextInt(5),
                    i));
        }
        List<Shown> expected = ShownProfiles.of(opinions, 1, 5).stream()
                .sorted(Comparator.comparing(one -> one.actor().text()))
                .toList();

        // When: they come in any order, in files of a few
        Path work = Files.createTempDirectory("recall");
        Deeds deeds = new Deeds(work, 10_000, 1, actor -> true);
        List<Opinion> shuffled = new ArrayList<>(opinions);
        Collections.shuffle(shuffled, random);
        for (Opinion one : shuffled) {
            deeds.add(new Deed(one.actor().text(), one.object().text(), one.value(), one.time()), 0, one.time());
        }
        List<Shown> shown = new Recall(Mode.ENFORCE, STARS, MEMORY).of(deeds, deeds.community());

        // Then
        assertThat(shown).hasSameSizeAs(expected);
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i).actor()).isEqualTo(expected.get(i).actor());
            assertThat(shown.get(i).objects()).isEqualTo(expected.get(i).objects());
            for (ProfileFeature feature : ProfileFeature.values()) {
                double grown = shown.get(i).profile().get(feature.ordinal());
                // The means of objects are sums of another scale here.
                assertThat(grown)
                        .usingComparator(ABOUT)
                        .as(feature.key())
                        .isEqualTo(expected.get(i).profile().get(feature.ordinal()));
            }
        }
    }

    @Test
    void whereTheProfileCheckIsOffProfilesTellNothingAndObjectsAreKept() throws IOException {
        // Given
        Deeds deeds = deeds(actor -> true);
        for (int i = 0; i < 9; i++) {
            deeds.add(new Deed("user:eve", "film:" + i, 3, i), 0, i);
        }
        // When
        List<Shown> shown = new Recall(Mode.OFF, STARS, MEMORY).of(deeds, Set.of("user:eve"));
        // Then
        assertThat(shown).singleElement().satisfies(eve -> {
            assertThat(eve.profile()).containsOnly(Double.NaN);
            assertThat(eve.objects()).hasSize(9);
        });
    }

    @Test
    void ofAContributorTheFirstTwoThousandEventsCount() throws IOException {
        // Given
        Deeds deeds = deeds(actor -> true);
        for (int i = 0; i <= Recall.MOST_EVENTS; i++) {
            deeds.add(new Deed("user:eve", "film:" + i, 3, i), 0, i);
        }
        // When
        List<Shown> shown = new Recall(Mode.ENFORCE, STARS, MEMORY).of(deeds, Set.of("user:eve"));
        // Then
        assertThat(shown.get(0).objects()).hasSize(Recall.MOST_EVENTS).doesNotContain("film:" + Recall.MOST_EVENTS);
    }

    @Test
    void anObjectThatIsForgottenIsNewWhenItComesAgain() throws IOException {
        // Given: five opinions of others about each object, then eve's the opposite, once an object is pushed out and
        // once not
        for (int most : new int[] {8, 7}) {
            Deeds deeds = deeds(actor -> true);
            int at = 0;
            for (int round = 0; round < 5; round++) {
                for (int film = 0; film < 8; film++) {
                    deeds.add(new Deed("user:other" + round, "film:" + film, 1, at), 0, at++);
                }
            }
            for (int film = 0; film < 8; film++) {
                deeds.add(new Deed("user:eve", "film:" + film, 5, at), 0, at++);
            }
            // When
            Shown eve = new Recall(Mode.ENFORCE, STARS, MEMORY, most)
                    .of(deeds, Set.of("user:eve"))
                    .get(0);
            // Then: how far its values are from those of others is known only where others are
            boolean known =
                    !eve.profile().get(ProfileFeature.RESIDUAL.ordinal()).isNaN();
            assertThat(known).isEqualTo(most == 8);
        }
    }

    @Test
    void theCommunityIsAnEvenSampleThatAnotherVersionDrawsAnew() throws IOException {
        // Given
        Deeds first = new Deeds(Files.createDirectory(dir.resolve("first")), 1 << 20, 1, actor -> !actor.endsWith("0"));
        Deeds again = new Deeds(Files.createDirectory(dir.resolve("again")), 1 << 20, 1, actor -> !actor.endsWith("0"));
        Deeds second = new Deeds(Files.createDirectory(dir.resolve("second")), 1 << 20, 2, actor -> true);
        int people = 3 * Crowd.MOST;
        // When
        for (int i = 0; i < people; i++) {
            first.add(new Deed("user:" + i, "film:1", 3, i), 0, i);
            again.add(new Deed("user:" + (people - 1 - i), "film:1", 3, i), 0, i);
            second.add(new Deed("user:" + i, "film:1", 3, i), 0, i);
        }
        // Then
        assertThat(first.community())
                .hasSize(Crowd.MOST)
                .noneMatch(actor -> actor.endsWith("0"))
                .isEqualTo(again.community());
        Set<String> both = new TreeSet<>(first.community());
        both.retainAll(second.community());
        assertThat(both).hasSizeLessThan(Crowd.MOST / 2);
        assertThat(first.community().stream().map(actor -> actor.charAt(5)).collect(Collectors.toSet()))
                .hasSize(9);
    }

    private Deeds deeds(Predicate<String> undecided) throws IOException {
        return new Deeds(Files.createTempDirectory(dir, "deeds"), 1 << 20, 1, undecided);
    }
}
