package dev.weir.console;

import dev.weir.index.IndexException;
import dev.weir.review.DueRound;
import dev.weir.review.Sent;
import dev.weir.settings.SettingsException;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.topics.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While the console runs, asks once a minute for what nobody decided in time, with the key of whoever has the role clock. Where
 * there is no such key it does nothing.
 */
final class DeadlineRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineRounds.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /**
     * So long a round waits until the index knows of the one before. Of whoever is erased meanwhile it never does; and what is asked
     * for twice is answered twice and applied once.
     */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Events of one round: at this pace the job spends a twentieth of a core on the signatures. */
    private static final int MOST = 5_000;

    private final DueRound round;
    private final Reviewers reviewers;
    private final KeyFolder keys;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "weir-console-deadlines");
    private List<Sent> last = List.of();
    private Instant asked = Instant.EPOCH;
    private volatile boolean closed;

    private DeadlineRounds(DueRound round, Reviewers reviewers, KeyFolder keys, InstantSource clock) {
        this.round = round;
        this.reviewers = reviewers;
        this.keys = keys;
        this.clock = clock;
    }

    /** Rounds that are not started. */
    static DeadlineRounds of(DueRound round, Reviewers reviewers, KeyFolder keys, InstantSource clock) {
        return new DeadlineRounds(round, reviewers, keys, clock);
    }

    DeadlineRounds start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(PAUSE.toMillis());
                attempt();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    /** One round that may fail: the next one is tried all the same. */
    void attempt() {
        try {
            once();
        } catch (IllegalArgumentException | ClusterException | IndexException | SettingsException | Refusal e) {
            LOG.error("what is due was not sent, and is tried again in {}: {}", PAUSE, e.getMessage());
        } catch (
                RuntimeException
                        e) { // Whatever it is: rounds that have ended look like a time in which nothing was due.
            LOG.error("what is due was not sent, and is tried again in {}", PAUSE, e);
        }
    }

    /** One round; returns the events that were asked for. Nothing is asked for while the index does not know of the last round. */
    int once() {
        Optional<Reviewer> by = signer();
        if (by.isEmpty() || !round.isOn() || !isSettled()) {
            return 0;
        }
        asked = clock.instant();
        int before = round.leftOut().size();
        last = round.send(round.due(MOST), by.get(), keys.of(by.get().name()));
        List<String> leftOut = round.leftOut();
        if (leftOut.size() > before) {
            LOG.warn(
                    "{} held events are due, and their records are too large for a decision, the last of them {}: reject them, or have"
                            + " them sent anew with fewer headers",
                    leftOut.size(),
                    leftOut.get(leftOut.size() - 1));
        }
        int events = last.stream().mapToInt(act -> act.decisions().size()).sum();
        if (events > 0) {
            LOG.info(
                    "{} asked for {} held events that nobody decided in time",
                    by.get().name(),
                    events);
        }
        return events;
    }

    private boolean isSettled() {
        if (round.isSeen(last)) {
            return true;
        }
        boolean isOld = !clock.instant().isBefore(asked.plus(PATIENCE));
        if (isOld) {
            LOG.warn(
                    "the index does not know of all that was asked for at {}; what is due by it is asked for again",
                    asked);
        }
        return isOld;
    }

    private Optional<Reviewer> signer() {
        long now = clock.millis();
        List<Reviewer> clocks = reviewers.reviewers().stream()
                .filter(one -> one.role() == Role.CLOCK && one.isValidAt(now) && keys.has(one.name()))
                .toList();
        return clocks.stream()
                .findFirst()
                .flatMap(first -> keys.entry(clocks.stream()
                        .filter(one -> one.name().equals(first.name()))
                        .toList()));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
