package dev.weir.alerts;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Posts each alert, in the order of the topic. It goes on when the receiver has taken one, or refused it for good; until then all
 * others wait behind it. What was answered and not yet committed when the process died is sent again. Not thread-safe.
 */
public final class Forwarder {

    /** Of a receiver that does not answer it speaks at the first try, and then no more often than this. */
    private static final Duration A_LINE = Duration.ofMinutes(1);

    private final Settings settings;
    private final Webhook webhook;
    private final Pauses pauses;
    private final Consumer<String> say;
    private long taken;
    private long refused;
    private long unreadable;
    private long told;
    private long lastLine;

    /** @param say is given lines for a person, without secrets */
    public Forwarder(Settings settings, Webhook webhook, Pauses pauses, Consumer<String> say) {
        this.settings = settings;
        this.webhook = webhook;
        this.pauses = pauses;
        this.say = say;
    }

    /**
     * Forwards until the thread is interrupted.
     *
     * @throws InterruptedException when it was
     * @throws IOException when the topic is missing
     */
    public void run() throws InterruptedException, IOException {
        try (Incoming incoming = Incoming.ofGroup(settings)) {
            long missed = incoming.missed();
            if (missed > 0) {
                say.accept(missed + " alerts were deleted from " + settings.alertsTopic()
                        + " before they were sent; keep its records for longer");
            }
            say.accept("forwarding " + settings.alertsTopic() + " to " + webhook.shown());
            lastLine = System.nanoTime();
            while (true) {
                List<ConsumerRecord<byte[], byte[]>> records = incoming.poll();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    forward(record);
                    if (!incoming.done(record)) {
                        say.accept("Kafka did not take how far it came; after a restart alerts may be sent again");
                    }
                }
                progress(incoming, records.isEmpty() ? Duration.ZERO : A_LINE);
            }
        }
    }

    private void forward(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        StoredAlert alert;
        try {
            alert = StoredAlert.of(record);
        } catch (IOException e) {
            unreadable++;
            say.accept(StoredAlert.place(record) + " is no alert and is left out");
            return;
        }
        CloudEvent event = CloudEvent.of(settings.prefix(), alert);
        long spoke = 0;
        for (int tries = 1; true; tries++) {
            Answer answer = webhook.send(event);
            switch (answer.kind()) {
                case TAKEN -> {
                    taken++;
                    return;
                }
                case REFUSED -> {
                    refused++;
                    say.accept(alert.place() + " (" + alert.type() + " on " + alert.stream() + ") was refused with "
                            + answer.said() + " and is given up; `weir alerts list` shows it");
                    return;
                }
                case LATER -> {
                    Duration pause = pauses.after(tries, answer.atLeast());
                    if (tries == 1 || System.nanoTime() - spoke >= A_LINE.toNanos()) {
                        spoke = System.nanoTime();
                        say.accept(waits(alert, tries, answer, pause));
                    }
                    Thread.sleep(pause.toMillis());
                }
            }
        }
    }

    private String waits(StoredAlert alert, int tries, Answer answer, Duration pause) {
        return String.format(
                Locale.ROOT,
                "%s was not taken by %s: %s; try %d follows in %.1f s, and the others wait for it",
                alert.place(),
                webhook.shown(),
                answer.said(),
                tries + 1,
                pause.toMillis() / 1e3);
    }

    /** Says how it goes where something happened since it last did, at most once in {@code each}. */
    private void progress(Incoming incoming, Duration each) {
        long done = taken + refused + unreadable;
        if (done != told && System.nanoTime() - lastLine >= each.toNanos()) {
            told = done;
            lastLine = System.nanoTime();
            say.accept(String.format(
                    Locale.ROOT,
                    "%,d alerts sent, %,d refused, %,d unreadable; %,d wait",
                    taken,
                    refused,
                    unreadable,
                    incoming.waiting()));
        }
    }
}
