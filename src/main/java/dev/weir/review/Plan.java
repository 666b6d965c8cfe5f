package dev.weir.review;

import dev.weir.decide.Holds;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.event.Standing;
import dev.weir.settings.FourEyes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that an act comes to, in the order in which they are sent: of one contributor in the order in which the job
 * must apply them. Pure; the same for a preview and for sending, so that both say the same.
 */
record Plan(Act act, Facts facts, List<Draft> drafts) {

    /** So many decisions are sent at once: signing them takes 12 s of a core. */
    static final int MOST_DECISIONS = 20_000;

    private static final String EXCLUDED = Standing.EXCLUDED.name().toLowerCase(Locale.ROOT);

    static Plan of(Act act, Facts facts) {
        List<Draft> drafts = new ArrayList<>();
        switch (act.action()) {
            case RELEASE, REJECT -> facts.events().forEach(event -> drafts.add(Draft.ofEvent(act.action(), event)));
            case EXCLUDE, ALLOW, ERASE ->
                facts.contributors().forEach(one -> drafts.add(Draft.ofContributor(act, one.actor())));
            case CLEAR ->
                facts.contributors().forEach(one -> {
                    drafts.add(Draft.ofContributor(act, one.actor()));
                    one.held().forEach(event -> drafts.add(Draft.ofEvent(Action.RELEASE, event)));
                });
            case ASSESS -> throw new IllegalArgumentException("an answer to the blind sample is planned by nobody");
            case RELABEL -> facts.labelled().forEach(event -> drafts.add(Draft.ofLabel(event)));
            case UNDO -> facts.undone().forEach(undone -> drafts.add(Draft.ofUndone(undone)));
        }
        return new Plan(act, facts, List.copyOf(drafts));
    }

    /** Why it cannot be sent, or null. */
    @Nullable
    String refusal() {
        int contributors = contributors();
        if (drafts.isEmpty()) {
            return "nothing would change: none of it waits for a decision";
        }
        if (contributors > act.most()) {
            return "this is about " + contributors + " contributors; allowed at once: " + act.most()
                    + ". Decide about fewer, or say that so many are meant";
        }
        return drafts.size() > MOST_DECISIONS
                ? "these are " + drafts.size() + " decisions; allowed at once: " + MOST_DECISIONS + ". Decide in parts"
                : null;
    }

    /** What would change; whether it takes a second person is not said. */
    Preview preview() {
        return preview(null);
    }

    /**
     * What would change.
     *
     * @param second what of it takes a second person, or null
     */
    Preview preview(@Nullable FourEyes second) {
        List<Preview.Line> lines =
                new ArrayList<>(facts.contributors().stream().map(this::line).toList());
        lines.sort(Comparator.comparing(Preview.Line::tenure)
                .thenComparing(Preview.Line::events)
                .reversed());
        return new Preview(
                drafts.size(),
                contributors(),
                (int) lines.stream()
                        .filter(line -> line.tenure() == Tenure.ESTABLISHED)
                        .count(),
                lines.stream().mapToLong(Preview.Line::retracts).sum() + undone(Action.RELEASE),
                lines.stream().mapToLong(Preview.Line::returns).sum(),
                drafts.stream()
                        .filter(draft -> draft.action() == Action.RELEASE)
                        .count(),
                facts.campaign(),
                lines.subList(0, Math.min(lines.size(), Preview.MOST_LINES)),
                notes(),
                refusal(),
                second);
    }

    /**
     * The decisions themselves. One alone has the id of the act; of several the n-th has the id {@code act.n}.
     *
     * @param expires from when on they are no longer applied, epoch milliseconds
     */
    List<Decision> decisions(String id, String reviewer, long time, long expires) {
        List<Decision> decisions = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            decisions.add(draft.decision(
                    drafts.size() == 1 ? id : part(id, decisions.size() + 1),
                    act,
                    facts.campaign(),
                    reviewer,
                    time,
                    expires));
        }
        return decisions;
    }

    /** The id of an act's n-th decision, n from 1. */
    static String part(String act, int n) {
        return act + '.' + n;
    }

    private int contributors() {
        Set<Entity> actors = new HashSet<>();
        for (Draft draft : drafts) {
            if (draft.actor() != null) {
                actors.add(draft.actor());
            }
        }
        return actors.size();
    }

    private Preview.Line line(Facts.Contributor one) {
        boolean back = act.action() == Action.CLEAR || act.action() == Action.ALLOW || takesBack(one, Action.EXCLUDE);
        return new Preview.Line(
                one.actor(),
                one.standing(),
                one.tenure(),
                act.action() == Action.EXCLUDE || act.action() == Action.ERASE ? one.inTraining() : 0,
                back ? one.retracted() : 0,
                act.action() == Action.CLEAR ? one.held().size() : 0);
    }

    /** Whether somebody whom it is about is excluded now. */
    boolean isAboutExcluded() {
        return facts.contributors().stream().anyMatch(one -> one.standing().equals(EXCLUDED));
    }

    private boolean takesBack(Facts.Contributor one, Action action) {
        return facts.undone().stream()
                .anyMatch(undone -> undone.decision().action() == action
                        && undone.decision().subject().equals(one.actor().text()));
    }

    private long undone(Action action) {
        return facts.undone().stream()
                .filter(undone -> undone.decision().action() == action)
                .count();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (undone(Action.CLEAR) + undone(Action.ALLOW) > 0) {
            notes.add(
                    "What stood against these contributors before stands again: what that had taken back is taken back"
                            + " again, and is not counted here.");
        }
        int beyond = facts.beyond()
                + facts.contributors().stream()
                        .mapToInt(Facts.Contributor::beyond)
                        .sum();
        if (beyond > 0) {
            notes.add(
                    beyond + " held events are more than the gateway keeps of one contributor on a stream in 30 days, "
                            + Holds.MOST_FURTHER + ": they stay out, whatever is decided.");
        }
        if (facts.besides() > 0) {
            notes.add(facts.besides()
                    + " more were accused by this policy, and by another version or a reviewer too: they"
                    + " stand as they do. Clear them by name.");
        }
        if (facts.later() > 0) {
            notes.add(facts.later() + " more held events wait after this: one decision is about " + MOST_DECISIONS
                    + " events or 32 MiB of their records, the oldest first. Decide again when this is answered.");
        }
        if (act.action() == Action.RELABEL) {
            notes.add("In training sets that are built from then on the events have this label; no row is added.");
        }
        long neverSeen = facts.labelled().stream()
                .filter(event -> event.seen() == Facts.Labelled.Seen.NEVER_SEEN)
                .count();
        if (neverSeen > 0) {
            notes.add(neverSeen + " of these events were not held and are not among the newest million that went to"
                    + " training, as far as is known here. The label of an event that there is not changes nothing.");
        }
        if (act.action() == Action.EXCLUDE) {
            notes.add("What these contributors send from now on is held.");
        }
        if (act.action() == Action.ALLOW) {
            notes.add("What these contributors send is admitted, whatever the checks say.");
        }
        if (act.action() == Action.ERASE) {
            notes.add("Nothing takes this back.");
        }
        return notes;
    }
}
