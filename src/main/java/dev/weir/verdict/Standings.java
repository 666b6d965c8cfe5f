package dev.weir.verdict;

import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How suspicions, and evidence beside them, change a contributor's standing. Pure; saying the same twice changes nothing. */
public final class Standings {

    /**
     * Of so many objects of one stream a standing tells, at most: 85 campaigns with the twelve of a suspicion. All that a suspended contributor sends is
     * held anyway; one more name would be read with each of its events, for as long as somebody keeps an account busy.
     */
    static final int MOST_NAMED = 1_024;

    private Standings() {}

    /**
     * What follows from a suspicion.
     *
     * @param after what to remember; equal to before where nothing changed
     * @param change the new standing, or null where it stays
     * @param retractions new entries of the ledger, in order
     */
    public record Outcome(StandingMemory after, @Nullable StandingChange change, List<Retraction> retractions) {

        public Outcome {
            retractions = List.copyOf(retractions);
        }

        /**
         * The same by a policy.
         *
         * @param policy as stamped on verdicts, {@code name@version}
         */
        public Outcome by(String policy) {
            return change == null ? this : new Outcome(after, change.by(policy), retractions);
        }
    }

    /**
     * Applies a suspicion. Where nothing follows, what to remember equals what was remembered.
     *
     * @param remembered what is known of the contributor, or null
     * @param stream the name of the suspicion's stream
     */
    public static Outcome apply(@Nullable StandingMemory remembered, Suspicion suspicion, String stream) {
        StandingMemory before = remembered == null ? StandingMemory.CLEAR : remembered;
        Standing standing = before.now();
        boolean decided = standing == Standing.ALLOWED || standing == Standing.EXCLUDED;
        if (decided && suspicion.kind() != Suspicion.Kind.RULED) {
            return unannounced(before);
        }
        return switch (suspicion.kind()) {
            case MEMBER -> suspended(before, suspicion, stream);
            case EXPLAINED -> explained(before, suspicion);
            case WATCHED -> {
                StandingMemory after = withCompany(before, suspicion, stream);
                yield standing == Standing.CLEAR && !after.equals(before)
                        ? watched(after.watched(Standing.WATCHED, after.watches()), suspicion)
                        : unannounced(after);
            }
            case UNWATCHED -> {
                StandingMemory after = withCompany(before, suspicion, stream);
                yield standing == Standing.WATCHED
                                && !after.equals(before)
                                && after.watches().isEmpty()
                        ? watched(after.watched(Standing.CLEAR, List.of()), suspicion)
                        : unannounced(after);
            }
            case RULED -> unannounced(ruled(before, suspicion));
        };
    }

    /** Whoever stands as it does for its part in the campaign is told by the decision about the campaign. */
    private static StandingMemory ruled(StandingMemory before, Suspicion suspicion) {
        StandingMemory.Ruling ruling = ruling(suspicion);
        StandingMemory.Ruling former = before.ruling();
        boolean concerns = ruling == null
                ? former != null && former.campaign().equals(suspicion.campaign())
                : before.campaign().equals(suspicion.campaign());
        return concerns ? before.ruled(ruling) : before;
    }

    private static StandingMemory.@Nullable Ruling ruling(Suspicion suspicion) {
        Suspicion.Excluded excluded = suspicion.excluded();
        return excluded == null
                ? null
                : new StandingMemory.Ruling(
                        suspicion.campaign(), excluded.decision(), excluded.reviewer(), excluded.time());
    }

    /**
     * Keeps in mind what a suspicion says of a contributor's company, and leaves its standing as it is: for a check in shadow.
     *
     * @param before how it stands
     * @param stream the name of the suspicion's stream
     */
    public static Outcome noted(StandingMemory before, Suspicion suspicion, String stream) {
        return unannounced(withCompany(before, suspicion, stream));
    }

