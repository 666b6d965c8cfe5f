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

    private final String stream;
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
        who.sum += event.value() - before.mean();
        who.values++;
        return who.values < VALUES ? null : opinion(who.sum / VALUES, event);
    }

    private @Nullable Alert opinion(double opinion, Event event) {
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
        Arrays.fill(window, 0);
        opinions = 0;
        inWindow = 0;
        mean = 0;
        squares = 0;
    }
}
