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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One round over what is due: the job is asked to let each event go whose deadline has passed with nobody having decided. What
 * may go, the job says; what it keeps out is not asked for again.
 */
public final class DueRound {

    /** Of so many events it is known that they cannot be asked for; a few megabytes. */
    private static final int MOST_LEFT_OUT = 65_536;

    private final Set<String> leftOut = new LinkedHashSet<>();
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
     * What is due and can be asked for, as far as is known, the oldest first.
     *
     * @param most so many at most
     */
    public List<Due> due(int most) {
        List<Due> due = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (isOn() && cursor != null && due.size() < most) {
            Page<Due> page = index.due(clock.instant(), cursor, Math.min(ReviewIndex.MOST_ROWS, most - due.size()));
            page.rows().stream().filter(one -> !leftOut.contains(one.origin())).forEach(due::add);
            cursor = page.next();
        }
        return due;
    }

    /**
     * Asks for all of these, in acts of bounded size; each is one transaction. What no decision has room for is left out, from then on: whoever
     * can have a record held could have nothing else let go any more.
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
            try {
                sent.add(ask(batch, by, key));
            } catch (TooLargeException e) {
                leaveOut(e.origins());
                List<String> rest = new ArrayList<>(batch);
                rest.removeAll(e.origins());
                if (!rest.isEmpty()) {
                    sent.add(ask(rest, by, key));
                }
            }
        }
        return sent;
    }

    private Sent ask(List<String> origins, Reviewer by, PrivateKey key) {
        return desk.send(Act.of(Action.RELEASE, new Target.Events(origins), Reason.DEADLINE, ""), by, key);
    }

    private void leaveOut(List<String> origins) {
        leftOut.addAll(origins);
        Iterator<String> eldest = leftOut.iterator();
        for (int over = leftOut.size() - MOST_LEFT_OUT; over > 0; over--) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Events that could not be asked for, by their origins, the newest of them last: their records are too large for a decision. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Whether the index knows of all that was sent, so that a new round does not ask for it again. */
    public boolean isSeen(List<Sent> sent) {
        return sent.stream()
                .allMatch(act -> act.decisions().stream()
                        .allMatch(decision -> index.decision(decision.id()).isPresent()));
    }
}