    /** The same where it is no news, or no company. */
    private static StandingMemory withCompany(StandingMemory before, Suspicion suspicion, String stream) {
        List<StandingMemory.Watch> watches = before.watchesBeside(stream);
        boolean known = watches.size() < before.watches().size();
        Suspicion.Company company = suspicion.company();
        if (suspicion.kind() == Suspicion.Kind.WATCHED && !known && company != null) {
            watches.add(new StandingMemory.Watch(
                    stream, company.score(), company.threshold(), suspicion.surprisal(), suspicion.sentence()));
            return before.watched(before.now(), watches);
        }
        return suspicion.kind() == Suspicion.Kind.UNWATCHED && known ? before.watched(before.now(), watches) : before;
    }

    private static Outcome watched(StandingMemory after, Suspicion suspicion) {
        return new Outcome(
                after,
                new StandingChange(
                        suspicion.actor(),
                        after.now(),
                        suspicion.since(),
                        suspicion.time(),
                        null,
                        suspicion.sentence()),
                List.of());
    }

    /** A suspended contributor stays in the campaign it was first found in; what else it worked on is retracted, too. */
    private static Outcome suspended(StandingMemory before, Suspicion suspicion, String stream) {
        boolean already = before.now() == Standing.SUSPENDED;
        StandingMemory.Ruling newest = ruling(suspicion);
        StandingMemory.Ruling ruling = newest == null && already ? before.ruling() : newest;
        List<String> fresh = suspicion.objects().stream()
                .filter(object -> !isNamed(before, stream, object))
                .limit(Math.max(0, MOST_NAMED - named(before, stream)))
                .toList();
        if (already && fresh.isEmpty()) {
            return unannounced(before.ruled(ruling));
        }
        List<StandingMemory.InForce> inForce = new ArrayList<>(before.inForce());
        List<Retraction> retractions = new ArrayList<>(1);
        if (!fresh.isEmpty()) {
            String id = id(suspicion, before.retractions() + 1);
            inForce.add(new StandingMemory.InForce(id, stream, suspicion.since(), fresh));
            retractions.add(new Retraction(
                    id,
                    Retraction.Op.RETRACT,
                    suspicion.actor(),
                    List.of(stream),
                    suspicion.since(),
                    fresh,
                    null,
                    suspicion.sentence(),
                    suspicion.campaign(),
                    suspicion.time()));
        }
        StandingMemory after = new StandingMemory(
                        Standing.SUSPENDED.name(),
                        already ? before.campaign() : suspicion.campaign(),
                        already ? before.since() : suspicion.since(),
                        Math.max(
                                already ? before.surprisal() : 0,
                                Math.min(suspicion.surprisal(), Finding.MAX_SURPRISAL)),
                        before.retractions() + retractions.size(),
                        inForce,
                        before.watches())
                .ruled(ruling);
        return new Outcome(
                after, already ? null : change(suspicion, Standing.SUSPENDED, suspicion.since()), retractions);
    }

    private static Outcome explained(StandingMemory before, Suspicion suspicion) {
        if (before.now() != Standing.SUSPENDED || !before.campaign().equals(suspicion.campaign())) {
            return unannounced(before);
        }
        List<Retraction> reinstated = new ArrayList<>();
        int number = before.retractions();
        for (StandingMemory.InForce entry : before.inForce()) {
            number++;
            reinstated.add(new Retraction(
                    id(suspicion, number),
                    Retraction.Op.REINSTATE,
                    suspicion.actor(),
                    List.of(entry.stream()),
                    entry.since(),
                    entry.objects(),
                    entry.id(),
                    suspicion.sentence(),
                    suspicion.campaign(),
                    suspicion.time()));
        }
        Standing now = before.watches().isEmpty() ? Standing.CLEAR : Standing.WATCHED;
        StandingMemory after =
                new StandingMemory(now.name(), "", suspicion.time(), 0, number, List.of(), before.watches());
        return new Outcome(after, change(suspicion, now, suspicion.time()), reinstated);
    }

