package dev.weir.console;

import dev.weir.event.Answer;
import dev.weir.index.Answered;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Desk;
import dev.weir.review.Sent;
import dev.weir.topics.ClusterException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts that were sent, and what came of them: the newest 200. Their answers are read beside the requests, which never wait. */
final class Waiting implements AutoCloseable {

    /** A checkpoint interval of 5 s, a slow checkpoint, and room: beyond it the gateway does not run. */
    static final Duration MOST = Duration.ofSeconds(60);

    /** The index reads on within a second; one that is far behind holds nobody up. */
    private static final Duration INDEXED = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final int KEPT = 200;
    private static final int READERS = 4;

    private final Function<Sent, List<Answer>> answers;
    private final ExecutorService readers;
    private final Map<String, Awaited> acts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Awaited> eldest) {
            return size() > KEPT;
        }
    };
    /**
     * Waits with these threads.
     *
     * @param answers what came of an act, or of a part of it when the time is up
     * @param readers what the answers are read on; ended with this
     */
    Waiting(Function<Sent, List<Answer>> answers, ExecutorService readers) {
        this.answers = answers;
        this.readers = readers;
    }

    /** Waits for the answers to what this desk sends, of a few acts at a time, and until the pages show them. */
    static Waiting at(Desk desk, ReviewIndex index) {
        Predicate<Answer> isShown = answer ->
                index.decision(answer.decision()).map(Answered::outcome).isPresent();
        return new Waiting(
                sent -> shown(desk.await(sent, MOST), isShown, INDEXED), Executors.newFixedThreadPool(READERS, task -> {
                    Thread thread = new Thread(task, "weir-console-answers");
                    thread.setDaemon(true);
                    return thread;
                }));
    }

    /**
     * Answers that the pages show too. Who reads "applied" looks at the page next, and it would say that the events still wait.
     *
     * @param most how long is waited for the pages at most
     */
    static List<Answer> shown(List<Answer> answers, Predicate<Answer> isShown, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        for (Answer answer : answers) {
            while (!isShown.test(answer)
                    && System.nanoTime() < end
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return answers;
    }

    /**
     * An act on its way.
     *
     * @param owner who decided
     * @param sent what was sent
     * @param answers null: they have not all come, and the time is not up
     */
    record Awaited(String owner, Sent sent, @Nullable List<Answer> answers) {}

    /** Begins to wait for the answers to an act. */
    void add(String owner, Sent sent) {
        put(new Awaited(owner, sent, null));
        readers.execute(() -> {
            try {
                put(new Awaited(owner, sent, answers.apply(sent)));
            } catch (ClusterException e) {
                LOG.warn("the answers to act {} cannot be read: {}", sent.act(), e.getMessage());
                put(new Awaited(owner, sent, List.of()));
            } catch (RuntimeException e) { // Whatever it is: who waits for it would wait for ever.
                LOG.error("the answers to act {} cannot be read", sent.act(), e);
                put(new Awaited(owner, sent, List.of()));
            }
        });
    }

    /**
     * What came of an act of this owner's.
     *
     * @throws Refusal when it is not known, or somebody else's
     */
    Awaited of(String owner, String act) {
        Awaited found;
        synchronized (acts) {
            found = acts.get(act);
        }
        if (found == null || !found.owner.equals(owner)) {
            throw Refusal.missing("This act is not waited for any more. The decisions page says what came of it.");
        }
        return found;
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    private void put(Awaited awaited) {
        synchronized (acts) {
            acts.put(awaited.sent.act(), awaited);
        }
    }
}
