package dev.weir.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Account;
import dev.weir.event.Alert;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.ObjectContext;
import dev.weir.event.Retraction;
import dev.weir.event.Sample;
import dev.weir.event.Standing;
import dev.weir.event.ThreatTag;
import dev.weir.model.Published;
import dev.weir.model.ReviewedFit;
import dev.weir.support.OutputSchema;
import dev.weir.support.RateModels;
import dev.weir.support.ReviewedModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sink writes is what docs/reference/schemas says. */
class SchemasTest {

    @Test
    void everyFileIsASchema() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs", "reference", "schemas"))) {
            List<Path> schemas = files.filter(file -> file.toString().endsWith(".schema.json"))
                    .toList();
            assertThat(schemas)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(file ->
                            assertThat(OutputSchema.errorsOfSchema(file)).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void findingsAreAsDescribed(Family family) {
        for (Finding.Weight weight : Finding.Weight.values()) {
            // Given
            Finding finding = new Finding(
                    "rate", family, 7.25, 392, 80, 12, "events in 1 min", "why", List.of(ThreatTag.values()), weight);

            // When
            byte[] json = FindingsJson.header(
                    List.of(finding), new ObjectContext(3, 4.5, 0.5, 1.25, 1_767_268_800_000L, null));

            // Then
            assertThat(OutputSchema.of("findings").errors(json)).isEmpty();
        }
    }

    @Test
    void findingsThatWereLeftOutAreCountedAsDescribed() {
        // Given
        Finding finding = new Finding(
                "rate", Family.RATE, 0, 1, 1, 1, "events", "x".repeat(500), List.of(), Finding.Weight.COUNTS);

        // When
        byte[] json = FindingsJson.header(
                Collections.nCopies(20, finding), new ObjectContext(1, Double.NaN, Double.NaN, 1, 0, null));

        // Then
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"more\":");
        assertThat(OutputSchema.of("findings").errors(json)).isEmpty();
    }

    @Test
    void accountsAreAsDescribed() {
        for (Account.Count count : Account.Count.values()) {
            for (Account.Point point : Account.Point.values()) {
                // Given
                Account account = new Account(
                        point,
                        0,
                        Account.END,
                        List.of(new Account.Range("ratings.csv", -1, 1, 9, 9), new Account.Range("in", 0, 0, 0, 1)),
                        List.of(new Account.Tally("ratings", count, 9)));

                // When, Then
                assertThat(OutputSchema.of("account")
                                .errors(AccountJson.of(
                                        account, List.of(new AccountJson.Admissions("ratings", 9, "0".repeat(256))))))
                        .isEmpty();
            }
        }
    }

    @Test
    void samplesAreAsDescribed() {
        for (List<Integer> peaks : List.of(List.of(1, 2, 3, 4, 5, 6, 7), List.<Integer>of())) {
            byte[] json = SampleJson.of(new Sample(0, Entity.of("customer", "17"), 9, 20, peaks), "ratings");
            assertThat(OutputSchema.of("sample").errors(json)).isEmpty();
        }
    }

    @Test
    void modelsAreAsDescribed() {
        byte[] json = RateModels.of("ratings", 3).text().getBytes(StandardCharsets.UTF_8);
        assertThat(OutputSchema.of("model").errors(json)).isEmpty();
        assertThat(OutputSchema.words("model", "/properties/how")).isEqualTo(words(Published.How.values()));
    }

    @Test
    void modelsOfWhatDecisionsTeachAreAsDescribed() {
        ReviewedFit fit = ReviewedModels.ofThoseWhomOneMeets(Map.of("film:1", new int[] {3, 1}));
        byte[] json = ReviewedModels.of("ratings", 3, 1, fit).text().getBytes(StandardCharsets.UTF_8);
        assertThat(OutputSchema.of("reviewed-model").errors(json)).isEmpty();
        assertThat(OutputSchema.words("reviewed-model", "/properties/how")).isEqualTo(words(Published.How.values()));
    }

    @Test
    void aFieldThatTheSchemaDoesNotNameIsFound() {
        assertThat(OutputSchema.of("findings")
                        .errors("{\"v\":1,\"findings\":[],\"extra\":0}".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("extra");
    }

    @Test
    void theWordsOfTheSchemasAreThoseOfTheCode() {
        assertThat(OutputSchema.words("findings", "/$defs/finding/properties/family"))
                .isEqualTo(Arrays.stream(Family.values()).map(Enum::name).toList());
        assertThat(OutputSchema.words("findings", "/$defs/finding/properties/weight"))
                .isEqualTo(words(Finding.Weight.values()));
        assertThat(OutputSchema.words("account", "/properties/point")).isEqualTo(words(Account.Point.values()));
        assertThat(OutputSchema.words("account", "/properties/tallies/items/properties/what"))
                .isEqualTo(words(Account.Count.values()));
        assertThat(OutputSchema.words("retraction", "/properties/op")).isEqualTo(words(Retraction.Op.values()));
        assertThat(OutputSchema.words("retraction", "/properties/what")).isEqualTo(words(Retraction.What.values()));
        assertThat(OutputSchema.words("standing", "/properties/standing")).isEqualTo(words(Standing.values()));
        assertThat(OutputSchema.words("alert", "/properties/type")).isEqualTo(words(Alert.Type.values()));
        assertThat(OutputSchema.words("event-line", "/properties/kind")).isEqualTo(words(Kind.values()));
        assertThat(OutputSchema.words("dead-letter-line", "/properties/reason"))
                .isEqualTo(
                        Arrays.stream(DeadReason.values()).map(DeadReason::code).toList());
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
