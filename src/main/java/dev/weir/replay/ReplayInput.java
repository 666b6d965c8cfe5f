package dev.weir.replay;

import dev.weir.decode.Decoder;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.training.Order;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a replay judges: the lines of files, or records that came in by topics. */
public interface ReplayInput {

    /**
     * Makes sure that it can be read, before anything of a former run is replaced.
     *
     * @throws ReplayException naming what cannot
     */
    void check(Settings settings) throws IOException;

    /**
     * Decodes all of it into the sort, by the order in which it is to be judged.
     *
     * @return what was read, by place
     * @throws ReplayException when it cannot be read to its end
     */
    List<Summary.Input> read(Settings settings, ExternalSort sort, Progress progress) throws IOException;

    /** When the last of what was read came in, epoch milliseconds; null where nobody wrote that down, as in files. */
    @Nullable
    Long lastArrival();

    /** Up to when records of its time may be missing, because the topics lost them; null where none can be, as in files. */
    @Nullable
    Instant missingBefore();

    /** Where its origins are: each file, or each partition, as {@link dev.weir.event.Origin#place} says it. */
    List<String> places();

    /** In which order a training set of it stands. A new one each time. */
    Order order();

    /** What decodes an event of this source again, for a decision that lets it out; null where it is none of these. */
    @Nullable
    Decoder decoder(Settings settings, String source) throws IOException;
}
