package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.MovieLens;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import dev.weir.settings.Scale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Surges at the terminals of simulated card payments, and on films. Prints the figures of docs/evaluation.md. */
class SurgesOnRealDataTest {

    private static final Path PAYMENTS = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");

    private static final int BURSTS = 300;

    /** One payment; {@code scenario} of its fraud, 0 for a genuine one; {@code burst} from 1 on, 0 for none. */
    private record Payment(String terminal, long time, int scenario, int burst) {}

    @Test
    void genuinePaymentsHardlyEverSurge() throws IOException {
        // Given
        List<Payment> payments = payments();
        int[] all = new int[4];
        int[] surging = new int[4];
        // When
        Map<String, Pulse> pulses = new HashMap<>();
        for (Payment payment : payments) {
            all[payment.scenario()]++;
            if (surges(pulses, payment.terminal(), payment.time(), SurgeTest.TICK)) {
                surging[payment.scenario()]++;
            }
        }
        // Then
        for (int scenario = 0; scenario < all.length; scenario++) {
            System.out.printf("payments of scenario %d: %d of %d surge%n", scenario, surging[scenario], all[scenario]);
        }
        assertThat(surging[0] / (double) all[0]).isLessThan(3e-4);
    }

    @Test
    void tenPaymentsWithinAnHourSurge() throws IOException {
        List<Payment> payments = payments();
        for (int size : new int[] {5, 10, 20}) {
            for (int hours : new int[] {1, 6, 24}) {
                Set<Integer> found = found(payments, size, Duration.ofHours(hours));
                System.out.printf("%d payments in %d h: %d of %d bursts found%n", size, hours, found.size(), BURSTS);
                if (size >= 10 && hours == 1) {
                    assertThat(found).hasSize(BURSTS);
                }
            }
        }
    }

    /** Why ratings are left to the tests of crowds. */
    @ParameterizedTest
    @EnumSource
    void onFilmsSurgesFindLittle(MovieLens data) throws IOException {
        Ratings honest = data.read();
        Scale scale = new Scale(honest.scale().min(), honest.scale().max(), null);
        for (AttackModel model : new AttackModel[] {AttackModel.AVERAGE, AttackModel.BANDWAGON}) {
            Attacked attacked = Injection.inject(honest, Attack.of(model, Aim.PUSH, 0.03, 0.03, TimeShape.WEEK, 100));
            for (Duration tick : new Duration[] {Duration.ofHours(1), Duration.ofDays(1)}) {
                int fakes = 0;
                int fakesSurging = 0;
                int honestSurging = 0;
                Map<String, Pulse> pulses = new HashMap<>();
                for (Rating rating : attacked.all().list()) {
                    String key = rating.item() + "/" + ValueClass.of(rating.value(), scale);
                    boolean surges = surges(pulses, key, rating.time(), tick.toMillis());
                    boolean fake = attacked.fakes().contains(rating.user());
                    boolean push = fake && attacked.targets().contains(rating.item());
                    fakes += push ? 1 : 0;
                    fakesSurging += push && surges ? 1 : 0;
                    honestSurging += surges && !fake ? 1 : 0;
                }
                System.out.printf(
                        "%s, %s 3 %%, ticks of %s: %d of %d ratings of targets surge, %d of %d honest ratings%n",
                        data,
                        model,
                        tick,
                        fakesSurging,
                        fakes,
                        honestSurging,
                        honest.list().size());
            }
        }
    }

    private static Set<Integer> found(List<Payment> payments, int size, Duration span) {
        Random random = new Random(7);
        List<Payment> all = new ArrayList<>(payments);
        for (int burst = 1; burst <= BURSTS; burst++) {
            Payment start = payments.get(payments.size() / 3 + random.nextInt(payments.size() / 2));
            for (int i = 0; i < size; i++) {
                long time = start.time() + (long) (random.nextDouble() * span.toMillis());
                all.add(new Payment(start.terminal(), time, 0, burst));
            }
        }
        all.sort(Comparator.comparingLong(Payment::time));
        Set<Integer> found = new HashSet<>();
        Map<String, Pulse> pulses = new HashMap<>();
        for (Payment payment : all) {
            if (surges(pulses, payment.terminal(), payment.time(), SurgeTest.TICK) && payment.burst() > 0) {
                found.add(payment.burst());
            }
        }
        return found;
    }

    private static boolean surges(Map<String, Pulse> pulses, String key, long time, long tick) {
        Pulse before = pulses.get(key);
        Pulse after = before == null ? Pulse.first(time / tick) : before.next(time / tick);
        pulses.put(key, after);
        return SurgeTest.of(after, 1) != null;
    }

    private static List<Payment> payments() throws IOException {
        assumeTrue(Files.exists(PAYMENTS), PAYMENTS + " is absent; give the folder of the data sets with -Dweir.data=");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(PAYMENTS)), StandardCharsets.US_ASCII))) {
            return lines.lines().skip(1).map(SurgesOnRealDataTest::payment).toList();
        }
    }

    private static Payment payment(String line) {
        String[] part = line.split(",", -1);
        long time = LocalDateTime.parse(part[1].replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        return new Payment(part[3], time, Integer.parseInt(part[6]), 0);
    }
}
