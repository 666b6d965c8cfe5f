package dev.weir.event;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands: the identity of an event everywhere in Weir. Ids that a producer chooses are payload, because a
 * producer can choose somebody else's.
 *
 * @param source the topic, or the path of a file as it was given
 * @param partition the partition (0 or more), or {@link #FILE} for a line of a file
 * @param position the offset (from 0), or the line number (from 1)
 * @param arrival when Weir first read the record, in epoch milliseconds: the broker's append time where the topic has
 *     it, else the reading time; {@link #NO_ARRIVAL} for a line of a file
 */
public record Origin(String source, int partition, long position, long arrival) {

    /** The partition of a line of a file. */
    public static final int FILE = -1;

    /** The arrival of a record that never arrived anywhere: a line of a file. */
    public static final long NO_ARRIVAL = Long.MIN_VALUE;

    private static final Pattern RECORD = Pattern.compile("([^/]+)/(\\d+)/(\\d+)");
    private static final Pattern LINE = Pattern.compile("(.+):(\\d+)", Pattern.DOTALL);

    public Origin {
        Objects.requireNonNull(source, "source");
        if (partition < FILE || position < 0) {
            throw new IllegalArgumentException("origin " + text(source, partition, position) + " is out of range");
        }
    }

    /** The origin of line {@code line} (from 1) of the file at {@code path}. */
    public static Origin line(String path, long line) {
        return new Origin(path, FILE, line, NO_ARRIVAL);
    }

    /**
     * The origin that {@link #text} says, without its arrival; null where the text says none.
     */
    public static @Nullable Origin parse(String text) {
        Matcher record = RECORD.matcher(text);
        Matcher line = LINE.matcher(text);
        try {
            if (record.matches()) {
                return new Origin(
                        record.group(1),
                        Integer.parseInt(record.group(2)),
                        Long.parseLong(record.group(3)),
                        NO_ARRIVAL);
            }
            return line.matches() ? line(line.group(1), Long.parseLong(line.group(2))) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code topic/partition/offset}, or {@code path:line}: unique within one deployment, without the arrival time. */
    public String text() {
        return partition == FILE ? source + ":" + position : text(source, partition, position);
    }

    /** Where it stands without its position: {@code topic/partition}, or the path. */
    public String place() {
        return partition == FILE ? source : place(source, partition);
    }

    /** {@code topic/partition/offset}: how the place of any record is written. */
    public static String text(String topic, int partition, long offset) {
        return place(topic, partition) + '/' + offset;
    }

    /** {@code topic/partition}. */
    public static String place(String topic, int partition) {
        return topic + '/' + partition;
    }

    @Override
    public String toString() {
        return text();
    }
}
