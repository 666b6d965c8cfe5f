package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.MovieLens;
import dev.weir.event.Alert;
import dev.weir.lab.Rating;
import dev.weir.settings.Scale;
import dev.weir.source.Sayings.Saying;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real communities that were split into sources: how often an honest source is said to be unusual, and which of four ways of
 * poisoning are seen. The threshold was chosen on the first half of the time; the figures are of the second. Prints the figures of docs/evaluation.md.
 */
class SourcesOnRealDataTest {

    private static final long HOUR = Tally.HOUR;
    private static final long DAY = 24 * HOUR;
    private static final double MONTH = 30 * DAY;
    private static final Path PAYMENTS = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");

    enum Data {
        ML_100K_IN_5(5, new Scale(1.0, 5.0, null)),
        ML_100K_IN_20(20, new Scale(1.0, 5.0, null)),
        LATEST_SMALL_IN_5(5, new Scale(0.5, 5.0, null)),
        CARDS_IN_20(20, null);

        private final int count;
        private final @Nullable Scale scale;

        Data(int count, @Nullable Scale scale) {
            this.count = count;
            this.scale = scale;
        }

        private String source(String id) {
            return "s" + Math.floorMod(("x" + id).hashCode() * 31, count);
        }

        List<Saying> read() throws IOException {
            return switch (this) {
                case ML_100K_IN_5, ML_100K_IN_20 -> ratings(MovieLens.ML_100K);
                case LATEST_SMALL_IN_5 -> ratings(MovieLens.LATEST_SMALL);
                case CARDS_IN_20 -> payments();
            };
        }

        private List<Saying> ratings(MovieLens data) throws IOException {
            List<Saying> all = new ArrayList<>();
            for (Rating rating : data.read().list()) {
                String user = String.valueOf(rating.user());
                all.add(new Saying(rating.time(), user, source(user), rating.value(), false));
            }
            return all;
        }

