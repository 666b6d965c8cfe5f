package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Promise 8 on a living gateway: whatever stands in a topic gets an answer, and changes none but its own. */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveInputIT {

    private static final String SIZES = "drill.sizes";
    private static final String NASTY = "drill.nasty";
    private static final int NASTY_PARTITIONS = 2;

    /** `limits.recordBytes`, its default. */
    private static final int RECORD_BYTES = 1_000_000;

    /** Kafka's default `max.message.bytes`. */
    private static final int BROKER_LIMIT = 1_048_588;

    private static final int HUGE = 10_000_000;
    private static final int HUGE_LIMIT = 11_000_000;
    private static final int NASTY_RECORDS = Size.chosen().of(4_000, 100_000);

    /** Heap that the nasty bytes may leave behind: class loading and caches of clients, not records. */
    private static final long MOST_GROWTH = 32L * 1024 * 1024;

    private final Ledger ledger = new Ledger();
    private final Deployment deployment =
            new Deployment("weir", "15m", RECORD_BYTES, Deployment.OWN_DEAD_LETTERS, streams(), Deployment.SUBTASKS);
    private Drill drill;
    private Loader loader;
    private Gateway gateway;
    private Delivery delivery;

    private static Map<String, String> streams() {
        return Map.of(
                "sizes", Deployment.ratings(SIZES, "sizer", "producer"),
                "nasty", Deployment.ratings(NASTY, "stranger", "producer"),
                "calm-create", Deployment.ratings("drill.calm-create", "calm1", "producer"),
                "visited-create", Deployment.ratings("drill.visited-create", "visited1", "producer"),
                "calm-append", Deployment.ratings("drill.calm-append", "calm2", "broker"),
                "visited-append", Deployment.ratings("drill.visited-append", "visited2", "broker"));
    }

    @BeforeAll
    void begin() {
        drill = Drill.begin("live-input");
        Broker broker = drill.broker();
        broker.createTopic(SIZES, 1, Map.of());
        broker.createTopic(NASTY, NASTY_PARTITIONS, Map.of("max.message.bytes", Integer.toString(HUGE_LIMIT)));
        // Kafka refuses a record more than an hour ahead by default: here the time traveller must get in.
        Map<String, String> created = Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        Map<String, String> appended = Map.of("message.timestamp.type", "LogAppendTime");
        broker.createTopic("drill.calm-create", TimeTravel.PARTITIONS, created);
        broker.createTopic("drill.visited-create", TimeTravel.PARTITIONS, created);
        broker.createTopic("drill.calm-append", TimeTravel.PARTITIONS, appended);
        broker.createTopic("drill.visited-append", TimeTravel.PARTITIONS, appended);
        drill.createOutputs(deployment);
        loader = drill.keep(new Loader(broker.bootstrap(), ledger));
        delivery = new Delivery(drill, deployment, ledger);
        gateway = Size.chosen() == Size.FULL
                ? drill.gateway(deployment, "gateway", null)
                : drill.gatewayHere(deployment, "gateway");
        gateway.awaitRunning();
    }

    @AfterAll
    void end() throws Exception {
        if (drill != null) {
            drill.close();
        }
    }

    @Test
    @Order(1)
    void anEventFrom2099ChangesTheVerdictOfNoOther() {
        // given: the same events twice in each kind of topic, first without and then with the travellers
        TimeTravel travel = new TimeTravel(System.currentTimeMillis());
        travel.load(loader, "drill.calm-create", TimeTravel.Guests.NONE);
        travel.load(loader, "drill.calm-append", TimeTravel.Guests.NONE);
        delivery.verify(gateway);

        // when
        travel.load(loader, "drill.visited-create", TimeTravel.Guests.FROM_2099);
        travel.load(loader, "drill.visited-append", TimeTravel.Guests.FROM_2099);

        // then
        delivery.verify(gateway);
        Verdicts verdicts = Verdicts.read(drill, deployment);
        for (String kind : new String[] {"create", "append"}) {
            Map<String, String> calm = verdicts.of("calm-" + kind);
            Map<String, String> visited = verdicts.of("visited-" + kind);
            for (String guest : TimeTravel.GUESTS) {
                assertThat(visited.remove(guest))
                        .as(guest + " in visited-" + kind)
                        .contains("held", "\"time\"");
            }
            assertThat(Verdicts.differences(calm, visited))
                    .as("verdicts that differ in a " + kind + " topic")
                    .isEmpty();
            assertThat(calm).hasSize(TimeTravel.EVENTS);
            assertThat(calm.values()).as("some are held").anyMatch(verdict -> verdict.startsWith("held"));
        }
        noFailures();
        drill.report("2099: " + TimeTravel.EVENTS + " events in a CreateTime and in a LogAppendTime topic keep their"
                + " verdicts");
    }

    @Test
    @Order(2)
    void aRecordAtTheBrokersLimitIsADeadLetterAndOneAtOursIsAdmitted() {
        // given
        long now = System.currentTimeMillis();

        // when
        for (int bytes : new int[] {RECORD_BYTES - 1, RECORD_BYTES}) {
            loader.send(sized(SIZES, bytes, now, Fate.JUDGED));
        }
        loader.send(sized(SIZES, RECORD_BYTES + 1, now, Fate.dead(DeadReason.TOO_LARGE)));
        loader.send(sized(SIZES, largestThatFits(now), now, Fate.dead(DeadReason.TOO_LARGE)));
        loader.send(sized(NASTY, HUGE, now, Fate.dead(DeadReason.TOO_LARGE)));
        loader.flush();

        // then
        delivery.verify(gateway);
        noFailures();
        drill.report("sizes: " + (RECORD_BYTES - 1) + " and " + RECORD_BYTES + " bytes judged, " + (RECORD_BYTES + 1)
                + ", " + largestThatFits(now) + " (the broker's limit) and " + HUGE + " bytes dead letters");
    }

    @Test
    @Order(3)
    void nastyBytesGetAnAnswerAndLeaveTheMemoryFlat() {
        // given
        NastyBytes nasty = new NastyBytes(99, NASTY, NASTY_PARTITIONS, System.currentTimeMillis());
        loader.load(NASTY_RECORDS / 10, nasty);
        delivery.verify(gateway);
        long before = gateway.heapAfterCollection();

        // when
        loader.load(NASTY_RECORDS - NASTY_RECORDS / 10, nasty);

        // then
        Delivery.Result result = delivery.verify(gateway);
        long after = gateway.heapAfterCollection();
        noFailures();
        assertThat(after - before)
                .as("heap after collection: %s, then %s", before, after)
                .isLessThan(MOST_GROWTH);
        assertThat(result.receipts().reasons()).containsKeys("not-json", "not-utf8", "missing-field", "too-deep");
        drill.report("nasty: " + NASTY_RECORDS + " byte strings, all answered: "
                + result.receipts().reasons()
                + "; heap after collection " + before / 1_000_000 + " MB, then "
                + after / 1_000_000 + " MB");
    }

    private void noFailures() {
        assertThat(gateway.rest().failures())
                .as("failures, logs in " + drill.home())
                .isEmpty();
    }

    /** The largest record (key, value) that one batch of Kafka's default limit takes: its frame is 61 + 13 bytes. */
    private static int largestThatFits(long now) {
        int bytes = BROKER_LIMIT;
        while (frame(sized(SIZES, bytes, now, Fate.JUDGED)) > BROKER_LIMIT) {
            bytes--;
        }
        return bytes;
    }

    private static int frame(Sent sent) {
        return org.apache.kafka.common.record.AbstractRecords.estimateSizeInBytesUpperBound(
                org.apache.kafka.common.record.RecordBatch.CURRENT_MAGIC_VALUE,
                org.apache.kafka.common.record.CompressionType.NONE,
                sent.key(),
                sent.value(),
                sent.headers().toArray());
    }

    /** A good rating with a note as long as it takes. */
    private static Sent sized(String topic, int bytes, long time, Fate fate) {
        String key = "k";
        String head = "{\"id\":\"s" + bytes + "\",\"user\":{\"id\":\"u" + bytes
                + "\"},\"movie\":\"m\",\"stars\":4,\"ts\":" + time + ",\"note\":\"";
        String value = head + "x".repeat(bytes - key.length() - head.length() - 2) + "\"}";
        return Sent.of(topic, 0, key, value.getBytes(StandardCharsets.UTF_8), time, fate);
    }
}
