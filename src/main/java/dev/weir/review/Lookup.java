package dev.weir.review;

import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.index.ActorView;
import dev.weir.index.Answered;
import dev.weir.index.CampaignView;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.HeldRecord;
import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import dev.weir.index.Page;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up in the index what an act is about. */
final class Lookup {

    private static final Duration ESTABLISHED_AFTER = Duration.ofDays(30);
    private static final int ESTABLISHED_EVENTS = 20;
    private static final int PAGE = 500;

    private final ReviewIndex index;
    private final Instant now;

    Lookup(ReviewIndex index, Instant now) {
        this.index = index;
        this.now = now;
    }

    /**
     * The facts.
     *
     * @throws IllegalArgumentException when the index does not know a target, or when there are too many of them to look up
     */
    Facts facts(Act act) {
        if (act.target() instanceof Target.Events events) {
            return Facts.ofEvents(events.origins().stream().map(this::event).toList(), null);
        }
        if (act.target() instanceof Target.Contributors contributors) {
            return contributors(act, contributors.actors(), null);
        }
        if (act.target() instanceof Target.Campaign campaign) {
            CampaignView view = index.campaign(campaign.id())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "campaign '" + campaign.id() + "' is not known; `weir review list` shows those that are"));
            return contributors(act, index.members(campaign.id()), view.version());
        }
        return undone(((Target.Decisions) act.target()).ids());
    }

    private HeldRecord event(String origin) {
        return index.record(origin)
                .orElseThrow(() -> new IllegalArgumentException("event '" + origin
                        + "' was not held, as far as is known; write its origin as `weir review list` does"));
    }

    private Facts contributors(Act act, List<Entity> actors, @Nullable String campaign) {
        if (actors.size() > act.most()) {
            throw new IllegalArgumentException(
                    (campaign == null ? "these are " : "campaign " + campaign + " has ") + actors.size()
                            + " contributors; allowed at once: " + act.most()
                            + ". Decide about fewer, or say that so many are meant");
        }
        if (act.action() == Action.RELEASE || act.action() == Action.REJECT) {
            List<HeldRecord> events = new ArrayList<>();
            actors.forEach(actor -> events.addAll(held(act, actor, Set.of(HoldStatus.OPEN))));
            return Facts.ofEvents(events, campaign);
        }
        return Facts.ofContributors(
                actors.stream().map(actor -> contributor(act, actor)).toList(), campaign);
    }

    private Facts.Contributor contributor(Act act, Entity actor) {
        long inTraining = act.action() == Action.EXCLUDE
                ? index.inTraining(
                        actor, act.since() == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(act.since()))
                : 0;
        List<HeldRecord> held = act.action() == Action.CLEAR
                ? held(act, actor, Set.of(HoldStatus.OPEN, HoldStatus.EXCLUDED, HoldStatus.EXPIRED))
                : List.of();
        return contributor(actor, inTraining, held);
    }

    private Facts.Contributor contributor(Entity actor, long inTraining, List<HeldRecord> held) {
        ActorView view = index.actor(actor);
        Instant first = view.first();
        boolean old = first != null && first.isBefore(now.minus(ESTABLISHED_AFTER));
        return new Facts.Contributor(
                actor,
                view.standing().standing(),
                old && view.admitted() >= ESTABLISHED_EVENTS ? Tenure.ESTABLISHED : Tenure.NEW,
                inTraining,
                view.retracted(),
                held);
    }

    /** What is held of a contributor with one of these fates: what a reviewer rejected stays out when its contributor is cleared. */
    private List<HeldRecord> held(Act act, Entity actor, Set<HoldStatus> fates) {
        Set<String> origins = new HashSet<>();
        for (Case.Status status : Case.Status.values()) {
            QueueFilter filter = QueueFilter.OPEN
                    .where(QueueFilter.Field.ACTOR, actor.text())
                    .that(status);
            Cursor cursor = Cursor.START;
            while (cursor != null) {
                Page<HeldRow> page = index.held(filter, QueueOrder.OLDEST, cursor, PAGE);
                for (HeldRow row : page.rows()) {
                    if (fates.contains(row.status())
                            && (act.streams().isEmpty() || act.streams().contains(row.stream()))) {
                        origins.add(row.origin());
                    }
                }
                cursor = page.next();
            }
        }
        return index.stillHeld(actor).stream()
                .filter(record -> origins.contains(record.origin()))
                .toList();
    }

    private Facts undone(List<String> ids) {
        Map<String, Answered> found = new LinkedHashMap<>();
        for (String id : ids) {
            List<Answered> parts = parts(id);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException(
                        "decision '" + id + "' is not known; `weir review show` of its contributor or event names it");
            }
            parts.forEach(part -> found.putIfAbsent(part.id(), part));
        }
        List<Facts.Undone> undone = new ArrayList<>();
        Map<String, Facts.Contributor> contributors = new LinkedHashMap<>();
        for (Answered decision : found.values()) {
            String origin = decision.origin();
            undone.add(0, new Facts.Undone(decision, origin == null ? null : event(origin).stream()));
            if (origin == null) {
                contributors.computeIfAbsent(
                        decision.subject(), subject -> contributor(new Entity(subject), 0, List.of()));
            }
        }
        return new Facts(List.copyOf(contributors.values()), List.of(), undone, campaign(undone));
    }

    /** The decision of this id, or all of the act of this id. */
    private List<Answered> parts(String id) {
        Optional<Answered> one = index.decision(id);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<Answered> parts = new ArrayList<>();
        Optional<Answered> part = index.decision(Plan.part(id, 1));
        while (part.isPresent()) {
            parts.add(part.get());
            part = index.decision(Plan.part(id, parts.size() + 1));
        }
        return parts;
    }

    /** The campaign that all of them cover, or null. */
    private static @Nullable String campaign(List<Facts.Undone> undone) {
        String campaign = undone.get(0).decision().campaign();
        return campaign != null
                        && undone.stream()
                                .allMatch(one -> campaign.equals(one.decision().campaign()))
                ? campaign
                : null;
    }
}
