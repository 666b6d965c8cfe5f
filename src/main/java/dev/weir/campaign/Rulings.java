package dev.weir.campaign;

import dev.weir.event.Alarm;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Suspicion;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns reviewers excluded. An act on a campaign is one decision for each member that it covers; the campaign is excluded
 * as long as one of them was not taken back. Not thread-safe.
 */
final class Rulings {

    /** Campaigns; the one that was excluded first goes. */
    static final int MOST_CAMPAIGNS = 1_000;

    /** Decisions of all campaigns, about 200 bytes each: of two acts of the largest size and a half. */
    static final int MOST_DECISIONS = 50_000;

    private static final long DAY = 24 * 3_600_000L;

    private final Map<String, Ruling> byCampaign = new LinkedHashMap<>();
    private int decisions;
    private long swept = Long.MIN_VALUE;

    /** The exclusions of one campaign: those in force by their decision, the others by what took them back. */
    private static final class Ruling {
        private final Map<String, Exclusion> inForce = new LinkedHashMap<>();
        private final Map<String, Exclusion> undone = new LinkedHashMap<>();
        private long used;

        private Ruling(long used) {
            this.used = used;
        }

        private int size() {
            return inForce.size() + undone.size();
        }

        private void put(Exclusion one) {
            if (one.undoneBy().isEmpty()) {
                inForce.put(one.decision(), one);
            } else {
                undone.put(one.undoneBy(), one);
            }
        }

        /** What was taken back first: whoever is still excluded keeps the campaign excluded. */
        private void forgetOldest() {
            Iterator<String> oldest =
                    (undone.isEmpty() ? inForce : undone).keySet().iterator();
            oldest.next();
            oldest.remove();
        }

        private void undo(String undone, String by, Instruction instruction) {
            Exclusion taken = inForce.get(undone);
            Exclusion back = this.undone.get(undone);
            if (taken != null && may(instruction, taken)) {
                inForce.remove(undone);
                put(taken.undone(by));
            } else if (back != null && may(instruction, back)) {
                this.undone.remove(undone);
                put(back.doneAgain(by));
            }
        }

        /** As the actor stage has it. */
        private static boolean may(Instruction instruction, Exclusion one) {
            return instruction.reach() == Instruction.Reach.ALL
                    || one.reviewer().equals(instruction.decision().reviewer());
        }
    }

    /** Whether a passage is a decision about a member of a campaign as one. */
    static boolean isAbout(Passage passage) {
        if (passage.what() != Passage.What.DECISION) {
            return false;
        }
        Decision decision = passage.instruction().decision();
        return decision.campaign() != null
                && decision.origin() == null
                && (decision.action() == Decision.Action.EXCLUDE || decision.action() == Decision.Action.UNDO);
    }

    /**
     * Takes a decision that {@link #isAbout} a campaign.
     *
     * @param streams the names of all streams: an exclusion that names another is applied by nobody
     * @param now event time of what came last, epoch milliseconds
     * @return the id of the campaign that is excluded now and was not, or was and is not; else null
     */
    @Nullable
    String on(Instruction instruction, List<String> streams, long now) {
        Decision decision = instruction.decision();
        String version = Objects.requireNonNull(decision.campaign());
        int at = version.lastIndexOf('@');
        String campaign = at < 0 ? version : version.substring(0, at);
        boolean before = of(campaign) != null;
        if (decision.action() == Decision.Action.UNDO) {
            Ruling ruling = byCampaign.get(campaign);
            if (ruling != null) {
                ruling.undo(Objects.requireNonNull(decision.undoes()), decision.id(), instruction);
            }
        } else if (streams.containsAll(decision.streams())) {
            put(new Exclusion(campaign, decision.id(), decision.reviewer(), decision.time(), "", now));
        }
        return before == (of(campaign) != null) ? null : campaign;
    }

    /** Takes up what a former run knew; keeps to the bounds. */
    void put(Exclusion one) {
        Ruling ruling = byCampaign.computeIfAbsent(one.campaign(), id -> new Ruling(one.used()));
        int size = ruling.size();
        ruling.put(one);
        decisions += ruling.size() - size;
        Iterator<Map.Entry<String, Ruling>> oldest = byCampaign.entrySet().iterator();
        while (byCampaign.size() > MOST_CAMPAIGNS || decisions > MOST_DECISIONS && byCampaign.size() > 1) {
            decisions -= oldest.next().getValue().size();
            oldest.remove();
        }
        while (decisions > MOST_DECISIONS) {
            ruling.forgetOldest();
            decisions--;
        }
    }

    /** The exclusion of a campaign, or null where it is not excluded. */
    Suspicion.@Nullable Excluded of(String campaign) {
        Ruling ruling = byCampaign.get(campaign);
        if (ruling == null || ruling.inForce.isEmpty()) {
            return null;
        }
        Exclusion first = ruling.inForce.values().iterator().next();
        return new Suspicion.Excluded(first.decision(), first.reviewer(), first.time());
    }

    /** The same suspicion, where its campaign was excluded with that; it keeps the ruling from being forgotten. */
    Suspicion onMember(Suspicion suspicion) {
        Suspicion.Excluded excluded = suspicion.kind() == Suspicion.Kind.MEMBER ? of(suspicion.campaign()) : null;
        if (excluded == null) {
            return suspicion;
        }
        Ruling ruling = Objects.requireNonNull(byCampaign.get(suspicion.campaign()));
        ruling.used = Math.max(ruling.used, suspicion.time());
        return suspicion.of(excluded);
    }

    /** Forgets rulings whom nobody came after for as long as campaigns are remembered; looks once in a day of event time. */
    void expire(long now) {
        if (swept != Long.MIN_VALUE && now - swept < DAY) {
            return;
        }
        swept = now;
        byCampaign.values().removeIf(ruling -> {
            boolean over = now - ruling.used > Alarm.HORIZON;
            decisions -= over ? ruling.size() : 0;
            return over;
        });
    }

    /** Everything that is known, to be kept. */
    List<Exclusion> all() {
        List<Exclusion> all = new ArrayList<>(decisions);
        for (Ruling ruling : byCampaign.values()) {
            for (Map<String, Exclusion> some : List.of(ruling.inForce, ruling.undone)) {
                some.values()
                        .forEach(one -> all.add(new Exclusion(
                                one.campaign(),
                                one.decision(),
                                one.reviewer(),
                                one.time(),
                                one.undoneBy(),
                                ruling.used)));
            }
        }
        return all;
    }
}
