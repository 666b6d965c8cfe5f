package dev.weir.watch;

import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import dev.weir.settings.Settings;
import dev.weir.topics.ClusterException;
import dev.weir.topics.OpenTransaction;
import dev.weir.topics.OutputEnds;
import dev.weir.topics.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka says of the job's transactions, and of what its readers cannot see. For one thread. */
final class KafkaLook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLook.class);

    private final Duration timeout;
    private final Transactions transactions;
    private final OutputEnds outputs;
    private final StillStanding still = new StillStanding();

    KafkaLook(Settings settings) {
        timeout = settings.kafka().transactionTimeout();
        transactions = Transactions.of(settings);
        outputs = OutputEnds.of(settings);
    }

    void look(Instant now, Exposition out) {
        List<OpenTransaction> open;
        List<OutputEnds.Ends> ends;
        try {
            open = transactions.open();
            ends = outputs.now();
        } catch (ClusterException e) {
            LOG.warn("transactions and offsets are not told until Kafka answers again: {}", e.getMessage());
            out.add(Metric.KAFKA_UP, 0);
            return;
        }
        out.add(Metric.KAFKA_UP, 1);
        out.add(Metric.TRANSACTIONS, open.size());
        out.add(Metric.TRANSACTION_AGE, oldest(open, now).toMillis() / 1e3);
        out.add(Metric.TRANSACTION_TIMEOUT, timeout.toMillis() / 1e3);
        Map<String, Long> uncommitted = new TreeMap<>();
        ends.forEach(each -> uncommitted.merge(each.topic(), each.uncommitted(), Long::sum));
        uncommitted.forEach((topic, offsets) -> out.add(Metric.UNCOMMITTED, offsets, topic));
        still.look(ends, now).forEach((topic, time) -> out.add(Metric.STUCK, time.toMillis() / 1e3, topic));
    }

    /** Clocks differ: one that began in the future has just begun. */
    private static Duration oldest(List<OpenTransaction> open, Instant now) {
        return open.stream()
                .map(OpenTransaction::began)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(began -> Duration.between(began, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        transactions.close();
        outputs.close();
    }
}
