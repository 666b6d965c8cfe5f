package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where campaigns are at work, for as long as they are: one of which nothing was heard for {@link Alarm#HORIZON} is over. Not
 * thread-safe.
 */
final class Places {

    /** As many as the alarms from which they are known again after a restart; those not heard of for longest go. */
    static final int MOST = 5_000;

    /** Members of all, and contributors of whom they were said, about 100 bytes each; who is of several counts several times. */
    static final int MOST_NAMES = 500_000;

    private final Map<Burst.Place, Campaign> byPlace = new LinkedHashMap<>();

    /** No campaign was heard of before, epoch milliseconds. */
    private long oldest = Long.MAX_VALUE;

    @Nullable
    Campaign at(Burst.Place place) {
        return byPlace.get(place);
    }

    /** A campaign is at work there; returns the one that was thought to be. */
    @Nullable
    Campaign put(Burst.Place place, Campaign campaign) {
        oldest = Math.min(oldest, campaign.latest());
        return byPlace.put(place, campaign);
    }

    int size() {
        return byPlace.size();
    }

    /** Each campaign once. */
    Set<Campaign> campaigns() {
        return new LinkedHashSet<>(byPlace.values());
    }

    /** The campaign of a shift that most of a group stood in; null where they stood in none. */
    @Nullable
    Campaign alone(Membership.Group group) {
        Campaign best = null;
        int most = 0;
        for (Membership.Evidence evidence : group.evidence()) {
            Campaign alone = byPlace.get(evidence.burst().place);
            if (alone != null) {
                int shared = (int) alone.members().stream()
                        .filter(group.ratios().keySet()::contains)
                        .count();
                if (shared > most) {
                    best = alone;
                    most = shared;
                }
            }
        }
        return best;
    }

    /** The campaign that was at work where a group is found in a former run; null where none was, or it has members again. */
    @Nullable
    Campaign recalled(Membership.Group group) {
        for (Membership.Evidence evidence : group.evidence()) {
            Campaign there = byPlace.get(evidence.burst().place);
            if (there != null && there.isRecalled()) {
                return there;
            }
        }
        return null;
    }

    /** All places, to be kept. */
    List<AtWork> all(String stream) {
        List<AtWork> all = new ArrayList<>(byPlace.size());
        byPlace.forEach((place, campaign) -> all.add(new AtWork(
                stream,
                place.object(),
                place.valueClass(),
                campaign.id(),
                campaign.since(),
                campaign.latest(),
                campaign.isNamed())));
        return all;
    }

    /** Takes over those of a former run. */
    void resume(List<AtWork> all) {
        Map<String, Campaign> campaigns = new HashMap<>();
        for (AtWork one : all) {
            Campaign campaign = campaigns.computeIfAbsent(one.campaign(), id -> Campaign.recalled(one));
            campaign.worksOn(one.object());
            put(new Burst.Place(one.object(), one.valueClass()), campaign);
        }
    }

    /** Forgets what is over by {@code now}, epoch milliseconds. */
    void expire(long now) {
        if (now - oldest > Alarm.HORIZON) {
            byPlace.values().removeIf(campaign -> now - campaign.latest() > Alarm.HORIZON);
            oldest = byPlace.values().stream().mapToLong(Campaign::latest).min().orElse(Long.MAX_VALUE);
        }
        if (byPlace.size() > MOST || names() > MOST_NAMES) {
            // Several at once, so that not each new place looks at all others.
            List<Burst.Place> silent = byPlace.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Campaign::latest)))
                    .limit(1 + byPlace.size() / 20)
                    .map(Map.Entry::getKey)
                    .toList();
            silent.forEach(byPlace::remove);
        }
    }

    /** What they remember, counted at each place. */
    int names() {
        return byPlace.values().stream().mapToInt(Campaign::names).sum();
    }
}
