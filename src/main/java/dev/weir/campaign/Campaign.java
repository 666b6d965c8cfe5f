package dev.weir.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A campaign as it grows; its id stays. Mutable, used by one {@link Campaigns}. */
final class Campaign {

    /** Members, and contributors of whom it was said; who was named longest ago goes. One look at a group finds 12 bursts of 256. */
    static final int MOST_NAMES = 4_096;

    /** More do not make it grow: each is said of every member once more. */
    static final int MOST_OBJECTS = 256;

    private final String id;
    private long since;
    private final Set<String> objects = new LinkedHashSet<>();
    private final Names members = new Names(MOST_NAMES);

    /** Objects that were said of a contributor; the one named longest ago first. */
    private final Map<String, Integer> said = new LinkedHashMap<>();

    /** What a former run kept of it; null where it is of this one. */
    private final @Nullable AtWork recalled;

    private Membership.@Nullable Group group;
    private long latest;

    Campaign(String id, long since) {
        this.id = id;
        this.since = since;
        this.latest = since;
        this.recalled = null;
    }

    private Campaign(AtWork recalled) {
        this.id = recalled.campaign();
        this.since = recalled.since();
        this.latest = recalled.latest();
        this.recalled = recalled;
    }

    /** One of a former run: its id and since when, whoever is in it being known again by what comes. */
    static Campaign recalled(AtWork one) {
        return new Campaign(one);
    }

    /** Whether it is one of a former run in which nobody was found again. */
    boolean isRecalled() {
        return recalled != null && group == null && members.all().isEmpty();
    }

    /** Whether anybody was named as its member, in a former run too. */
    boolean isNamed() {
        return !said.isEmpty() || recalled != null && recalled.named();
    }

    String id() {
        return id;
    }

    long since() {
        return since;
    }

    Set<String> objects() {
        return Collections.unmodifiableSet(objects);
    }

    void worksOn(String object) {
        if (objects.size() < MOST_OBJECTS) {
            objects.add(object);
        }
    }

    Set<String> members() {
        return members.all();
    }

    void join(String actor) {
        members.add(actor);
    }

    /** Its shift is explained: nobody stands in it any more. */
    void disband() {
        members.clear();
    }

    /** How much it remembers. */
    int names() {
        return members.all().size() + said.size();
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
        said.remove(actor);
        said.put(actor, objects.size());
        Oldest.forget(said.keySet(), MOST_NAMES);
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