    /**
     * Whether a second family's evidence may exclude: the contributor is suspended on the stream for two objects or more.
     * One object's evidence is about that object alone, since an honest crowd can shift one.
     */
    public static boolean awaitsSecondFamily(StandingMemory memory, String stream) {
        return memory.now() == Standing.SUSPENDED && named(memory, stream) >= 2;
    }

    /**
     * Whom a reviewer allowed until a time stands as anybody from then on. The same where that time has not come.
     *
     * @param time event time of what the contributor sends, epoch milliseconds
     */
    public static Outcome lapsed(StandingMemory before, Entity actor, long time) {
        if (before.now() != Standing.ALLOWED || time < before.until()) {
            return unannounced(before);
        }
        StandingMemory after =
                before.decided(Standing.CLEAR, "", before.until(), Long.MAX_VALUE, before.inForce(), null);
        return new Outcome(
                after,
                new StandingChange(
                        actor, Standing.CLEAR, before.until(), time, null, "the time for which it was allowed is over"),
                List.of());
    }

    /** How many objects of a stream the contributor's standing rests on. */
    public static int named(StandingMemory memory, String stream) {
        return (int) memory.inForce().stream()
                .filter(entry -> entry.stream().equals(stream))
                .flatMap(entry -> entry.objects().stream())
                .distinct()
                .count();
    }

    /**
     * Excludes a contributor for good: everything it sent to the stream since it changed is retracted. What was retracted before
     * stays so.
     *
     * @param before how it stands; {@link #awaitsSecondFamily} says that it may be excluded
     * @param second the evidence of the second family
     * @param since when it changed, event time, epoch milliseconds; {@link Long#MIN_VALUE} is the beginning
     * @param time event time of what completed the evidence, epoch milliseconds
     */
    public static Outcome exclude(
            StandingMemory before, Entity actor, String stream, Evidence second, long since, long time) {
        String reason = String.format(
                Locale.ROOT,
                "two families of evidence: %s, part of campaign %s (%.1f nats); %s, %s (%.1f nats)",
                word(Family.GROUP.name()),
                before.campaign(),
                before.surprisal(),
                word(second.family()),
                second.sentence(),
                second.at(time));
        int number = before.retractions() + 1;
        String id = before.campaign() + ' ' + actor.text() + ' ' + number;
        List<StandingMemory.InForce> inForce = new ArrayList<>(before.inForce());
        inForce.add(new StandingMemory.InForce(id, stream, since, List.of()));
        StandingMemory after = new StandingMemory(
                        Standing.EXCLUDED.name(),
                        before.campaign(),
                        since,
                        Math.min(Finding.MAX_SURPRISAL, before.surprisal() + second.at(time)),
                        number,
                        inForce,
                        before.watches())
                .ruled(before.ruling());
        return new Outcome(
                after,
                new StandingChange(actor, Standing.EXCLUDED, since, time, before.campaign(), reason),
                List.of(new Retraction(
                        id,
                        Retraction.Op.RETRACT,
                        actor,
                        List.of(stream),
                        since,
                        List.of(),
                        null,
                        reason,
                        before.campaign(),
                        time)));
    }

    private static String word(String family) {
        return family.toLowerCase(Locale.ROOT);
    }

    private static boolean isNamed(StandingMemory before, String stream, String object) {
        return before.inForce().stream()
                .anyMatch(entry ->
                        entry.stream().equals(stream) && entry.objects().contains(object));
    }

    private static String id(Suspicion suspicion, int number) {
        return suspicion.campaign() + ' ' + suspicion.actor().text() + ' ' + number;
    }

    private static StandingChange change(Suspicion suspicion, Standing standing, long since) {
        return new StandingChange(
                suspicion.actor(), standing, since, suspicion.time(), suspicion.campaign(), suspicion.sentence());
    }

    /** An outcome that nobody is told of. */
    public static Outcome unannounced(StandingMemory after) {
        return new Outcome(after, null, List.of());
    }
}
