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
    private final Progress progress;
    private final Consumer<String> say;
    private long told;
    private long lastLook = System.nanoTime() - Incoming.LOOK.toNanos();
    private long lastLine;

    /**
     * Not started yet.
     *
     * @param progress is told how far it is
     * @param say is given lines for a person, without secrets
     */
    public Forwarder(Settings settings, Webhook webhook, Pauses pauses, Progress progress, Consumer<String> say) {
        this.settings = settings;
        this.webhook = webhook;
        this.pauses = pauses;
        this.progress = progress;
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
            say.accept("forwarding " + settings.alertsTopic() + " to " + webhook.shown());
            lastLine = System.nanoTime();
            while (true) {
                List<ConsumerRecord<byte[], byte[]>> records = incoming.poll();
                missed(incoming.missed());
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    forward(record, incoming);
                    if (!incoming.done(record)) {
                        say.accept("Kafka did not take how far it came; after a restart alerts may be sent again");
                    }
                }
                look(incoming, 0, records.isEmpty() && progress.done() != told ? Duration.ZERO : Incoming.LOOK);
                line(records.isEmpty() ? Duration.ZERO : A_LINE);
            }
        }
    }

    private void missed(long records) {
        if (records > 0) {
            progress.deleted(records);
            say.accept(records + " alerts were deleted from " + settings.alertsTopic()
                    + " before they were sent, marks of transactions among them; keep its records for longer");
        }
    }

    private void forward(ConsumerRecord<byte[], byte[]> record, Incoming incoming) throws InterruptedException {
        StoredAlert alert;
        try {
            alert = StoredAlert.of(record);
        } catch (IOException e) {
            progress.done(Progress.Outcome.UNREADABLE);
            say.accept(StoredAlert.place(record) + " is no alert and is left out");
            return;
        }
        CloudEvent event = CloudEvent.of(settings.prefix(), alert);
        progress.took();
        long spoke = 0;
        for (int tries = 1; true; tries++) {
            Answer answer = webhook.send(event);
            switch (answer.kind()) {
                case TAKEN -> {
                    progress.done(Progress.Outcome.TAKEN);
                    return;
                }
                case REFUSED -> {
                    progress.done(Progress.Outcome.REFUSED);
                    say.accept(alert.place() + " (" + alert.type() + " on " + alert.stream() + ") was refused with "
                            + answer.said() + " and is given up; `weir alerts list` shows it");
                    return;
                }
                case LATER -> {
                    progress.failed();
                    look(incoming, 1, tries == 1 ? Duration.ZERO : Incoming.LOOK);
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

    /**
     * Asks Kafka for new partitions and how many wait, and says to it again how far this came, at most once in {@code each}.
     *
     * @param inHand how many were given out that it is not done with
     */
    private void look(Incoming incoming, long inHand, Duration each) throws InterruptedException {
        if (System.nanoTime() - lastLook >= each.toNanos()) {
            lastLook = System.nanoTime();
            try {
                incoming.look();
            } catch (IOException e) { // Who makes it anew is waited for.
                say.accept(e.getMessage());
            }
            incoming.keep();
            incoming.behind().ifPresent(behind -> progress.looked(behind + inHand));
        }
    }

    /** Says how it goes where something happened since it last did, at most once in {@code each}. */
    private void line(Duration each) {
        long done = progress.done();
        if (done != told && System.nanoTime() - lastLine >= each.toNanos()) {
            told = done;
            lastLine = System.nanoTime();
            say.accept(progress.toString());
        }
    }
}
