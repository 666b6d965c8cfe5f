package dev.weir.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends at a steady pace through a running gateway and reads what comes out. */
final class LatencyRun {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final byte[] TIME = "\"ts\":".getBytes(StandardCharsets.US_ASCII);

    /**
     * Start-up and the JVM's own compiling are not measured, nor may they leave anything behind: sender and reader need the cores
     * too, and at the full pace it would take minutes to work off what came meanwhile.
     */
    private static final long WARM_UP_MILLIS = 20_000;

    /** Share of the pace during the warm-up. */
    private static final double WARM_UP_PACE = 0.1;

    /** At the full pace, before what is measured: after ten seconds the JVM still compiles. */
    private static final long SETTLE_MILLIS = 60_000;

    /** What was sent last must still come out: two checkpoints. */
    private static final long TAIL_MILLIS = 12_000;

    private final BenchTopics topics;
    private final double eventsPerSecond;
    private final long seconds;
    private long[] written = new long[1 << 20];
    private long[] visible = new long[1 << 20];
    private int count;

    LatencyRun(BenchTopics topics, double eventsPerSecond, long seconds) {
        this.topics = topics;
        this.eventsPerSecond = eventsPerSecond;
        this.seconds = seconds;
    }

    /** Runs against a gateway that reads {@code input} and writes {@code output}. */
    LatencyResult measure(String input, String output, Load load) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        long begin = System.currentTimeMillis() + WARM_UP_MILLIS + SETTLE_MILLIS;
        long end = begin + seconds * 1000;
        Thread reader = new Thread(() -> read(output, begin, end, done), "bench-reader");
        reader.start();
        try {
            send(input, load, end);
            Thread.sleep(TAIL_MILLIS);
        } finally {
            done.set(true);
            reader.join();
        }
        return new LatencyResult(eventsPerSecond, Latency.of(written, count), Latency.of(visible, count));
    }

    private void send(String input, Load load, long end) {
        try (KafkaProducer<byte[], byte[]> producer = topics.producer()) {
            long start = System.nanoTime();
            for (long n = 0; System.currentTimeMillis() < end; n++) {
                long due = start + (long) (1e9 * secondsUntil(n));
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(200_000);
                }
                producer.send(new ProducerRecord<>(
                        input, load.key(n), load.value(n % load.events(), System.currentTimeMillis())));
            }
        }
    }

    /** When an event is sent, in seconds since the first. */
    private double secondsUntil(long event) {
        double slow = WARM_UP_MILLIS / 1e3;
        double before = slow * WARM_UP_PACE * eventsPerSecond;
        return event < before ? event / (WARM_UP_PACE * eventsPerSecond) : slow + (event - before) / eventsPerSecond;
    }

    private void read(String output, long begin, long end, AtomicBoolean done) {
        try (KafkaConsumer<byte[], byte[]> consumer = topics.consumer(output)) {
            while (!done.get()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    long sent = sent(record.value());
                    if (sent >= begin && sent < end) {
                        add(record.timestamp() - sent, System.currentTimeMillis() - sent);
                    }
                }
            }
        }
    }

    private void add(long toWritten, long toVisible) {
        if (count == written.length) {
            written = Arrays.copyOf(written, count * 2);
            visible = Arrays.copyOf(visible, count * 2);
        }
        written[count] = toWritten;
        visible[count] = toVisible;
        count++;
    }

    /** The time that the producer wrote into the record. */
    static long sent(byte[] json) {
        for (int at = 0; at + TIME.length < json.length; at++) {
            if (Arrays.equals(json, at, at + TIME.length, TIME, 0, TIME.length)) {
                long time = 0;
                for (int digit = at + TIME.length; json[digit] >= '0' && json[digit] <= '9'; digit++) {
                    time = time * 10 + json[digit] - '0';
                }
                return time;
            }
        }
        throw new IllegalArgumentException("no time in " + new String(json, StandardCharsets.UTF_8));
    }
}
