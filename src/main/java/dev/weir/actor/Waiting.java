package dev.weir.actor;

import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Release;
import dev.weir.event.Standing;
import dev.weir.event.Suspicion;
import dev.weir.event.Verdict;
import dev.weir.verdict.StandingMemory;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of one contributor on one stream the crowd alone holds, with its bytes, until the crowd is explained. What is too
 * large, or one too many, waits in the quarantine topic for a person. State: only add components.
 *
 * @param kept oldest first
 */
public record Waiting(List<Kept> kept) {

    /** So many events of one contributor. On both MovieLens sets nobody has more than 2 unless under attack. */
    static final int MOST = 8;

    /** So many bytes of key, value and headers: with {@link #MOST} of them 32 KiB a contributor who is held. */
    static final int MOST_BYTES = 4 * 1024;

    /**
     * One held event. State: only add components.
     *
     * @param object the text of its object
     * @param time event time, epoch milliseconds
     * @param passage the event with its verdict, as it passes between operators
     */
    @SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares these.
    public record Kept(String object, long time, byte[] passage) {}

    public Waiting {
        kept = List.copyOf(kept);
    }

    /**
     * What waits with one more event, where there is room; what no alarm can be about any more is let go.
     *
     * @param before what waited; null is nothing
     * @param judged an event that {@link #mayWait}
     */
    public static @Nullable Waiting after(@Nullable Waiting before, Passage judged) {
        Event event = judged.event();
        List<Kept> after = new ArrayList<>(MOST);
        if (before != null) {
            before.kept.stream()
                    .filter(old -> event.time() - old.time <= Alarm.HORIZON)
                    .forEach(after::add);
        }
        if (after.size() < MOST && event.payload().size() <= MOST_BYTES) {
            after.add(new Kept(
                    Objects.requireNonNull(event.object()).text(), event.time(), PassageSerializer.bytes(judged)));
        }
        return after.isEmpty() ? null : new Waiting(after);
    }

    /** Whether the crowd alone holds the event. Only a crowd about an object can, so it has one. */
    public static boolean mayWait(Passage judged) {
        return judged.what() == Passage.What.JUDGED
                && judged.verdict().ruling() == Verdict.Ruling.HOLD
                && judged.verdict().findings().stream()
                        .filter(finding -> finding.weight() == Finding.Weight.HOLDS)
                        .allMatch(finding -> finding.check().equals(CrowdCheck.NAME));
    }

    /**
     * What goes out when others agree: what waits of these objects, unless the contributor is suspended or excluded. The company
     * that somebody keeps held none of it.
     *
     * @param standing how the contributor stands; null where nothing was ever said of it
     */
    public List<Passage> released(Suspicion suspicion, @Nullable StandingMemory standing) {
        if (!suspicion.explainsTheObject() || standing != null && takesBack(standing.now())) {
            return List.of();
        }
        Release release = new Release(Release.By.POLICY, suspicion.sentence(), suspicion.time());
        List<Passage> released = new ArrayList<>(1);
        for (Kept one : kept) {
            if (isAbout(one, suspicion)) {
                Passage held = passage(one.passage, suspicion.stream());
                released.add(Passage.released(held, release));
            }
        }
        return released;
    }

    /** What waits on once {@link #released} is out; null is nothing. */
    public @Nullable Waiting without(Suspicion explained) {
        List<Kept> left = kept.stream().filter(one -> !isAbout(one, explained)).toList();
        return left.isEmpty() ? null : new Waiting(left);
    }

    /** What waits on once a reviewer let one event go; null is nothing. */
    @Nullable
    Waiting without(Event released) {
        String origin = released.origin().text();
        List<Kept> left = kept.stream()
                .filter(one -> !passage(one.passage, released.stream())
                        .event()
                        .origin()
                        .text()
                        .equals(origin))
                .toList();
        return left.isEmpty() ? null : new Waiting(left);
    }

    private static boolean takesBack(Standing standing) {
        return switch (standing) {
            case SUSPENDED, EXCLUDED -> true;
            case CLEAR, WATCHED, ALLOWED -> false;
        };
    }

    private static boolean isAbout(Kept one, Suspicion explained) {
        return explained.objects().contains(one.object) && explained.time() - one.time <= Alarm.HORIZON;
    }

    /** The event again, under the number that its stream has now. */
    private static Passage passage(byte[] bytes, int stream) {
        Passage held = PassageSerializer.passage(bytes);
        return Passage.judged(held.event().numbered(stream), held.context(), held.verdict());
    }
}
