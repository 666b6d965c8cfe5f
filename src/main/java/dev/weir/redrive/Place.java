package dev.weir.redrive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands in a dead-letters topic.
 *
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record Place(int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    /**
     * The place that {@link #text} says.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Place parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no place in a topic; write partition:offset, such as 0:4711");
        }
        return new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** {@code partition:offset}. */
    public String text() {
        return partition + ":" + offset;
    }
}
