package dev.weir.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Features;
import dev.weir.event.Finding;
import dev.weir.event.Label;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.ThreatTag;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.support.OutputSchema;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay writes is what docs/reference/schemas says. */
class LineSchemasTest {

    private static final Origin ORIGIN = Origin.line("data/ratings.csv", 7);

    private final JsonLine lines = new JsonLine(TestSettings.ratings());

    @Test
    void anAdmittedEventWithEverythingIsAsDescribed() throws IOException {
        // Given
        Event event = event("e1", Entity.of("film", "x"), 4.5, "play", Timing.ON_TIME, payload("{}"));
        Verdict verdict = new Verdict(Verdict.Ruling.ADMIT, 0.93, List.of(finding()), "shop@3", "rate=default@1");

        // When, Then
        assertDescribed("event-line", lines.judged(Passage.judged(event, ObjectContext.NONE, verdict)));
    }

    @Test
    void aHeldEventWithItsObjectsContextIsAsDescribed() throws IOException {
        // Given
        Event event = event("e1", Entity.of("film", "x"), 4.5, null, Timing.FUTURE, payload("{}"));
        Verdict verdict =
                new Verdict(Verdict.Ruling.HOLD, 0, List.of(finding()), "default@1", "rate=default@1,profile=x@2");

        // When, Then
        assertDescribed(
                "event-line", lines.judged(Passage.judged(event, new ObjectContext(9, 3.2, 1, 2, 0, null), verdict)));
    }

    @Test
    void anEventWithDetailsIsAsDescribed() throws IOException {
        // Given
        JsonLine labelled = new JsonLine(TestSettings.parse("""
                streams:
                  ratings:
                    kind: observation
                    fields:
                      actor: /a
                      time: /t
                      features: {size: /s, weight: /w}
                      label: /y
                """));
        Details details = new Details(
                "app",
                "EUR",
                "shop",
                "phone",
                "Berlin",
                Features.of(1.5, Double.NaN),
                new Label("e0", "fraud", 1_767_268_800_000L, "bank"));
        Event event = event("e1", null, Double.NaN, null, Timing.ON_TIME, payload("{}"));
        Verdict verdict = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "");

        // When
        byte[] line = labelled.judged(Passage.judged(event.detailed(details), ObjectContext.NONE, verdict));

        // Then
        assertThat(new String(line, StandardCharsets.UTF_8))
                .contains(
                        "\"labelOf\":\"e0\",\"label\":\"fraud\",\"labelTime\":\"2026-01-01T12:00:00Z\",\"labelSource\":\"bank\"",
                        "\"features\":{\"size\":1.5}",
                        "\"source\":\"app\",\"currency\":\"EUR\",\"counterparty\":\"shop\",\"device\":\"phone\",\"address\":\"Berlin\"");
        assertDescribed("event-line", line);
    }

    @Test
    void aSignedEventIsAsDescribed() throws IOException {
        // Given
        Event event = event("e1", null, 3, null, Timing.ON_TIME, payload("{}"));
        Event arrived = event.heldAt(1_767_268_800_000L, event.time());
        Details details = Details.NONE.proven(Proof.verified("app-2026", "app", "1", 7));
        Verdict verdict = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "");

        // When
        byte[] line = lines.judged(Passage.judged(arrived.detailed(details), ObjectContext.NONE, verdict));

        // Then
        assertThat(new String(line, StandardCharsets.UTF_8))
                .contains("\"source\":\"app\",\"signedBy\":\"app-2026\",\"arrival\":\"2026-01-01T12:00:00Z\"");
        assertDescribed("event-line", line);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1e300, 1e-9})
    void anEventWithAlmostNothingIsAsDescribed(double value) throws IOException {
        // Given
        Event event = event(null, null, value, null, Timing.NONE, new Payload(null, null, List.of()));
        Verdict verdict = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "");

        // When, Then
        assertDescribed("event-line", lines.judged(Passage.judged(event, ObjectContext.NONE, verdict)));
    }

    @Test
    void bytesThatAreNoTextAreAsDescribed() throws IOException {
        // Given
        Event event = event(null, null, 1, null, Timing.LATE, new Payload(null, new byte[] {(byte) 0xff}, List.of()));
        Verdict verdict = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "");

        // When
        byte[] line = lines.judged(Passage.judged(event, ObjectContext.NONE, verdict));

        // Then
        assertThat(new String(line, StandardCharsets.UTF_8)).contains("\"payloadBase64\":\"/w==\"");
        assertDescribed("event-line", line);
    }

    @ParameterizedTest
    @EnumSource
    void deadLettersAreAsDescribed(DeadReason reason) throws IOException {
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 'x');
        for (byte[] value : new byte[][] {null, {}, {(byte) 0xff}, "text".getBytes(StandardCharsets.UTF_8), large}) {
            assertDescribed(
                    "dead-letter-line",
                    lines.deadLetter(new DeadLetter(0, ORIGIN, reason, "why", new Payload(null, value, List.of()))));
        }
    }

    private static Event event(
            @Nullable String id,
            @Nullable Entity object,
            double value,
            @Nullable String action,
            Timing timing,
            Payload payload) {
        return new Event(
                0,
                ORIGIN,
                id,
                Entity.of("customer", "17"),
                Event.Identity.KNOWN,
                object,
                value,
                action,
                1_767_268_800_000L,
                timing,
                0,
                payload);
    }

    private static Payload payload(String text) {
        return Payload.ofValue(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding finding() {
        return new Finding(
                "time",
                Family.TIME,
                30,
                1e12,
                300_000,
                0,
                "ms ahead",
                "too far ahead",
                List.of(ThreatTag.NIST_DATA_POISONING),
                Finding.Weight.HOLDS);
    }

    private static void assertDescribed(String schema, byte[] line) {
        assertThat(OutputSchema.of(schema).errors(line))
                .as(new String(line, StandardCharsets.UTF_8))
                .isEmpty();
    }
}
