package dev.weir.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.SignedPolicy;
import dev.weir.sign.Jws;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.support.KafkaClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dweir.soak=PT1H}: an hour at 70 % of what this machine can do, with 1 % bad input and a new policy every five minutes. Memory and
 * state must stay flat, and the books exact.
 */
@Tag("drill")
class SoakIT {

    private static final Duration LENGTH = Duration.parse(System.getProperty("weir.soak", "PT1H"));
    private static final Duration BETWEEN_POLICIES = shorter(Duration.ofMinutes(5), LENGTH.dividedBy(5));
    private static final Duration BETWEEN_SAMPLES = LENGTH.dividedBy(40);
    private static final double LOAD = 0.7;
    private static final double BAD = 0.01;

    /** Few enough that everybody has come so often after some minutes that nothing more is remembered of anybody. */
    private static final int PEOPLE = 4_000;

    /** The least that says what the machine can do: about a minute of work. */
    private static final int BACKLOG = 100_000;

    private static final Duration TICK = Duration.ofMillis(100);

    /** Of the second half of the run. What leaks a record of 100 bytes for each event grows by more. */
    private static final double MOST_GROWTH = 0.10;

    private static final String POLICY = "name: drill\nversion: %d\nchecks:\n  profile: {mode: off}\n"
            + "  behavior: {mode: off}\n  rate: {holdOneIn: %d}\n";
    private static final Signer LEA = Signer.of("lea", Role.LEAD);

    private final Deployment deployment = Deployment.community("weir")
            .withReviewers("  - {name: lea, role: lead, key: " + LEA.reviewer().key() + "}\n");
    private final Trend heap = new Trend("heap after collection");
    private final Trend resident = new Trend("resident memory of the task manager");
    private final Trend state = new Trend("state");

    @BeforeAll
    static void onlyFull() {
        Incident.onlyFull();
    }

    @Test
    void memoryAndStateStayFlatAndTheBooksExact() throws Exception {
        try (Drill drill = Drill.begin("soak")) {
            // Given
            drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
            drill.createOutputs(deployment);
            KafkaClient kafka = KafkaClient.of(drill.broker().bootstrap());
            Ledger ledger = new Ledger();
            Loader loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
            Cluster cluster = drill.gateway(deployment, "gateway", null);
            cluster.awaitRunning();
            double rate = LOAD * capacity(drill, cluster, loader, ledger);

            // When
            int policies = soak(kafka, cluster, loader, rate);

            // Then
            Delivery.Result result = new Delivery(drill, deployment, ledger).verify(cluster);
            drill.report(String.format(
                    Locale.ROOT,
                    "soak: %s at %.0f records a second (%.0f %% of the capacity), %,d records, %d policies: each"
                            + " exactly once and as accounted; %s; %s; %s; %s",
                    LENGTH,
                    rate,
                    LOAD * 100,
                    ledger.size(),
                    policies,
                    result.text(),
                    heap,
                    resident,
                    state));
            TopicBytes.of(drill.home().resolve("broker/data"), kafka).forEach(drill::report);
            assertThat(cluster.rest().failures()).isEmpty();
            assertThat(stamps(drill)).hasSizeGreaterThanOrEqualTo(policies);
            assertThat(List.of(heap, resident, state))
                    .allSatisfy(trend ->
                            assertThat(trend.growth()).as(trend.toString()).isLessThan(MOST_GROWTH));
        }
    }

    /** Records a second at which a backlog is worked off, once the code is warm. */
    private static double capacity(Drill drill, Cluster cluster, Loader loader, Ledger ledger) {
        Community backlog = new Community(
                1, BAD, System.currentTimeMillis() - Duration.ofDays(1).toMillis(), 300, PEOPLE);
        loader.load(BACKLOG, backlog);
        long began = awaitRead(drill, cluster, ledger.size());
        loader.load(BACKLOG, backlog);
        return BACKLOG * 1e9 / (awaitRead(drill, cluster, ledger.size()) - began);
    }

    private static long awaitRead(Drill drill, Cluster cluster, long records) {
        BooleanSupplier read = () -> drill.broker().committed("weir.gateway") >= records;
        Await.until(records + " records to be read", Duration.ofMinutes(10), read, cluster::diagnosis);
        return System.nanoTime();
    }

    /** Returns how many policies were published. */
    private int soak(KafkaClient kafka, Cluster cluster, Loader loader, double rate) {
        long began = System.currentTimeMillis();
        Community people = new Community(2, BAD, began, 1000 / rate, PEOPLE);
        long sent = 0;
        long sample = began;
        int version = 1;
        for (long now = began; now < began + LENGTH.toMillis(); now = System.currentTimeMillis()) {
            long due = (long) ((now - began) / 1000.0 * rate);
            loader.load(Math.max(0, due - sent), people);
            sent = Math.max(sent, due);
            if (now >= began + (version - 1) * BETWEEN_POLICIES.toMillis()) {
                version++;
                kafka.produceRecords(List.of(policy(version)));
            }
            if (now >= sample) {
                sample = now + BETWEEN_SAMPLES.toMillis();
                heap.add(now, cluster.heapAfterCollection());
                resident.add(
                        now,
                        cluster.working().stream()
                                .mapToLong(Child::residentBytes)
                                .sum());
                state.add(now, cluster.rest().stateBytes());
            }
            Await.pass(TICK);
        }
        loader.flush();
        return version - 1;
    }

    private static ProducerRecord<byte[], byte[]> policy(int version) {
        byte[] yaml = POLICY.formatted(version, 1000 + version).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("weir.policies", ("drill@" + version).getBytes(UTF_8), yaml);
        record.headers()
                .add(
                        SignedPolicy.SIGNATURE,
                        Jws.sign(yaml, LEA.reviewer().name(), LEA.key()).getBytes(UTF_8));
        return record;
    }

    /** The policies by which records were judged. */
    private Set<String> stamps(Drill drill) {
        Set<String> stamps = new TreeSet<>();
        try (Outputs outputs = new Outputs(
                drill.broker().bootstrap(),
                deployment,
                (outcome, record) -> stamps.add(String.valueOf(Receipts.text(record.headers(), "weir-policy"))
                        .replaceFirst(";.*", "")),
                new Accounts())) {
            outputs.readToEnd();
        }
        return stamps;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
