package dev.weir.label;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the labels of one stream are compared with: the rows of others, and how often each source and actor contradicts.
 * One a stream and subtask; not thread-safe; the same rows give the same answers.
 *
 * <p>{@link #look} answers at once, and now and then fits anew; then {@link #late}, {@link #flippingSources} and
 * {@link #flippingActors} say what follows for earlier labels.
 */
public final class LabelWatch {

    final LabelReference reference;
    final FlipRates sources;
    final FlipRates actors;
    private final List<LateVerdict> late = new ArrayList<>();
    private final List<Flipping> flippingSources = new ArrayList<>();
    private final List<Flipping> flippingActors = new ArrayList<>();

    /**
     * A watch that has seen nothing.
     *
     * @param trusted rows whose labels are known to be right, or none; never forgotten
     */
    public LabelWatch(LabelShape shape, List<LabelledRow> trusted) {
        this(
                new LabelReference(shape, trusted),
                new FlipRates(shape.memory().toMillis()),
                new FlipRates(shape.memory().toMillis()));
    }

    private LabelWatch(LabelReference reference, FlipRates sources, FlipRates actors) {
        this.reference = reference;
        this.sources = sources;
        this.actors = actors;
    }

    /** One that knows what this one does, of a stream that turns out to have more classes; this one is not to be used any more. */
    public LabelWatch widened(int classes) {
        LabelWatch wide = new LabelWatch(reference.widened(classes), sources, actors);
        wide.late.addAll(late);
        wide.flippingSources.addAll(flippingSources);
        wide.flippingActors.addAll(flippingActors);
        wide.refit();
        return wide;
    }

    /** Judges a label by what was known before it. Rows of whoever is flipping teach nothing. */
    public LabelLook look(LabelledRow row) {
        LabelLook look = reference.look(row);
        note(sources.on(row.source(), row.time(), look), flippingSources);
        note(actors.on(row.actor(), row.time(), look), flippingActors);
        if (!sources.found(row.source()) && !actors.found(row.actor())) {
            reference.take(row, look);
        }
        if (reference.refitIsDue()) {
            refit();
        }
        return look;
    }

    private void refit() {
        for (LabelReference.Rescored rescored : reference.refit()) {
            LabelledRow row = rescored.row();
            sources.again(row.source(), row.time(), rescored.before(), rescored.after());
            actors.again(row.actor(), row.time(), rescored.before(), rescored.after());
            if (rescored.before().holds() != rescored.after().holds()) {
                late.add(new LateVerdict(row, rescored.after()));
            }
        }
        flippingSources.addAll(sources.flipping());
        flippingActors.addAll(actors.flipping());
        if (!flippingSources.isEmpty() || !flippingActors.isEmpty()) {
            reference.forget(row -> sources.found(row.source()) || actors.found(row.actor()));
        }
    }

    private static void note(@Nullable Flipping found, List<Flipping> all) {
        if (found != null) {
            all.add(found);
        }
    }

    /** Earlier labels of which another opinion is had since this was last asked. */
    public List<LateVerdict> late() {
        return drain(late);
    }

    /** Sources found to flip since this was last asked. */
    public List<Flipping> flippingSources() {
        return drain(flippingSources);
    }

    /** Actors found to flip since this was last asked. */
    public List<Flipping> flippingActors() {
        return drain(flippingActors);
    }

    private static <T> List<T> drain(List<T> all) {
        List<T> drained = List.copyOf(all);
        all.clear();
        return drained;
    }

    /** Writes everything but the trusted rows, which come from the settings, and what was not yet asked for. */
    public void write(DataOutput out) throws IOException {
        LabelBytes.write(out, this);
    }

    /**
     * Goes on where a former watch of the same shape was; this one must have seen nothing.
     *
     * @throws IOException where the bytes are of a newer release or of another shape
     */
    public void read(DataInput in) throws IOException {
        LabelBytes.read(in, this);
    }
}
