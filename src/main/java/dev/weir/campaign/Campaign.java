package dev.weir.campaign;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A campaign as it grows; its id stays. Mutable, used by one {@link Campaigns}. */
final class Campaign {

    private final String id;
    private long since;
    private final Set<String> objects = new LinkedHashSet<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final Map<String, Integer> said = new HashMap<>();
    private Membership.@Nullable Group group;
    private long latest;

    Campaign(String id, long since) {
        this.id = id;
        this.since = since;
        this.latest = since;
    }

    String id() {
        return id;
    }

    long since() {
        return since;
    }

    Set<String> objects() {
        return objects;
    }

    Set<String> members() {
        return members;
    }

    /** How its members were told from others when it was last found; null for a single object's shift. */
    Membership.@Nullable Group group() {
        return group;
    }

    void found(Membership.Group newest) {
        group = newest;
    }

    /** It was at work by then: what its members did before it was seen is taken back, too. */
    void began(long start) {
        since = Math.min(since, start);
    }

    /** Somebody still follows it. */
    void lasts(long time) {
        latest = Math.max(latest, time);
    }

    /** Whether it has objects that were not yet said of the contributor. */
    boolean grown(String actor) {
        return said.getOrDefault(actor, 0) < objects.size();
    }

    /** Who was named as a member. */
    Set<String> named() {
        return said.keySet();
    }

    void said(String actor, long time) {
        said.put(actor, objects.size());
        latest = Math.max(latest, time);
    }

    /** Whoever turns out to be none of it may be found again. */
    void acquit(String actor) {
        said.remove(actor);
    }

    /** Event time of its latest member or object, epoch milliseconds. */
    long latest() {
        return latest;
    }
}
