package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Kind;
import dev.weir.event.Origin;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final long NOON = Events.NOON;
    private static final Policy BASE = PolicyFile.defaults();

    @Test
    void theHighestVersionWhoseMomentHasComeHolds() {
        // Given: the third was published after the second, and holds before it
        Timeline timeline = Timeline.of(
                BASE,
                List.of(
                        new Timeline.Begun(policy(2, ""), NOON),
                        new Timeline.Begun(policy(3, ""), NOON + 100),
                        new Timeline.Begun(policy(4, ""), NOON + 50)));

        // When, Then
        assertThat(ids(timeline, NOON - 1, NOON, NOON + 1)).containsExactly("default@1", "shop@2", "shop@2");
        assertThat(ids(timeline, NOON + 49, NOON + 50, NOON + 51)).containsExactly("shop@2", "shop@4", "shop@4");
        assertThat(ids(timeline, NOON + 99, NOON + 100, NOON + 101)).containsOnly("shop@4");
        assertThat(timeline.last(NOON)).isEqualTo(NOON + 49);
        assertThat(timeline.last(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aBypassEndsByItselfAndIsStamped() {
        // Given
        Policy policy = policy(2, "bypass: [{stream: ratings, until: " + Instant.ofEpochMilli(NOON + 10) + "}]\n");
        Timeline timeline = Timeline.of(BASE, List.of(new Timeline.Begun(policy, NOON)));

        // When, Then
        assertThat(ids(timeline, NOON - 1, NOON, NOON + 9, NOON + 10, NOON + 11))
                .containsExactly("default@1", "shop@2!shadow", "shop@2!shadow", "shop@2", "shop@2");
        assertThat(timeline.at(NOON).id("plays")).isEqualTo("shop@2");
        assertThat(timeline.at(NOON).on("ratings", Kind.RATING).campaign().on(Kind.RATING))
                .isEqualTo(Mode.SHADOW);
        assertThat(timeline.at(NOON + 10).on("ratings", Kind.RATING).campaign().on(Kind.RATING))
                .isEqualTo(Mode.ENFORCE);
    }

    @Test
    void aLineOfAFileComesAtItsTimeAndWithoutOneBehindAll() {
        assertThat(Rules.when(Events.at(NOON))).isEqualTo(NOON);
        Event line = line(Events.at(NOON));
        assertThat(Rules.when(line)).isEqualTo(NOON);
        assertThat(Rules.when(line.placed(Timing.LATE, 1))).isEqualTo(NOON);
        assertThat(Rules.when(line.placed(Timing.FUTURE, 1))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anAnnouncedSurgeIsExpectedWhileItLasts() {
        // Given
        String entries = "expect:\n"
                + "  - {stream: ratings, object: 'film:m1', from: %1$s, until: %2$s, factor: 20}\n"
                + "  - {stream: ratings, from: %1$s, until: %2$s, factor: 3}\n";
        Rules rules = Timeline.of(
                        policy(2, entries.formatted(Instant.ofEpochMilli(NOON), Instant.ofEpochMilli(NOON + 10))),
                        List.of())
                .at(NOON);

        // When, Then
        assertThat(rules.announced("ratings", "film:m1", NOON - 1)).isEqualTo(1);
        assertThat(rules.announced("ratings", "film:m1", NOON)).isEqualTo(20);
        assertThat(rules.announced("ratings", "film:m2", NOON + 9)).isEqualTo(3);
        assertThat(rules.announced("ratings", "film:m1", NOON + 10)).isEqualTo(1);
        assertThat(rules.announced("plays", "film:m1", NOON)).isEqualTo(1);
    }

    private static List<String> ids(Timeline timeline, long... moments) {
        return Arrays.stream(moments)
                .mapToObj(moment -> timeline.at(moment).id("ratings"))
                .toList();
    }

    private static Event line(Event event) {
        return new Event(
                event.stream(),
                Origin.line("a.csv", 1),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                event.value(),
                null,
                event.time(),
                event.timing(),
                0,
                event.payload());
    }

    private static Policy policy(int version, String more) {
        return PolicyFile.parse(
                "name: shop\nversion: " + version + "\neffectiveFrom: " + Instant.ofEpochMilli(NOON) + "\n" + more,
                "policy");
    }
}
