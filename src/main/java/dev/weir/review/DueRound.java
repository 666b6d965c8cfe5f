package dev.weir.review;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.index.Cursor;
import dev.weir.index.Due;
import dev.weir.index.Page;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.AtDeadline;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * One round over what is due: the job is asked to let each event go whose deadline has passed with nobody having decided. What
 * may go, the job says; what it keeps out is not asked for again.
 */
public final class DueRound {

    private final Settings settings;
    private final ReviewIndex index;
    private final Desk desk;
    private final Clock clock;

    /** @param index what is held; the caller keeps it fed and closes it */
    public DueRound(Settings settings, ReviewIndex index, Desk desk, Clock clock) {
        this.settings = settings;
        this.index = index;
        this.desk = desk;
        this.clock = clock;
    }

    /** Whether the policy lets anything go at its deadline. */
    public boolean isOn() {
        return settings.review().atDeadline() == AtDeadline.RELEASE;
    }

    /**
     * What is due, the oldest first.
     *
     * @param most so many at most
     */
    public List<Due> due(int most) {
        List<Due> due = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (isOn() && cursor != null && due.size() < most) {
            Page<Due> page = index.due(clock.instant(), cursor, Math.min(ReviewIndex.MOST_ROWS, most - due.size()));
            due.addAll(page.rows());
            cursor = page.next();
        }
        return due;
    }

    /**
     * Asks for all of these, in acts of bounded size; each is one transaction.
     *
     * @param by whoever has the role clock, or somebody who may release
     * @param key the key of that entry
     * @return the acts that were sent
     * @throws IllegalArgumentException when the reviewer may not, or the key is not theirs
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses: the acts before it are sent
     */
    public List<Sent> send(List<Due> due, Reviewer by, PrivateKey key) {
        List<Sent> sent = new ArrayList<>();
        for (List<String> batch : Batches.of(due)) {
            sent.add(desk.send(Act.of(Action.RELEASE, new Target.Events(batch), Reason.DEADLINE, ""), by, key));
        }
        return sent;
    }

    /** Whether the index knows of all that was sent, so that a new round does not ask for it again. */
    public boolean isSeen(List<Sent> sent) {
        return sent.stream()
                .allMatch(act -> act.decisions().stream()
                        .allMatch(decision -> index.decision(decision.id()).isPresent()));
    }
}
