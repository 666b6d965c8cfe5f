package dev.weir.settings;

import dev.weir.event.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key that two policies say differently.
 *
 * @param key as it is written, {@code streams.ratings.rate.holdOneIn}; of each stream all keys, wherever the file has them
 * @param before its value; {@link #NONE} where there was none, and where the kind of the stream says it
 * @param after its value then
 */
public record PolicyChange(String key, String before, String after) {

    /** There is no value. */
    public static final String NONE = "-";

    /** What changes from one policy to another, for the streams of a deployment. */
    public static List<PolicyChange> between(Policy before, Policy after, List<String> streams) {
        Map<String, String> then = keys(before, streams);
        Map<String, String> now = keys(after, streams);
        Set<String> all = new LinkedHashSet<>(then.keySet());
        all.addAll(now.keySet());
        List<PolicyChange> changes = new ArrayList<>();
        for (String key : all) {
            PolicyChange change = new PolicyChange(key, then.getOrDefault(key, NONE), now.getOrDefault(key, NONE));
            if (!change.before.equals(change.after)) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<String, String> keys(Policy policy, List<String> streams) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Key key : Key.of(Policy.class)) {
            switch (key.name()) {
                case "checks", "tried", "untried" -> {
                    // The one is said of each stream, the others say how it was published and change nothing.
                }
                case "streams" -> streams.forEach(stream -> put(keys, "streams." + stream, policy.on(stream)));
                default -> put(keys, key.name(), value(policy, key.name()));
            }
        }
        return keys;
    }

    private static void put(Map<String, String> keys, String path, @Nullable Object value) {
        if (value instanceof Record record) {
            Key.of(record.getClass()).forEach(key -> put(keys, path + '.' + key.name(), value(record, key.name())));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                put(keys, path + '[' + i + ']', items.get(i));
            }
        } else {
            keys.put(path, text(value));
        }
    }

    private static @Nullable Object value(Record record, String component) {
        try {
            return record.getClass().getMethod(component).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        return value instanceof Enum<?> word
                ? Code.of(word)
                : value instanceof Double number ? Checks.plain(number) : value.toString();
    }

    @Override
    public String toString() {
        return key + ": " + before + " -> " + after;
    }
}
