package dev.weir.demo;

import dev.weir.event.Kind;
import dev.weir.event.Payload;
import dev.weir.lab.Community;
import dev.weir.lab.Deed;
import dev.weir.lab.DeedJson;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Everybody who sends: the community at its pace, and the guests of the programme. One thread of its own. */
final class Cast implements AutoCloseable {

    private static final long TICK_NANOS = 5_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Kind, String> topics;
    private final Map<Kind, AtomicLong> sent = Map.of(Kind.RATING, new AtomicLong(), Kind.FEEDBACK, new AtomicLong());
    private final Community community;
    private final Programme programme;
    private final Instant opening;
    private final double speed;
    private final AtomicReference<Scene> scene;
    private final PriorityQueue<Deed> guests = new PriorityQueue<>(Comparator.comparingLong(Deed::time));
    private final Thread thread = new Thread(this::play, "demo-cast");
    private volatile boolean done;

    /** What is going on: the community's time, and the last line of the story. */
    record Scene(Instant now, String story) {}

    /**
     * @param settings topics and brokers
     * @param community whose next deed is at {@code opening} or later
     * @param speed how many of its seconds pass in one
     */
    Cast(Settings settings, Community community, Programme programme, Instant opening, double speed) {
        this.community = community;
        this.programme = programme;
        this.opening = opening;
        this.speed = speed;
        this.scene = new AtomicReference<>(new Scene(opening, "the shop opens"));
        this.topics = Map.of(
                Kind.RATING, topic(settings, DemoFolder.RATINGS), Kind.FEEDBACK, topic(settings, DemoFolder.PLAYS));
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Objects.requireNonNull(settings.kafka().bootstrap()),
                        ProducerConfig.LINGER_MS_CONFIG,
                        "20",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    Scene scene() {
        return Objects.requireNonNull(scene.get());
    }

    /** Records sent to a stream so far. */
    long sent(String stream) {
        return Objects.requireNonNull(sent.get(stream.equals(DemoFolder.PLAYS) ? Kind.FEEDBACK : Kind.RATING))
                .get();
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops sending; when it returns, everything that was counted as sent has been taken by the broker. */
    void stop() {
        done = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void play() {
        long start = System.nanoTime();
        long second = 0;
        Deed last = community.next();
        while (!done) {
            long elapsed = System.nanoTime() - start;
            // Nothing from the future, however fast the days pass.
            long now = Math.min(opening.toEpochMilli() + (long) (elapsed / 1e6 * speed), System.currentTimeMillis());
            while (community.nextTime() <= now && !done) {
                Deed deed = community.next();
                inviteGuests(deed.time());
                send(deed);
                last = deed.kind() == Kind.RATING ? deed : last;
            }
            inviteGuests(now);
            if (elapsed / 1_000_000_000 > second) {
                second++;
                perform(second, Instant.ofEpochMilli(now), last);
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    /** Sends what guests do up to a time. */
    private void inviteGuests(long until) {
        while (!guests.isEmpty() && guests.element().time() <= until) {
            send(guests.remove());
        }
    }

    private void perform(long second, Instant now, Deed last) {
        Scene before = scene();
        scene.set(new Scene(now, before.story()));
        for (Programme.Act act : programme.at(second, now, last)) {
            act.broken().forEach(broken -> send(Kind.RATING, broken.payload()));
            for (Deed deed : act.deeds()) {
                if (deed.time() > now.plus(Duration.ofDays(2)).toEpochMilli()) {
                    send(Kind.RATING, payload(deed));
                } else {
                    guests.add(deed);
                }
            }
            scene.set(new Scene(now, act.story()));
        }
    }

    private void send(Deed deed) {
        send(deed.kind(), payload(deed));
    }

    /** Written now: a backtest asks for what came in of late, by Kafka's times. */
    private void send(Kind kind, Payload payload) {
        Objects.requireNonNull(sent.get(kind)).incrementAndGet();
        producer.send(new ProducerRecord<>(Objects.requireNonNull(topics.get(kind)), payload.key(), payload.value()));
    }

    private static Payload payload(Deed deed) {
        return new Payload(DeedJson.key(deed), DeedJson.value(deed), List.of());
    }

    private static String topic(Settings settings, String stream) {
        return Objects.requireNonNull(
                Objects.requireNonNull(settings.streams().get(stream)).topic());
    }
}
