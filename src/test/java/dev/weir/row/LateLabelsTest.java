package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.Retraction;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Whoever turns labels on a stream of their own is found without their features. */
class LateLabelsTest {

    private static final Path CARDS = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");
    private static final int BANKS = 50;
    private static final int BAD = 3;
    private static final int MOST_CARDS = 5_000;
    private static final int PAYMENTS = 410_000;
    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);

    @Test
    void theLabelsOfALabellerThatHidesAClassAreTakenBackOnTheStreamOfLabels() {
        List<RowWatch.Outcome> outcomes = through(new RowWatch(0, LateLabels.PLAN), LateLabels.withABadBank());

        assertThat(outcomes).allMatch(outcome -> outcome.findings().isEmpty());
        assertThat(outcomes.stream().flatMap(outcome -> outcome.retractions().stream()))
                .singleElement()
                .satisfies(retraction -> {
                    assertThat(retraction.what()).isEqualTo(Retraction.What.LABEL);
                    assertThat(retraction.source()).isEqualTo("b0");
                    assertThat(retraction.actor()).isNull();
                    assertThat(retraction.streams()).containsExactly("labels");
                });
        assertThat(outcomes.stream().flatMap(outcome -> outcome.alerts().stream()))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.type()).isEqualTo(Alert.Type.LABELS_FLIPPED);
                    assertThat(alert.sentence())
                            .matches(
                                    "source b0: \\d+ of its \\d+ labels are '\\w+', where of others' [0-9.]+ % are;.*");
                });
    }

    @Test
    void aRestartForgetsNothing() throws IOException {
        // Given
        List<Event> labels = LateLabels.withABadBank();
        RowWatch whole = new RowWatch(0, LateLabels.PLAN);
        through(whole, labels.subList(0, 1_000));

        // When
        RowWatch resumed = new RowWatch(0, LateLabels.PLAN);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(RowBytes.of(whole)));
        byte format = RowBytes.format(in);
        assertThat(in.readUTF()).isEqualTo("labels");
        assertThat(RowBytes.read(in, format, resumed)).isNull();

        // Then
        List<Event> rest = labels.subList(1_000, labels.size());
        List<RowWatch.Outcome> after = through(resumed, rest);
        assertThat(after).isEqualTo(through(whole, rest));
        assertThat(after).anyMatch(outcome -> !outcome.retractions().isEmpty());
    }

    /** Six weeks of card payments whose labels a bank says each, seven days late; the cards are dealt to fifty banks. */
    @Test
    void badBanksAmongFiftyAreFoundAndNoHonestOne() throws IOException {
        if (!Files.isReadable(CARDS)) {
            Assumptions.abort("the data set was not found at " + CARDS.toAbsolutePath());
        }
        for (int seed = 100; seed < 100 + SEEDS; seed++) {
            // Given
            Random random = new Random(seed);
            int[] banks = random.ints(MOST_CARDS, 0, BANKS).toArray();
            List<Case> cases = Stream.of(Attack.values()).map(Case::new).toList();

            // When
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(CARDS)), StandardCharsets.UTF_8))) {
                lines.lines().skip(1).limit(PAYMENTS).forEach(line -> {
                    String[] cells = line.split(",", -1);
                    int bank = banks[Integer.parseInt(cells[2])];
                    cases.forEach(each -> each.on(bank, said(cells[1]), cells[5].equals("1"), random));
                });
            }

            // Then
            for (Case each : cases) {
                System.out.printf("%s, seed %d: found after so many labels %s%n", each.attack, seed, each.found);
                assertThat(each.found.keySet())
                        .as(each.attack.name())
                        .containsExactlyInAnyOrderElementsOf(
                                each.attack == Attack.NONE ? List.of() : List.of("b0", "b1", "b2"));
            }
        }
    }

    /** What becomes of one attack. */
    private static final class Case {
        private final Attack attack;
        private final RowWatch watch = new RowWatch(0, LateLabels.PLAN);
        private final int[] labels = new int[BANKS];
        private final Map<String, Integer> found = new TreeMap<>();
        private int number;

        private Case(Attack attack) {
            this.attack = attack;
        }

        private void on(int bank, long time, boolean fraud, Random random) {
            labels[bank]++;
            String said = attack.says(fraud, bank < BAD, random) ? "1" : "0";
            for (Retraction entry :
                    watch.on(LateLabels.label(number++, time, "b" + bank, said)).retractions()) {
                String source = String.valueOf(entry.source());
                found.put(source, labels[Integer.parseInt(source.substring(1))]);
            }
        }
    }

    private enum Attack {
        NONE,
        HIDES_FRAUDS,
        CALLS_FRAUD;

        /** One that hides calls each fraud genuine; one that calls fraud does so of one in twenty genuine payments. */
        private boolean says(boolean fraud, boolean isBad, Random random) {
            if (!isBad || this == NONE) {
                return fraud;
            }
            return this == CALLS_FRAUD && (fraud || random.nextInt(20) == 0);
        }
    }

    private static long said(String time) {
        return LocalDateTime.parse(time.replace(' ', 'T'))
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli()
                + Duration.ofDays(7).toMillis();
    }

    private static List<RowWatch.Outcome> through(RowWatch watch, List<Event> labels) {
        List<RowWatch.Outcome> outcomes = new ArrayList<>();
        labels.forEach(label -> outcomes.add(watch.on(label)));
        return outcomes;
    }
}
