package dev.weir.object;

import dev.weir.event.Alert;
import dev.weir.event.Event;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Do the values of a whole stream move, so that every object seems attacked and none is? A changed scale or form does that.
 * One opinion is how far twenty values of one contributor lie, on average, from what was known of their objects; the last
 * 150 opinions are compared with all before (two means, in standard errors). A contributor has one a visit, since people
 * differ more from each other than from themselves. Not thread-safe.
 */
final class Community {

    /**
     * In standard errors. Clean replays of both MovieLens sets reach 3.6, a shift of half a star after three, five or seven
     * tenths of them passes 5 each time.
     */
    private static final double MOVED = 5;

    private static final int WINDOW = 150;
    private static final int VALUES = 20;

    /** With a mean of fewer values an object is not known. */
    private static final long LEAST_KNOWN = 3;

    /** A contributor not seen in this many events pays a new visit. */
    private static final long VISIT = 1_000;

    /** Contributors whose values are kept; the one not seen for longest is forgotten. */
    private static final int MOST_CONTRIBUTORS = 10_000;

    /** So many differences say what is usual: half of them are more than two contributors have. */
    private static final int LEAST_DIFFERENCES = 100;

    /** In medians: of the differences on a scale of stars none is as large. */
    private static final double FARTHEST = 10;

    /** While nobody knows what is usual: the sum of {@link #VALUES} of them is a number still. */
    private static final double ANY = Double.MAX_VALUE / (2 * WINDOW * VALUES);

    private final String stream;
    private final double[] differences = new double[LEAST_DIFFERENCES];
    private int known;
    private double far = ANY;
    private final Map<String, Contributor> contributors = new LinkedHashMap<>(16, 0.75f, true);
    private final double[] window = new double[WINDOW];
    private long events;
    private long opinions;
    private double inWindow;
    private double mean;
    private double squares;

    /** @param stream the stream's name */
    Community(String stream) {
        this.stream = stream;
    }

    private static final class Contributor {
        private double sum;
        private int values;
        private long last;
    }

    /**
     * Counts one event.
     *
     * @param event an event of a known contributor
     * @param before what is remembered of its object
     * @return that the community has moved, said once a move; or null
     */
    @Nullable
    Alert count(Event event, ObjectMemory before) {
        if (!event.hasValue()) {
            return null;
        }
        events++;
        Contributor who = contributors.computeIfAbsent(event.actor().text(), name -> new Contributor());
        if (contributors.size() > MOST_CONTRIBUTORS) {
            contributors.remove(contributors.keySet().iterator().next());
        }
        if (who.values == VALUES && events - who.last > VISIT) {
            who.values = 0;
            who.sum = 0;
        }
        who.last = events;
        if (before.valued() < LEAST_KNOWN || who.values == VALUES) {
            return null;
        }
        double difference = event.value() - before.mean();
        if (Double.isNaN(difference)) {
            return null;
        }
        learn(Math.abs(difference));
        who.sum += within(difference);
        who.values++;
        return who.values < VALUES ? null : opinion(who.sum, event);
    }

    /**
     * The difference, or the largest that is not out of all proportion: one value of a million, where a stream has no scale, or one object whose mean it
     * moved, would be all that is seen of what everybody says.
     */
    private double within(double difference) {
        return Math.max(-far, Math.min(far, difference));
    }

    /** What came before it was known is held to it, too. */
    private void learn(double difference) {
        if (known == LEAST_DIFFERENCES) {
            return;
        }
        differences[known++] = difference;
        if (known < LEAST_DIFFERENCES) {
            return;
        }
        double[] sorted = differences.clone();
        Arrays.sort(sorted);
        int place = LEAST_DIFFERENCES / 2;
        while (place < LEAST_DIFFERENCES - 1 && sorted[place] == 0) {
            place++;
        }
        far = sorted[place] == 0 ? ANY : Math.min(ANY, FARTHEST * sorted[place]);
        inWindow = 0;
        for (int i = 0; i < opinions; i++) {
            window[i] = within(window[i]);
            inWindow += window[i];
        }
    }

    private @Nullable Alert opinion(double sum, Event event) {
        double opinion = within(sum / VALUES);
        int place = (int) (opinions % WINDOW);
        if (opinions >= WINDOW) {
            long past = opinions - WINDOW + 1;
            double delta = window[place] - mean;
            mean += delta / past;
            squares += delta * (window[place] - mean);
        }
        inWindow += opinion - window[place];
        window[place] = opinion;
        opinions++;
        long past = opinions - WINDOW;
        if (past < WINDOW) {
            return null;
        }
        double moved = inWindow / WINDOW - mean;
        double error = Math.sqrt(squares / (past - 1) * (1.0 / WINDOW + 1.0 / past));
        if (Math.abs(moved) < MOVED * error) {
            return null;
        }
        begin();
        return new Alert(
                event.stream(),
                Alert.Type.COMMUNITY_SHIFT,
                stream,
                String.format(
                        Locale.ROOT,
                        "the values of all contributors moved by %+.2f against what they gave before: a changed scale or form?",
                        moved),
                event.time());
    }

    /** From here on the new level is what is usual. */
    private void begin() {
        known = 0;
        far = ANY;
        Arrays.fill(window, 0);
        opinions = 0;
        inWindow = 0;
        mean = 0;
        squares = 0;
    }
}
