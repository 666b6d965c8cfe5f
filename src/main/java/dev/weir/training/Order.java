package dev.weir.training;

import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * In which order the rows of a set stand: that of the input for files, that of event time, topic, partition and offset for topics,
 * whose partitions have no order among each other. Not thread-safe.
 */
public final class Order {

    /** No broker has so many partitions of a topic. */
    private static final int PARTITIONS = 1 << 16;

    /** Numbers of partitions of topics that the settings no longer have begin here. */
    private static final int FORMER = 1 << 30;

    private final By by;
    private final Map<String, Integer> sources = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();

    private enum By {
        INPUT,
        TIME
    }

    /**
     * Where a record belongs.
     *
     * @param time the first order
     * @param source the second: the number of its file, or of its partition
     * @param position the third: its line or offset
     */
    record Place(long time, int source, long position) {}

    private Order(By by, Collection<String> names) {
        this.by = by;
        names.forEach(name -> sources.put(name, sources.size()));
    }

    /**
     * The order of what came from files.
     *
     * @param files the names of the input files, in their order
     */
    public static Order ofFiles(List<String> files) {
        return new Order(By.INPUT, files);
    }

    /**
     * The order for what came in by topics.
     *
     * @param topics the input topics by the settings of today; others, of former settings, come behind them
     */
    public static Order ofTopics(Collection<String> topics) {
        return new Order(By.TIME, new ArrayList<>(new TreeSet<>(topics)));
    }

    /** The order for what comes in by the topics of the settings. */
    public static Order of(Settings settings) {
        return ofTopics(settings.streamList().stream()
                .map(StreamSettings::topic)
                .filter(Objects::nonNull)
                .toList());
    }

    Place place(Contribution record) {
        String origin = record.origin();
        int cut = origin.lastIndexOf(by == By.INPUT ? ':' : '/');
        if (cut < 1 || !isNumber(origin, cut + 1)) {
            throw new TrainingException("origin '" + origin + "' is not of the form "
                    + (by == By.INPUT ? "file:line" : "topic/partition/offset"));
        }
        String source = origin.substring(0, cut);
        long position = Long.parseLong(origin, cut + 1, origin.length(), 10);
        return new Place(first(record.time()), by == By.INPUT ? file(source, origin) : partition(source), position);
    }

    /** The first order of an event of this time. */
    long first(long time) {
        return by == By.INPUT ? 0 : time;
    }

    private int file(String name, String origin) {
        Integer file = sources.get(name);
        if (file == null) {
            throw new TrainingException("origin " + origin + " is of no input file of the replay");
        }
        return file;
    }

    private int partition(String name) {
        Integer known = partitions.get(name);
        return known != null ? known : partitions.computeIfAbsent(name, this::number);
    }

    /** The same for the same name, whatever was met before, unless two former topics share a number, which the second then leaves. */
    private int number(String name) {
        int cut = name.lastIndexOf('/');
        if (cut < 1 || !isNumber(name, cut + 1) || name.length() - cut > 6) {
            throw new TrainingException("origin '" + name + "/…' is not of the form topic/partition/offset");
        }
        Integer topic = sources.get(name.substring(0, cut));
        int partition = Integer.parseInt(name, cut + 1, name.length(), 10) % PARTITIONS;
        int number = topic != null ? topic * PARTITIONS + partition : FORMER | name.hashCode() >>> 2;
        while (partitions.containsValue(number)) {
            number++;
        }
        return number;
    }

    private static boolean isNumber(String text, int from) {
        if (from >= text.length() || text.length() - from > 18) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
