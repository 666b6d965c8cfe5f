package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weir.event.DeadReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One partition whose event time does not move, because nothing in it can be understood, must not keep the others from
 * being read: the source aligns partitions by event time.
 */
@Tag("drill")
class StandstillIT {

    private static final String RATINGS = "drill.ratings";
    private static final String OTHER = "drill.other";
    private static final int EVENTS = 20_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TRICKLE = Duration.ofMillis(500);

    @BeforeAll
    static void onlyFull() {
        assumeThat(Size.chosen()).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
    }

    @Test
    void aTrickleOfGarbageDoesNotStopTheOtherTopic() throws Exception {
        long now = System.currentTimeMillis();
        AtomicLong count = new AtomicLong();
        othersAreRead(
                "garbage",
                () -> Sent.of(
                        OTHER,
                        0,
                        "k",
                        bytes("garbage " + count.incrementAndGet()),
                        now,
                        Fate.dead(DeadReason.NOT_JSON)));
    }

    private static void othersAreRead(String name, Supplier<Sent> trickle) throws Exception {
        try (Drill drill = Drill.begin(name)) {
            // given
            Deployment deployment = new Deployment(
                    "weir",
                    "15m",
                    Community.RECORD_BYTES,
                    Deployment.OWN_DEAD_LETTERS,
                    Map.of(
                            "ratings", Deployment.ratings(RATINGS, "user", "producer"),
                            "other", Deployment.ratings(OTHER, "other", "producer")),
                    Deployment.SUBTASKS);
            drill.broker().createTopic(RATINGS, 2, Map.of());
            drill.broker().createTopic(OTHER, 1, Map.of());
            drill.createOutputs(deployment);
            Ledger ledger = new Ledger();
            Loader loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
            Cluster cluster = drill.gateway(deployment, "gateway", null);
            AtomicBoolean stop = new AtomicBoolean();
            Thread trickling = new Thread(() -> {
                while (!stop.get()) {
                    loader.send(trickle.get());
                    Await.pass(TRICKLE);
                }
            });
            drill.keep(() -> {
                stop.set(true);
                trickling.join();
            });
            trickling.start();
            cluster.awaitRunning();
            cluster.awaitCheckpoints(2);

            // when: an hour's events beside it
            long start = System.currentTimeMillis() - HOUR.toMillis();
            for (int i = 0; i < EVENTS; i++) {
                long time = start + HOUR.toMillis() * i / EVENTS;
                String value = new Community.Fields("u" + i % 500, "m" + i % 90, 6, "e" + i, time).json();
                loader.send(Sent.of(RATINGS, i % 2, "k", bytes(value), time, Fate.JUDGED));
            }
            loader.flush();

            // then: all are answered while the trickle goes on
            Receipts receipts = new Receipts(ledger);
            try (Outputs outputs =
                    new Outputs(drill.broker().bootstrap(), deployment, receipts::take, new Accounts())) {
                Await.until(
                        "the events beside the trickle",
                        Duration.ofMinutes(5),
                        () -> {
                            outputs.readToEnd();
                            return receipts.count(Receipts.Outcome.ADMITTED) + receipts.count(Receipts.Outcome.HELD)
                                    >= EVENTS;
                        },
                        () -> receipts.count(Receipts.Outcome.ADMITTED) + " came out\n" + cluster.diagnosis());
            }
            assertThat(cluster.rest().failures()).isEmpty();
            drill.report(name + ": " + EVENTS + " events of another topic are read beside it");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
