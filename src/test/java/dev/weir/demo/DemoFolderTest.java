package dev.weir.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.sign.KeyFile;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoFolderTest {

    @Test
    void whoeverReviewsAndTheClockHaveKeysOfTheirOwn() throws Exception {
        try (DemoFolder folder = new DemoFolder()) {
            Settings settings = folder.settings("localhost:9092", DemoOptions.DAY_A_MINUTE);

            Reviewers reviewers = Reviewers.load(
                    Path.of(Objects.requireNonNull(settings.review().reviewers())));
            assertThat(reviewers.reviewers())
                    .extracting(Reviewer::name, Reviewer::role)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("you", Role.LEAD),
                            org.assertj.core.groups.Tuple.tuple("clock", Role.CLOCK));
            for (Reviewer one : reviewers.reviewers()) {
                assertThat(KeyFile.read(folder.keys().resolve(one.name() + ".pem")))
                        .isNotNull();
            }
            assertThat(reviewers.reviewers().get(0).key())
                    .isNotEqualTo(reviewers.reviewers().get(1).key());
        }
    }

    /** The console and every command read there what the job enforces. */
    @Test
    void thePolicyOfItsSettingsIsTheDefaultOne() throws Exception {
        try (DemoFolder folder = new DemoFolder()) {
            Settings settings = folder.settings("localhost:9092", DemoOptions.DAY_A_MINUTE);

            assertThat(PolicyFile.load(Path.of(Objects.requireNonNull(settings.policy())), settings))
                    .isEqualTo(PolicyFile.defaults().named("demo", 1, Map.of()));
        }
    }

    /** A day is as long as the speed makes it. */
    @ParameterizedTest
    @CsvSource({"1, 1209600", "1440, 840", "10000, 121"})
    void twoWeeksOfTheCommunityAreTheDeadline(double speed, long seconds) throws Exception {
        try (DemoFolder folder = new DemoFolder()) {
            assertThat(folder.settings("localhost:9092", speed).review().holdFor())
                    .isEqualTo(Duration.ofSeconds(seconds));
        }
    }
}