        /** Terminals are split, not cards: a bank's customers pay everywhere. */
        private List<Saying> payments() throws IOException {
            assumeTrue(
                    Files.exists(PAYMENTS),
                    PAYMENTS + " is absent; give the folder of the data sets with -Dweir.data=");
            List<Saying> all = new ArrayList<>();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(PAYMENTS)), StandardCharsets.UTF_8))) {
                in.lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .forEach(cells -> all.add(new Saying(
                                LocalDateTime.parse(cells[1].replace(' ', 'T'))
                                        .toInstant(ZoneOffset.UTC)
                                        .toEpochMilli(),
                                cells[2],
                                source(cells[3]),
                                Double.parseDouble(cells[4]),
                                false)));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anHonestSourceIsHardlyEverUnusual(Data data) throws IOException {
        // Given
        List<Saying> all = data.read();
        long middle = middle(all);
        double months = data.count * (end(all) - middle) / MONTH;
        // When
        Sayings sayings = Sayings.of(all, data.scale);
        // Then
        List<Alert> second =
                sayings.alerts.stream().filter(alert -> alert.time() > middle).toList();
        TreeMap<String, Integer> ways = new TreeMap<>();
        second.forEach(alert -> ways.merge(way(alert), 1, Integer::sum));
        System.out.printf(
                Locale.ROOT,
                "%s: first half %d alerts; second half %d in %.0f months of sources, %.3f a month: %s%n",
                data,
                sayings.alerts.size() - second.size(),
                second.size(),
                months,
                second.size() / months,
                ways);
        assertThat(second.size() / months).isLessThan(0.3);
    }

    /** Every other source is poisoned in one way, one after the other within the second half. */
    @ParameterizedTest
    @EnumSource(names = {"ML_100K_IN_5", "ML_100K_IN_20", "CARDS_IN_20"})
    void whatIsPoisonedIsSeen(Data data) throws IOException {
        List<Saying> all = data.read();
        Poisoned poisoned = new Poisoned(data, all);
        int sources = (data.count + 1) / 2;

        int bursts = poisoned.seen("an hour of five times the contributors", "volume", 2, (saying, at, more) -> {
            more.add(saying);
            for (int copy = 0; copy < 4 && at <= saying.time() && saying.time() < at + HOUR; copy++) {
                more.add(saying.by(saying.actor() + '-' + copy));
            }
        });
        int floods = 0;
        for (int size : new int[] {5, 10, 20}) {
            poisoned.accounts = size;
            floods = poisoned.seen(
                    size + " new accounts in an hour", "newcomers", 2, (saying, at, more) -> more.add(saying));
        }
        poisoned.accounts = 0;
        int silences = poisoned.seen("silence", "silence", 21, (saying, at, more) -> {
            if (saying.time() < at) {
                more.add(saying);
            }
        });
        int shifts = poisoned.seen(
                "a star less, or twice the amount",
                "mix",
                21,
                (saying, at, more) -> more.add(saying.time() < at ? saying : saying.moved(data.scale)));

        // Then: what the figures of docs/evaluation.md say, with room for chance
        boolean busy = data == Data.CARDS_IN_20;
        assertThat(floods).isGreaterThanOrEqualTo(sources * 8 / 10);
        assertThat(bursts).isGreaterThanOrEqualTo(busy ? sources - 1 : sources / 2);
        assertThat(silences).isGreaterThanOrEqualTo(busy ? sources : 0);
        assertThat(shifts).isGreaterThanOrEqualTo(busy ? sources : 0);
    }

    private interface Poison {
        /** Adds what becomes of a saying of a source that is poisoned from {@code at} on. */
        void on(Saying saying, long at, List<Saying> more);
    }

    private static final class Poisoned {
        private final Data data;
        private final List<Saying> all;
        private int accounts;

        private Poisoned(Data data, List<Saying> all) {
            this.data = data;
            this.all = all;
        }

        private int seen(String what, String way, int days, Poison poison) {
            long middle = middle(all);
            long step = (end(all) - middle - (days + 1) * DAY) / data.count;
            Map<String, Long> begins = new TreeMap<>();
            List<Saying> more = new ArrayList<>();
            for (int i = 0; i < data.count; i += 2) {
                String source = "s" + i;
                long at = busyHour(all, source, middle + i * step);
                begins.put(source, at);
                for (int j = 0; j < accounts; j++) {
                    more.add(new Saying(at + j * HOUR / 20, "fake-" + i + '-' + j, source, 5, false));
                }
            }
            for (Saying saying : all) {
                poison.on(saying, begins.getOrDefault(saying.source(), Long.MAX_VALUE), more);
            }
            Sayings sayings = Sayings.of(more, data.scale);
            List<Long> delays = new ArrayList<>();
            begins.forEach((source, at) -> sayings.alerts.stream()
                    .filter(alert -> alert.subject().equals("s " + source + ' ' + way)
                            && alert.time() > at
                            && alert.time() <= at + days * DAY)
                    .mapToLong(alert -> alert.time() - at)
                    .min()
                    .ifPresent(delays::add));
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %d of %d within %d days, after %.0f h on average%n",
                    data,
                    what,
                    delays.size(),
                    begins.size(),
                    days,
                    delays.stream().mapToLong(Long::longValue).average().orElse(0) / HOUR);
            return delays.size();
        }
    }

    /** The first hour from a time on in which somebody came through the source. */
    private static long busyHour(List<Saying> all, String source, long from) {
        return all.stream()
                .filter(saying -> saying.source().equals(source) && saying.time() >= from)
                .mapToLong(saying -> Math.floorDiv(saying.time(), HOUR) * HOUR)
                .min()
                .orElseThrow();
    }

    private static String way(Alert alert) {
        return alert.subject().substring(alert.subject().lastIndexOf(' ') + 1);
    }

    private static long middle(List<Saying> all) {
        long first = all.stream().mapToLong(Saying::time).min().orElseThrow();
        return first + (end(all) - first) / 2;
    }

    private static long end(List<Saying> all) {
        return all.stream().mapToLong(Saying::time).max().orElseThrow();
    }
}
