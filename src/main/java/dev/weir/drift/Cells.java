package dev.weir.drift;

import dev.weir.event.Details;
import dev.weir.event.Event;
import dev.weir.event.Label;
import dev.weir.settings.Scale;
import dev.weir.settings.StreamSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which cell of its histogram each quantity of an event falls. Cells are fixed, so that days can be added up for ever.
 *
 * @param names what is watched: {@code value}, {@code label}, and {@code feature NAME} for each
 * @param scale of the values, or null
 */
record Cells(List<String> names, @Nullable Scale scale) {

    /** Cells of a histogram. */
    static final int COUNT = 256;

    static final String VALUE = "value";
    static final String LABEL = "label";

    /** No cell: the event has no such quantity. */
    static final int NONE = -1;

    /** On a scale; each step of one with up to 64 has its own. */
    private static final int ON_SCALE = 64;

    /** Half an octave each, from 2^-31 to 2^31 in size, on both sides of zero. */
    private static final int ZERO = 126;

    private static final int HALF_OCTAVES = 124;

    /** A feature that the record lacks: that some lack it more often is a shift, too. */
    private static final int ABSENT = 255;

    private static final int LABELS = 251; // A prime: labels that share one are rare.

    Cells {
        names = List.copyOf(names);
    }

    /** What there is to watch on a stream. */
    static Cells of(StreamSettings stream) {
        List<String> names = new ArrayList<>(List.of(VALUE, LABEL));
        stream.fields().features().keySet().forEach(feature -> names.add("feature " + feature));
        return new Cells(names, stream.scale());
    }

    /** The cell of each quantity of an event, or {@link #NONE}. */
    int[] of(Event event) {
        Details details = event.details();
        int[] cells = new int[names.size()];
        cells[0] = Double.isNaN(event.value()) ? NONE : value(event.value());
        Label label = details.label();
        cells[1] = label == null ? NONE : Math.floorMod(label.value().hashCode(), LABELS);
        for (int place = 0; place + 2 < cells.length; place++) {
            boolean has = place < details.features().size()
                    && !Double.isNaN(details.features().at(place));
            cells[place + 2] = has ? size(details.features().at(place)) : ABSENT;
        }
        return cells;
    }

    private int value(double value) {
        Scale own = scale;
        if (own == null) {
            return size(value);
        }
        double place = (value - own.min()) / (own.max() - own.min());
        return (int) Math.max(0, Math.min(ON_SCALE - 1, Math.floor(place * ON_SCALE)));
    }

    private static int size(double value) {
        double halves = Math.floor(2 * Math.log(Math.abs(value)) / Math.log(2)) + HALF_OCTAVES / 2.0;
        int size = 1 + (int) Math.max(0, Math.min(HALF_OCTAVES, halves));
        return value == 0 ? ZERO : value > 0 ? ZERO + size : ZERO - size;
    }
}
