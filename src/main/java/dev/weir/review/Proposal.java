package dev.weir.review;

import dev.weir.decide.DecisionJson;
import dev.weir.decide.SecondPerson;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.settings.FourEyes;
import dev.weir.sign.Jws;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An act that one reviewer signed and another one has still to sign: the very bytes that will be sent, and what they would have
 * changed when they were signed. Immutable.
 */
public final class Proposal {

    private final String id;
    private final Effect effect;
    private final List<Desk.Signed> records;
    private final List<Decision> decisions;

    /**
     * @param id the act's
     * @param effect what its first signer saw
     * @param records what will be sent, each signed once
     * @throws IllegalArgumentException when these are no decisions of one act by one reviewer
     */
    Proposal(String id, Effect effect, List<Desk.Signed> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("proposal '" + id + "' has no decisions");
        }
        this.id = id;
        this.effect = effect;
        this.records = List.copyOf(records);
        this.decisions = records.stream()
                .map(record -> DecisionJson.read(record.value()))
                .toList();
        Decision first = decisions.get(0);
        for (int i = 0; i < decisions.size(); i++) {
            Decision one = decisions.get(i);
            String named = decisions.size() == 1 ? id : Plan.part(id, i + 1);
            if (!one.id().equals(named) || !one.reviewer().equals(first.reviewer())) {
                throw new IllegalArgumentException("proposal '" + id + "': decision " + (i + 1) + " is '" + one.id()
                        + "' of '" + one.reviewer() + "'; allowed: '" + named + "' of '" + first.reviewer() + "'");
            }
            if (!Jws.read(records.get(i).signature()).kid().equals(one.reviewer())) {
                throw new IllegalArgumentException(
                        "proposal '" + id + "': decision " + (i + 1) + " is not signed by its reviewer");
            }
        }
        OneAct.check(id, decisions, effect.releases());
    }

    /**
     * What an act changes, in numbers.
     *
     * @param contributors different ones that it is about
     * @param established of these, contributors of long standing
     * @param retracts events in training that are taken back
     * @param returns events that count again
     * @param releases held events that go to training
     */
    public record Effect(int contributors, int established, long retracts, long returns, long releases) {

        /** That of a preview. */
        public static Effect of(Preview preview) {
            return new Effect(
                    preview.contributors(),
                    preview.established(),
                    preview.retracts(),
                    preview.returns(),
                    preview.releases());
        }
    }

    /** The act's id: takes all of it back once it was sent. */
    public String id() {
        return id;
    }

    /** What its first signer saw. */
    public Effect effect() {
        return effect;
    }

    /** What will be sent, in order. */
    public List<Decision> decisions() {
        return decisions;
    }

    List<Desk.Signed> records() {
        return records;
    }

    /** What it does. */
    public Action action() {
        return decisions.get(0).action();
    }

    /** The first decision: its reviewer, reason, comment, campaign and times are those of all. */
    public Decision first() {
        return decisions.get(0);
    }

    /** From when on it can no longer be sent. */
    public Instant expires() {
        return Instant.ofEpochMilli(first().expires());
    }

    /**
     * The act as it stands in the records: about those contributors, events or decisions, and no others. What it would change by
     * now can be looked up with it.
     */
    public Act act() {
        Decision first = first();
        List<Decision> same =
                decisions.stream().filter(one -> one.action() == first.action()).toList();
        Target target = switch (first.action()) {
            case ASSESS -> throw new IllegalArgumentException("an answer to the blind sample takes one person");
            case RELEASE, REJECT, RELABEL ->
                new Target.Events(same.stream()
                        .map(one -> Objects.requireNonNull(one.origin()))
                        .toList());
            case EXCLUDE, CLEAR, ALLOW, ERASE ->
                new Target.Contributors(same.stream().map(Proposal::actor).toList());
            case UNDO ->
                new Target.Decisions(same.stream()
                        .map(one -> Objects.requireNonNull(one.undoes()))
                        .toList());
        };
        boolean ofEvent = first.origin() != null;
        return new Act(
                first.action(),
                target,
                ofEvent ? List.of() : first.streams(),
                first.since(),
                first.until(),
                first.reason(),
                first.comment(),
                Math.max(Act.MOST, decisions.size()),
                first.label());
    }

    private static Entity actor(Decision decision) {
        return Objects.requireNonNull(decision.actor());
    }

    /**
     * What of an act takes a second person.
     *
     * @param asked what takes one in this deployment
     * @return the first that does, or null
     */
    static @Nullable FourEyes asked(Set<FourEyes> asked, Plan plan) {
        Action action = plan.act().action();
        FourEyes byRecord = SecondPerson.byRecord(asked, action, plan.facts().campaign());
        if (byRecord != null) {
            return byRecord;
        }
        if (plan.act().target() instanceof Target.Accused && asked.contains(FourEyes.RELEASE_CAMPAIGN)) {
            return FourEyes.RELEASE_CAMPAIGN;
        }
        boolean back = action == Action.CLEAR || action == Action.ALLOW || action == Action.UNDO;
        return back && asked.contains(FourEyes.UNDO_EXCLUDE) && plan.isAboutExcluded() ? FourEyes.UNDO_EXCLUDE : null;
    }
}
