package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far rows are trusted as of a set. */
class TrustAsOfTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLISECOND = 1.0 / Lives.DAY;

    @ParameterizedTest
    @CsvSource({"1, 1.0", "2, 0.5", "3, 0.5"})
    void whoWasFoundOutAboutTwoObjectsIsTrustedLessAboutOthers(int objects, double trust) {
        List<String> named = List.of("shop:a", "shop:b", "shop:c").subList(0, objects);
        List<String> lines = List.of(row(1, "c1", "s1", 1), row(2, "c2", "s1", 1), row(3, "c1", "a", 1));

        Build build = Build.of(Build.asOf(110), List.of(part("r1", "c1", named, 100)), lines);

        assertThat(trusts(build)).containsExactly(trust, 1.0);
        assertThat(build.counts().retracted()).isEqualTo(1);
    }

    @Test
    void objectsOfSeveralEntriesAddUpAndThoseThatWereTakenBackDoNotCount() {
        List<String> lines = List.of(row(1, "c1", "s1", 1));
        Retraction a = part("r1", "c1", List.of("shop:a"), 100);
        Retraction b = part("r2", "c1", List.of("shop:b"), 100);

        assertThat(trusts(Build.of(Build.asOf(110), List.of(a, a), lines))).containsExactly(1.0);
        assertThat(trusts(Build.of(Build.asOf(110), List.of(a, b), lines))).containsExactly(0.5);
        assertThat(trusts(Build.of(
                        Build.asOf(110), List.of(a, b, b.reversed("back", "explained", Lives.millis(105))), lines)))
                .containsExactly(1.0);
        assertThat(trusts(Build.of(
                        Build.asOf(104), List.of(a, b, b.reversed("back", "explained", Lives.millis(105))), lines)))
                .containsExactly(0.5);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1.0", "0, 0.5", "1, 0.5"})
    void whatTheLedgerSaysLaterIsNotKnownYet(int milliseconds, double trust) {
        Recipe recipe = Build.asOf(105 + milliseconds * MILLISECOND);
        Retraction entry = part("r1", "c1", List.of("shop:a", "shop:b"), 105);

        assertThat(trusts(Build.of(recipe, List.of(entry), List.of(row(1, "c1", "s1", 1)))))
                .containsExactly(trust);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1.0", "0, 0.5", "1, 0.5"})
    void whatCameBeforeTheEvidenceSpeaksIsTrustedAsBefore(int milliseconds, double trust) {
        Retraction since = new Retraction(
                "r1",
                Retraction.Op.RETRACT,
                Entity.of("card", "c1"),
                List.of("payments"),
                Lives.millis(100) - milliseconds,
                List.of("shop:a", "shop:b"),
                null,
                "moved as one",
                null,
                Lives.millis(101));

        assertThat(trusts(Build.of(Build.asOf(110), List.of(since), List.of(row(1, "c1", "s1", 1)))))
                .containsExactly(trust);
    }

    @Test
    void aSourceIsTrustedByTheShareOfItsContributorsOfWhomSomethingWasTakenBack() {
        // Given ten contributors of one source, one of whom sent a hundred, and four who are taken back
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> lines.add(row(i + 1, "c" + i, "s1", 1)));
        IntStream.range(0, 99).forEach(i -> lines.add(row(100 + i, "c0", "s1", 1)));
        lines.add(row(300, "c0", "s1", 1).replace("\"app\"", "\"web\""));
        List<Retraction> ledger = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> ledger.add(part("r" + i, "c" + i, List.of(), 100)));

        // When
        Build build = Build.of(Build.asOf(110), ledger, lines);
        Build before = Build.of(
                Build.asOf(99),
                ledger,
                lines.stream()
                        .map(line -> line.replace(Lives.iso(100), Lives.iso(98)))
                        .toList());

        // Then (0.99 · 24 + 6) / (24 + 10) = 0.875
        assertThat(trusts(build)).hasSize(6).containsOnly(0.88);
        assertThat(trusts(before)).hasSize(110).containsOnly(1.0);
    }

    @Test
    void whoComesLaterDoesNotCountForItsSourceYet() {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> lines.add(row(i + 1, "c" + i, "s1", 1)));
        IntStream.range(0, 500)
                .forEach(i -> lines.add(row(100 + i, "later" + i, "s1", 1).replace(Lives.iso(100), Lives.iso(105))));
        List<Retraction> ledger = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> ledger.add(part("r" + i, "c" + i, List.of(), 100)));

        assertThat(trusts(Build.of(Build.asOf(104), ledger, lines))).hasSize(6).containsOnly(0.88);
        assertThat(trusts(Build.of(Build.asOf(105), ledger, lines)))
                .hasSize(506)
                .containsOnly(1.0);
    }

    @Test
    void trustThatIsLowerAnywayStays() {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> lines.add(row(i + 1, "c" + i, "s1", i == 9 ? 0.25 : 1)));
        List<Retraction> ledger = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> ledger.add(part("r" + i, "c" + i, List.of(), 100)));

        Build build = Build.of(Build.asOf(110), ledger, lines);

        assertThat(build.rows().get(5)).doesNotContain("trustAsOf").contains("\"trust\":0.25");
        assertThat(build.rows().get(4)).contains("\"trustAsOf\":0.88,").contains("\"trust\":1.0");
    }

    @Property(tries = 300)
    void neverMoreThanAtAdmissionAndOnlyByWhatWasKnown(@ForAll("worlds") World world, @ForAll Random random) {
        // Given
        List<Retraction> known = world.ledger.stream()
                .filter(entry -> entry.time() <= Lives.millis(world.asOf))
                .toList();
        List<String> shuffled = new ArrayList<>(world.lines);
        Collections.shuffle(shuffled, random);

        // When
        Build build = Build.of(Build.asOf(world.asOf), world.ledger, world.lines);

        // Then
        assertThat(trusts(build)).allMatch(trust -> trust >= 0 && trust <= 1);
        assertThat(build.rows()).allSatisfy(line -> {
            JsonNode row = read(line);
            assertThat(!row.has("trustAsOf")
                            || row.get("trustAsOf").asDouble()
                                    < row.get("trust").asDouble())
                    .isTrue();
        });
        assertThat(Build.of(Build.asOf(world.asOf), known, shuffled).rows()).isEqualTo(build.rows());
        assertThat(Build.of(Build.asOf(world.asOf), List.of(), world.lines).rows())
                .noneMatch(row -> row.contains("trustAsOf"));
    }

    record World(List<String> lines, List<Retraction> ledger, int asOf) {}

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> cards = Arbitraries.integers().between(0, 9);
        Arbitrary<Integer> shops = Arbitraries.integers().between(0, 3);
        Arbitrary<String> row = Combinators.combine(
                        cards, shops, Arbitraries.of(0.3, 0.88, 1.0), Arbitraries.of("app", "web"))
                .as((card, shop, trust, source) ->
                        row(0, "c" + card, "s" + shop, trust).replace("\"app\"", '"' + source + '"'));
        Arbitrary<Retraction> entry = Combinators.combine(
                        cards, shops.set().ofMaxSize(3), Arbitraries.integers().between(100, 120))
                .as((card, named, day) -> part(
                        "r",
                        "c" + card,
                        named.stream().map(shop -> "shop:s" + shop).toList(),
                        day));
        return Combinators.combine(
                        row.list().ofMaxSize(40),
                        entry.list().ofMaxSize(8),
                        Arbitraries.integers().between(100, 120))
                .as(TrustAsOfTest::numbered);
    }

    private static World numbered(List<String> lines, List<Retraction> ledger, int asOf) {
        List<String> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(line.replace("p.json:0\"", "p.json:" + (rows.size() + 1) + '"')));
        List<Retraction> entries = new ArrayList<>();
        ledger.forEach(entry -> entries.add(new Retraction(
                "r" + entries.size(),
                entry.op(),
                entry.actor(),
                entry.streams(),
                entry.since(),
                entry.objects(),
                null,
                entry.reason(),
                null,
                entry.time())));
        return new World(rows, entries, asOf);
    }

    /** A payment of day 100. */
    private static String row(int line, String card, String shop, double trust) {
        return Lives.payment(line, "e" + line, card, 100, null)
                .replace("\"object\":\"s1\"", "\"object\":\"" + shop + '"')
                .replace("\"trust\":1.0", "\"trust\":" + trust);
    }

    /** Takes back what a card sent about these shops, or all where there are none. */
    private static Retraction part(String id, String card, List<String> shops, double day) {
        return new Retraction(
                id,
                Retraction.Op.RETRACT,
                Entity.of("card", card),
                List.of("payments"),
                Long.MIN_VALUE,
                shops,
                null,
                "moved as one",
                null,
                Lives.millis(day));
    }

    private static List<Double> trusts(Build build) {
        return build.rows().stream()
                .map(line -> {
                    JsonNode row = read(line);
                    return row.path("trustAsOf").asDouble(row.get("trust").asDouble());
                })
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
