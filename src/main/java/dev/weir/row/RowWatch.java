package dev.weir.row;

import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Label;
import dev.weir.event.Retraction;
import dev.weir.feature.FeatureLook;
import dev.weir.feature.FeatureRow;
import dev.weir.feature.FeatureWatch;
import dev.weir.feature.PartyFinding;
import dev.weir.feature.Pattern;
import dev.weir.label.Flipping;
import dev.weir.label.LabelLook;
import dev.weir.label.LabelMix;
import dev.weir.label.LabelShape;
import dev.weir.label.LabelWatch;
import dev.weir.label.LabelledRow;
import dev.weir.label.LateVerdict;
import dev.weir.label.Skewed;
import dev.weir.settings.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Watches the rows of one stream. The same rows in the same order get the same answers. Not for several threads. */
public final class RowWatch {

    private static final String SOURCE = "source ";
    private static final String ACTOR = "actor ";
    private static final String FLIPS = "flips ";

    final RowPlan plan;
    final OriginIds ids = new OriginIds();
    final Classes classes;
    final Told told = new Told();
    private final int stream;
    private boolean saidFull;

    @Nullable
    LabelWatch labels;

    int shape = 2;

    @Nullable
    FeatureWatch features;

    /** Of a stream of labels alone. */
    final @Nullable LabelMix mix;

    /** A watch that has seen nothing, of the stream with this number. */
    public RowWatch(int stream, RowPlan plan) {
        this.stream = stream;
        this.plan = plan;
        this.classes = new Classes(plan.classes());
        this.labels = plan.label() == Mode.OFF ? null : labels(shape);
        this.features =
                plan.watchesFeatures() ? new FeatureWatch(plan.features().size()) : null;
        this.mix = plan.lateLabel() == Mode.OFF ? null : new LabelMix(Classes.MOST, plan.memory());
    }

    LabelWatch labels(int count) {
        return new LabelWatch(LabelShape.of(plan.features().size(), count, plan.memory()), List.of());
    }

    /**
     * What came of one row.
     *
     * @param findings about the row itself, as if their checks were enforced
     * @param retractions of earlier rows and labels
     * @param alerts for a person
     */
    public record Outcome(List<Finding> findings, List<Retraction> retractions, List<Alert> alerts) {}

    /** Looks at the next row, and learns from it. */
    public Outcome on(Event event) {
        Outcome outcome = new Outcome(new ArrayList<>(2), new ArrayList<>(0), new ArrayList<>(0));
        double[] row = event.details().features().toArray();
        String source = Objects.requireNonNullElse(event.details().labeller(), "");
        String actor = event.identity() == Event.Identity.KNOWN ? event.actor().text() : "";
        Label label = event.details().label();
        int given = label == null || label.of() != null ? Classes.NONE : classes.of(label.value());
        if (mix != null && label != null && label.of() != null) {
            late(mix, label, source, event.time(), outcome);
        }
        if (row.length == 0) {
            return outcome;
        }
        long id = ids.of(event.origin());
        if (features != null) {
            String collector = Objects.requireNonNullElse(event.details().source(), "");
            FeatureLook look = features.look(new FeatureRow(row, given, collector, actor, event.time(), id));
            features(look, event, outcome);
        }
        if (labels != null && label != null && given != Classes.NONE) {
            label(new LabelledRow(id, event.time(), row, given, source, actor), label, outcome);
        }
        return outcome;
    }

    /** Whether it came out since this was last asked that there are labels too many to judge them all; once. */
    boolean newsOfTooManyLabels() {
        boolean news = classes.isFull() && !saidFull;
        saidFull |= news;
        return news;
    }

    /** A label on a stream of its own: of its features nothing is known before a training set is built. */
    private void late(LabelMix labellers, Label label, String labeller, long time, Outcome outcome) {
        int given = classes.of(label.value());
        for (Skewed skewed : given == Classes.NONE ? List.<Skewed>of() : labellers.on(labeller, time, given)) {
            String who = SOURCE + skewed.who();
            flipping(
                    who,
                    RowSentences.skewed(who, skewed, classes.name(skewed.label())),
                    null,
                    skewed.who(),
                    skewed.since(),
                    time,
                    outcome);
        }
    }

