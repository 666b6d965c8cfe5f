package dev.weir.policy;

import dev.weir.settings.Ignored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which entry says that a contributor is none. Ids are looked up, patterns tried one by one. Immutable. */
final class Ignoring {

    private final Map<String, Ignored> ids = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    Ignoring(List<Ignored> entries) {
        for (Ignored entry : entries) {
            for (String actor : entry.actors()) {
                if (actor.indexOf(Ignored.ANY) < 0) {
                    ids.merge(actor, entry, (one, other) -> one.until().isAfter(other.until()) ? one : other);
                } else {
                    patterns.add(new Pattern(actor, entry));
                }
            }
        }
    }

    private record Pattern(String text, Ignored entry) {}

    boolean isEmpty() {
        return ids.isEmpty() && patterns.isEmpty();
    }

    /** The entry that holds for a contributor at a time, epoch milliseconds, or null; its end itself no longer counts. */
    @Nullable
    Ignored of(String actor, long when) {
        Ignored exact = ids.get(actor);
        if (exact != null && when < exact.until().toEpochMilli()) {
            return exact;
        }
        for (Pattern pattern : patterns) {
            if (when < pattern.entry.until().toEpochMilli() && fits(pattern.text, actor)) {
                return pattern.entry;
            }
        }
        return null;
    }

    /** Takes each sign for any characters as few as will do, and tries more only where it fails: no pattern is slow. */
    private static boolean fits(String pattern, String text) {
        int at = 0;
        int in = 0;
        int sign = -1;
        int retry = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == Ignored.ANY) {
                sign = in++;
                retry = at;
            } else if (in < pattern.length() && pattern.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (sign >= 0) {
                in = sign + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == Ignored.ANY) {
            in++;
        }
        return in == pattern.length();
    }
}
