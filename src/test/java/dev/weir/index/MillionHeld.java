package dev.weir.index;

import dev.weir.TestSettings;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.index.QueueFilter.Field;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Measures what an index of many held events costs: {@code java -Xmx256m dev.weir.index.MillionHeld [events] [seed]}. The
 * records are made by the job's own route, in memory; reading them from Kafka is not in the figures.
 *
 * <p>Half of the events are chaff of throw-away contributors, a quarter a campaign of 5,000 on five films, a quarter of honest
 * contributors here and there, over ten days. The blind sample is drawn as by default, 20 events a day.
 */
final class MillionHeld {

    private static final int BATCH = 5_000;
    private static final int ROUNDS = 40;

    private final Random random;
    private final Tape tape =
            new Tape(TestSettings.reviewed("{blind: {share: 0.005, mostADay: 20, seed: a seed that nobody knows}}"));

    private MillionHeld(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Path folder = Files.createTempDirectory("weir-index-");
        Path file = folder.resolve("index.db");
        MillionHeld bench = new MillionHeld(seed);
        try (ReviewIndex index = ReviewIndex.open(file, bench.tape.settings, Duration.ofDays(3_000))) {
            bench.build(index, events);
            System.out.printf(Locale.ROOT, "file %.0f MB%n", Files.size(file) / 1e6);
            bench.ask(index);
        }
        for (String name : new String[] {"index.db", "index.db-wal", "index.db-shm"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private void build(ReviewIndex index, int events) {
        long nanos = 0;
        long cpu = 0;
        for (int done = 0; done < events; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                one(Tape.NOON + (done + i) * (10 * Times.DAY / events));
            }
            var batch = tape.take();
            long start = System.nanoTime();
            long cpuStart = cpu();
            index.writer().take(batch, IndexWriter.Pace.BULK, Tape.NOON);
            nanos += System.nanoTime() - start;
            cpu += cpu() - cpuStart;
            if (done % 50_000 == 0) {
                System.out.printf(
                        Locale.ROOT, "%,d held events in %.1f s, CPU %.1f s%n", done + BATCH, nanos / 1e9, cpu / 1e9);
            }
        }
        long start = System.nanoTime();
        index.writer().take(List.of(), IndexWriter.Pace.LIVE, Tape.NOON);
        System.out.printf(
                Locale.ROOT,
                "%,d held events in %.1f s (%,.0f a second), of it %.1f s for the cases%n",
                events,
                (nanos + System.nanoTime() - start) / 1e9,
                events / ((nanos + System.nanoTime() - start) / 1e9),
                (System.nanoTime() - start) / 1e9);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void one(long at) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            String actor = "c" + random.nextInt(5_000);
            Finding[] findings = {Tape.standing(actor, Tape.CAMPAIGN), Tape.finding("rate", Family.RATE, 9)};
            tape.held(actor, "x" + random.nextInt(5), 5, at, findings);
        } else if (kind == 1) {
            String check = new String[] {"time", "behavior", "spending", "profile"}[random.nextInt(4)];
            double nats = 5 + random.nextInt(100) / 10.0;
            tape.held(
                    "h" + random.nextInt(200_000),
                    "m" + random.nextInt(20_000),
                    1 + random.nextInt(5),
                    at,
                    Tape.finding(check, Family.values()[random.nextInt(3)], nats));
        } else {
            String check = random.nextBoolean() ? "rate" : "profile";
            tape.held(
                    "t" + random.nextInt(100_000),
                    "m" + random.nextInt(2_000),
                    1 + random.nextInt(5),
                    at,
                    Tape.finding(check, Family.RATE, 10 + random.nextInt(200) / 10.0));
        }
    }

    private void ask(ReviewIndex index) {
        QueueFilter all = QueueFilter.OPEN;
        Instant noon = Instant.ofEpochMilli(Tape.NOON);
        for (QueueOrder order : QueueOrder.values()) {
            ask(index, order, "all", all);
            ask(index, order, "check", all.where(Field.CHECK, "behavior"));
            ask(index, order, "check that is not there", all.where(Field.CHECK, "none"));
            ask(
                    index,
                    order,
                    "family and check",
                    all.where(Field.FAMILY, "RATE").where(Field.CHECK, "profile"));
            ask(index, order, "object", all.where(Field.OBJECT, "film:x1"));
            ask(index, order, "actor", all.where(Field.ACTOR, "customer:t77"));
            ask(index, order, "campaign", all.where(Field.CAMPAIGN, Tape.CAMPAIGN));
            ask(index, order, "an hour", all.between(noon.plusSeconds(86_400), noon.plusSeconds(90_000)));
            ask(index, order, "trust", all.trusted(0.9, 1));
            ask(index, order, "check and trust", all.where(Field.CHECK, "rate").trusted(0.9, 1));
        }
        time("overview", round -> index.overview(noon.plus(Duration.ofDays(10))));
        time("campaign", round -> index.campaign(Tape.CAMPAIGN, 0));
        time("item", round -> index.item("shop.ratings/0/" + 7 * round));
        time("actor", round -> index.actor(new dev.weir.event.Entity("customer:c" + round)));
        Instant over = noon.plus(Duration.ofDays(11));
        List<String> blind = index.blind().open(over);
        System.out.printf(Locale.ROOT, "%d events of the blind sample wait%n", blind.size());
        time("blind sample", round -> index.blind().open(over));
        time("blind sample, count", round -> index.blind().waiting(over));
        time("blind sample, figures", round -> index.blind().figures(over));
        time("blind sample, item", round -> index.blind().item(blind.get(round % blind.size())));
        time("object", round -> index.object("ratings", new dev.weir.event.Entity("film:x" + round % 5)));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "heap %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
    }

    private static void ask(ReviewIndex index, QueueOrder order, String name, QueueFilter filter) {
        time("queue, " + order + ", " + name, round -> index.queue(filter, order, Cursor.START, 100));
        time("held, " + order + ", " + name, round -> {
            Page<HeldRow> page = index.held(filter, order, Cursor.START, 100);
            if (page.next() != null) {
                index.held(filter, order, page.next(), 100);
            }
        });
    }

    private static void time(String name, Consumer<Integer> question) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            question.accept(round);
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT, "%-45s p50 %7.1f ms  p95 %7.1f ms%n", name, millis[ROUNDS / 2], millis[ROUNDS * 95 / 100]);
    }
}