    private void label(LabelledRow row, Label label, Outcome outcome) {
        LabelWatch watch = Objects.requireNonNull(labels);
        if (classes.size() > shape) {
            shape = Classes.MOST;
            watch = watch.widened(shape);
            labels = watch;
        }
        LabelLook look = watch.look(row);
        if (look.holds()) {
            boolean believed = !told.knows(FLIPS + SOURCE + row.source()) && !told.knows(FLIPS + ACTOR + row.actor());
            outcome.findings()
                    .add(RowFindings.contradicted(
                            look, label.value(), believed ? Finding.Weight.HOLDS : Finding.Weight.COUNTS));
        }
        for (LateVerdict late : watch.late()) {
            late(late, row, outcome);
        }
        for (Flipping flipping : watch.flippingSources()) {
            flipping(flipping, null, flipping.who(), row, outcome);
        }
        for (Flipping flipping : watch.flippingActors()) {
            flipping(flipping, new Entity(flipping.who()), null, row, outcome);
        }
    }

    /** A row that is held already is not in the training set: its retraction changes nothing. */
    private void late(LateVerdict late, LabelledRow now, Outcome outcome) {
        long id = late.row().id();
        if (late.look().holds()) {
            told.retracted(id, now.id());
            outcome.retractions().add(retraction(late.row(), now.id(), now.time()));
            return;
        }
        Long since = told.reinstated(id);
        if (since != null) {
            Retraction retraction = retraction(late.row(), since, now.time());
            outcome.retractions()
                    .add(retraction.reversed(
                            retraction.id() + " back",
                            "the features no longer contradict the label, now that more rows are known",
                            now.time()));
        }
    }

    /** A label may be retracted again after it was reinstated, so what it is called tells since which row it is. */
    private Retraction retraction(LabelledRow row, long since, long time) {
        String origin = ids.text(row.id());
        return Retraction.ofOne(
                "label " + plan.stream() + ' ' + origin + " since " + ids.text(since),
                Retraction.What.LABEL,
                plan.stream(),
                origin,
                "the features contradict the label '" + classes.name(row.label()) + "', now that more rows are known",
                time);
    }

    private void flipping(
            Flipping found, @Nullable Entity actor, @Nullable String source, LabelledRow now, Outcome outcome) {
        if (!found.who().isEmpty()) {
            String who = (actor == null ? SOURCE : ACTOR) + found.who();
            flipping(who, RowSentences.flipping(who, found), actor, source, found.since(), now.time(), outcome);
        }
    }

    /** Tells of a source or of an actor; the other one is null. */
    private void flipping(
            String who,
            String sentence,
            @Nullable Entity actor,
            @Nullable String source,
            long since,
            long time,
            Outcome outcome) {
        if (told.news(FLIPS + who)) {
            outcome.retractions()
                    .add(Retraction.ofLabels(
                            "labels " + plan.stream() + ' ' + who,
                            actor,
                            source,
                            plan.stream(),
                            since,
                            sentence,
                            time));
            outcome.alerts().add(new Alert(stream, Alert.Type.LABELS_FLIPPED, who, sentence, time));
        }
    }

    private void features(FeatureLook look, Event event, Outcome outcome) {
        Pattern pattern = look.pattern();
        if (pattern != null) {
            String sentence = pattern.sentence();
            outcome.findings().add(RowFindings.manipulated(look, pattern.surprisal(), sentence));
            if (told.news("trigger " + sentence)) {
                outcome.alerts().add(new Alert(stream, Alert.Type.TRIGGER, plan.stream(), sentence, event.time()));
            }
            for (long carrier : look.late()) {
                String origin = ids.text(carrier);
                outcome.retractions()
                        .add(Retraction.ofOne(
                                "trigger " + plan.stream() + ' ' + origin,
                                Retraction.What.EVENT,
                                plan.stream(),
                                origin,
                                sentence,
                                event.time()));
            }
        }
        if (look.source() != null) {
            party(SOURCE + event.details().source(), look.source(), look, event, outcome);
        }
        if (look.actor() != null) {
            party(ACTOR + event.actor().text(), look.actor(), look, event, outcome);
        }
        if (look.surprisal() >= RowFindings.UNUSUAL) {
            outcome.findings().add(RowFindings.outlier(look));
        }
    }

    private void party(String who, PartyFinding found, FeatureLook look, Event event, Outcome outcome) {
        String sentence = who + ": " + RowSentences.party(found, plan.features());
        outcome.findings().add(RowFindings.manipulated(look, found.surprisal(), sentence));
        if (told.news(who + ' ' + found.aspect() + ' ' + found.feature())) {
            outcome.alerts().add(new Alert(stream, Alert.Type.FEATURES_MANIPULATED, who, sentence, event.time()));
        }
    }
}
