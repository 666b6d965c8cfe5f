package dev.weir.review;

import dev.weir.event.Code;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.event.Origin;
import dev.weir.event.Standing;
import dev.weir.index.Accused;
import dev.weir.index.ActorView;
import dev.weir.index.Answered;
import dev.weir.index.Case;
import dev.weir.index.HeldRecord;
import dev.weir.index.HoldStatus;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.EntityField;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String CLEAR = Code.of(Standing.CLEAR);

    private static final HeldLookup.Held NOTHING = new HeldLookup.Held(List.of(), 0);

    private final Settings settings;
    private final ReviewIndex index;
    private final Instant now;

    Lookup(Settings settings, ReviewIndex index, Instant now) {
        this.settings = settings;
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
            if (act.action() == Action.RELABEL) {
                return Facts.ofLabelled(
                        events.origins().stream().map(this::labelled).toList());
            }
            return Facts.ofEvents(events.origins().stream().map(this::shown).toList(), 0, null);
        }
        if (act.target() instanceof Target.Contributors contributors) {
            return contributors(act, contributors.actors(), null);
        }
        if (act.target() instanceof Target.Accused by) {
            return accused(act, by.policy());
        }
        if (act.target() instanceof Target.OfCase ofCase) {
            return ofCase(act, ofCase.id());
        }
        if (act.target() instanceof Target.Campaign campaign) {
            List<Entity> members = index.members(campaign.id());
            if (members.isEmpty()) {
                throw new IllegalArgumentException(
                        "campaign '" + campaign.id() + "' is not known; `weir review list` shows those that are");
            }
            return contributors(act, members, campaign.id() + '@' + members.size());
        }
        return undone(((Target.Decisions) act.target()).ids());
    }

    /** What is in the blind sample is decided when it is answered: a preview would say that it is held. */
    private HeldRecord shown(String origin) {
        checkNotVeiled(origin);
        return event(origin);
    }

    private void checkNotVeiled(String origin) {
        if (index.blind().isVeiled(origin, now)) {
            throw new IllegalArgumentException(
                    "event '" + origin + "' is in the blind sample; answer it in the console, then decide");
        }
    }

    /** An event may be older than what the index keeps of training; its topic then says of which stream it is. */
    private Facts.Labelled labelled(String origin) {
        checkNotVeiled(origin);
        Optional<String> known = index.streamOf(origin);
        return known.isPresent()
                ? new Facts.Labelled(origin, known.get(), Facts.Labelled.Seen.SEEN)
                : new Facts.Labelled(origin, byTopic(origin), Facts.Labelled.Seen.NEVER_SEEN);
    }

    private String byTopic(String origin) {
        Origin event = Origin.parse(origin);
        return settings.streams().entrySet().stream()
                .filter(stream ->
                        event != null && event.source().equals(stream.getValue().topic()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("event '" + origin
                        + "' is of no stream of the settings; write its origin as topic/partition/offset, as the header"
                        + " weir-origin does before the '@'"));
    }

    private HeldRecord event(String origin) {
        return index.record(origin)
                .orElseThrow(() -> new IllegalArgumentException("event '" + origin
                        + "' was not held, as far as is known; write its origin as `weir review list` does"));
    }

    private String streamOf(String origin) {
        return index.streamOf(origin).orElseGet(() -> byTopic(origin));
    }

    private Facts contributors(Act act, List<Entity> actors, @Nullable String campaign) {
        if (actors.size() > act.most()) {
            throw new IllegalArgumentException(
                    (campaign == null ? "these are " : "campaign " + campaign + " has ") + actors.size()
                            + " contributors; allowed at once: " + act.most()
                            + ". Decide about fewer, or say that so many are meant");
        }
        HeldLookup held = new HeldLookup(
                index, act.streams(), Plan.MOST_DECISIONS - (act.action() == Action.CLEAR ? actors.size() : 0));
        if (act.action() == Action.RELEASE || act.action() == Action.REJECT) {
            List<HeldLookup.Held> found = actors.stream()
                    .map(actor -> held.of(actor, Set.of(HoldStatus.OPEN)))
                    .toList();
            return Facts.ofEvents(
                            found.stream()
                                    .flatMap(one -> one.records().stream())
                                    .toList(),
                            found.stream().mapToInt(HeldLookup.Held::beyond).sum(),
                            campaign)
                    .later(held.later());
        }
        actors.forEach(actor -> checkSomebody(act, actor));
        List<Facts.Contributor> known =
                actors.stream().map(actor -> contributor(act, actor, held)).toList();
        return Facts.ofContributors(known, campaign).later(held.later());
    }

    /**
     * A placeholder stands for everybody who was not signed in: what is decided about it would be about all of them. What was decided all the same
     * can be cleared.
     */
    private void checkSomebody(Act act, Entity actor) {
        boolean isMended = act.action() == Action.CLEAR
                && !index.actor(actor).standing().standing().equals(CLEAR);
        if (isMended) {
            return;
        }
        settings.streams().forEach((stream, its) -> {
            EntityField field = its.fields().actor();
            boolean isMeant = act.streams().isEmpty() || act.streams().contains(stream);
            if (isMeant
                    && actor.type().equals(field.type() == null ? "actor" : field.type())
                    && field.placeholders().contains(actor.id())) {
                throw new IllegalArgumentException(
                        "'" + actor + "' is nobody in particular on stream " + stream
                                + " (fields.actor.placeholders), so this would be about everybody there; decide about its events");
            }
        });
    }

    /** What a reviewer rejected stays out when its contributor is cleared. */
    private Facts.Contributor contributor(Act act, Entity actor, HeldLookup held) {
        long inTraining = act.action() == Action.EXCLUDE || act.action() == Action.ERASE
                ? index.inTraining(
                        actor, act.since() == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(act.since()))
                : 0;
        return contributor(
                actor,
                inTraining,
                act.action() == Action.CLEAR
                        ? held.of(
                                actor,
                                Set.of(HoldStatus.OPEN, HoldStatus.EXCLUDED, HoldStatus.EXPIRED, HoldStatus.KEPT_OUT))
                        : NOTHING);
    }

    private Facts.Contributor contributor(Entity actor, long inTraining, HeldLookup.Held held) {
        ActorView view = index.actor(actor);
        Instant first = view.first();
        boolean old = first != null && first.isBefore(now.minus(ESTABLISHED_AFTER));
        return new Facts.Contributor(
                actor,
                view.standing().standing(),
                old && view.admitted() >= ESTABLISHED_EVENTS ? Tenure.ESTABLISHED : Tenure.NEW,
                inTraining,
                view.retracted(),
                held.records(),
                held.beyond());
    }

    private Facts ofCase(Act act, String id) {
        Case one = index.caseOf(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "case '" + id + "' is not known; `weir review list` shows those that are"));
        String campaign = one.kind() == Case.Kind.CAMPAIGN ? covering(one.subject()) : null;
        HeldLookup lookup = new HeldLookup(index, act.streams(), Plan.MOST_DECISIONS);
        if (act.action() == Action.RELEASE || act.action() == Action.REJECT) {
            HeldLookup.Held held = lookup.ofCase(id);
            return Facts.ofEvents(held.records(), held.beyond(), campaign).later(lookup.later());
        }
        return contributors(act, lookup.contributors(id), campaign);
    }

    /** A campaign as it is seen now. */
    private String covering(String campaign) {
        return campaign + '@' + index.members(campaign).size();
    }

    private Facts accused(Act act, String policy) {
        Accused found = index.accused(policy);
        if (found.alone().isEmpty() && found.besides() == 0) {
            throw new IllegalArgumentException("nobody stands suspended or excluded by policy '" + policy
                    + "'; write it as name@version, such as `weir policy history` lists them");
        }
        return contributors(act, found.alone(), null).leavingOut(found.besides());
    }

    private Facts undone(List<String> ids) {
        Map<String, Answered> found = new LinkedHashMap<>();
        for (String id : ids) {
            List<Answered> parts = parts(index, id);
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
            undone.add(0, new Facts.Undone(decision, origin == null ? null : streamOf(origin)));
            if (origin == null) {
                contributors.computeIfAbsent(
                        decision.subject(), subject -> contributor(new Entity(subject), 0, NOTHING));
            }
        }
        return new Facts(List.copyOf(contributors.values()), List.of(), 0, undone, campaign(undone));
    }

    /** The decision of this id, or all of the act of this id. */
    static List<Answered> parts(ReviewIndex index, String id) {
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
