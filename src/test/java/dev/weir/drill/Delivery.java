package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.drill.Receipts.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The synthetic community's way through one gateway: what was loaded, and the proof that all of it came out once. */
final class Delivery {

    private static final Duration DRAIN = Duration.ofMinutes(20);

    private final Drill drill;
    private final Deployment deployment;
    private final Ledger ledger;
    private final List<String> others;

    /** @param ledger what was loaded into the deployment's input topics */
    Delivery(Drill drill, Deployment deployment, Ledger ledger) {
        this(drill, deployment, ledger, List.of());
    }

    /** @param others the input topics of gateways that share an output topic with this one */
    Delivery(Drill drill, Deployment deployment, Ledger ledger, List<String> others) {
        this.drill = drill;
        this.deployment = deployment;
        this.ledger = ledger;
        this.others = others;
    }

    /** What a delivery came to. */
    record Result(Receipts receipts, Accounts accounts) {

        /** {@code admitted 1, held 2, dead 3, 4 accounting records}. */
        String text() {
            return "admitted %,d, held %,d, dead %,d, %,d accounting records"
                    .formatted(
                            receipts.count(Outcome.ADMITTED),
                            receipts.count(Outcome.HELD),
                            receipts.count(Outcome.DEAD),
                            accounts.records());
        }
    }

    /** Waits until everything that was loaded came out, then holds every output and account against the ledger. */
    Result verify(Gateway gateway) {
        return verify(gateway, List.of());
    }

    /**
     * The same of a gateway that was stopped with savepoints before.
     *
     * @param givenUp the checkpoints that gave way to them
     */
    Result verify(Gateway gateway, List<Long> givenUp) {
        ledger.forgetSeen();
        Receipts receipts = new Receipts(ledger);
        Accounts accounts = new Accounts();
        try (Outputs outputs = new Outputs(drill.broker().bootstrap(), deployment, own(receipts), accounts)) {
            Await.until(
                    "all " + ledger.size() + " records to come out",
                    DRAIN,
                    () -> {
                        outputs.readToEnd();
                        return receipts.distinct() >= ledger.size();
                    },
                    () -> receipts.distinct() + " came out\n" + receipts.problems() + "\n" + gateway.diagnosis());
            // What comes out twice may come late.
            gateway.awaitCheckpoints(2);
            outputs.readToEnd();
        }
        givenUp.forEach(accounts::givenUp);
        assertThat(receipts.problems())
                .as("what came out, logs in " + drill.home())
                .isEmpty();
        assertThat(accounts.problems(ledger, receipts))
                .as("the gateway's accounts, logs in " + drill.home())
                .isEmpty();
        return new Result(receipts, accounts);
    }

    /** Leaves out what another gateway made of its own topics: two may share an output topic. */
    private BiConsumer<Outcome, ConsumerRecord<byte[], byte[]>> own(Receipts receipts) {
        return (outcome, record) -> {
            String origin = String.valueOf(Receipts.text(record.headers(), "weir-origin"));
            if (others.stream().noneMatch(topic -> origin.startsWith(topic + "/"))) {
                receipts.take(outcome, record);
            }
        };
    }

    /** A moment between now and {@code longest}. */
    static Duration moment(Random random, Duration longest) {
        return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
    }
}
