package dev.weir.campaign;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Finding;
import dev.weir.event.Suspicion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links the bursts of one stream and names who belongs together. Not thread-safe. */
public final class Campaigns {

    /** Bursts kept; the weakest goes. MovieLens 100K has a few hundred in its seven months. */
    static final int MOST_BURSTS = 2_000;

    /** About 60 bytes each. */
    private static final int MOST_KNOWN = 50_000;

    private static final int MOST_BURSTS_AN_ACTOR = 32;
    private static final int LEAST_SHARED = 4;
    private static final int LEAST_SWEPT = 1_000;

    private final String stream;
    private final Map<Burst.Place, Burst> bursts = new LinkedHashMap<>();
    private final Map<String, Set<Burst.Place>> byActor = new HashMap<>();
    private final Places places = new Places();

    /** No burst's latest alarm is older, epoch milliseconds. */
    private long oldest = Long.MAX_VALUE;

    /** Members of campaigns that are over: the traces of a campaign outlast it. The one not named for longest goes. */
    private final Names known = new Names(MOST_KNOWN);

    private final Shifts shifts = new Shifts();
    private final Followers followers = new Followers();
    private final Agreement agreement = new Agreement();
    private int actorsKept = LEAST_SWEPT;

    /** @param stream the stream's name, for the campaigns' ids */
    public Campaigns(String stream) {
        this.stream = stream;
    }

    /** What an alarm says of whom. */
    public List<Suspicion> on(Alarm alarm) {
        // First of all: a shift that waits speaks however long nothing came.
        List<Suspicion> all = new ArrayList<>(at(alarm.time()));
        expire(alarm.time());
        all.addAll(said(alarm));
        return all;
    }

    /** What is to be said since time has passed, by the time of whatever comes next, epoch milliseconds. */
    public List<Suspicion> at(long time) {
        return shifts.isDue(time) ? settled(time) : List.of();
    }

    private List<Suspicion> said(Alarm alarm) {
        return switch (alarm.kind()) {
            case BURST, GATHERING -> burst(alarm);
            case JOINED -> {
                List<Suspicion> said = new ArrayList<>(joined(alarm));
                said.addAll(agreed(alarm));
                yield said;
            }
            case SHIFT -> shift(alarm);
            case FOLLOWED -> {
                agreement.held(alarm);
                yield followed(alarm);
            }
            case BESIDE -> {
                shifts.beside(alarm);
                yield List.of();
            }
            case FIRST, SIDED -> {
                agreement.held(alarm);
                yield List.of();
            }
        };
    }

    /** Who was named as a member of a campaign that is not over; nobody where there is none of this id. */
    Set<String> named(String campaign) {
        for (Campaign one : places.campaigns()) {
            if (one.id().equals(campaign)) {
                return one.named();
            }
        }
        return Set.of();
    }

    private List<Suspicion> burst(Alarm alarm) {
        Burst burst = bursts.computeIfAbsent(Burst.Place.of(alarm), place -> new Burst(alarm));
        burst.rewrite(alarm);
        oldest = Math.min(oldest, alarm.time());
        for (String actor : burst.wide()) {
            remember(actor, burst.place);
        }
        Link strongest = strongest(burst);
        if (strongest != null && strongest.isCampaign()) {
            Membership.Group group = Membership.of(strongest, bursts.values());
            if (group.isGroup()) {
                return campaign(alarm, strongest, group);
            }
        }
        // Where the others come from no longer shows, who comes now may still be one of them.
        return late(alarm, alarm.crowd().get(alarm.crowd().size() - 1).actor().text());
    }

    private List<Suspicion> joined(Alarm alarm) {
        Burst burst = bursts.get(Burst.Place.of(alarm));
        if (burst == null) {
            return List.of();
        }
        Alarm.Present newest = alarm.crowd().get(0);
        burst.join(newest);
        remember(newest.actor().text(), burst.place);
        return late(alarm, newest.actor().text());
    }

    /** A late member is measured against its campaign as it was found. */
    private List<Suspicion> late(Alarm alarm, String newest) {
        Campaign campaign = places.at(Burst.Place.of(alarm));
        if (campaign == null || campaign.group() == null) {
            return List.of();
        }
        double ratio = Membership.ratio(newest, campaign.group().evidence());
        if (ratio < campaign.group().needed()) {
            return List.of();
        }
        campaign.join(newest);
        know(newest);
        List<Suspicion> out = new ArrayList<>(1);
        for (Campaign alone : places.campaigns()) {
            if (alone.members().contains(newest)) {
                explain(alarm, alone, campaign, out);
            }
        }
        suspect(alarm, campaign, newest, ratio, out);
        return out;
    }

    /** Nobody is accused of anything by it, so it names no campaign. */
    private List<Suspicion> agreed(Alarm alarm) {
        List<Suspicion> out = new ArrayList<>(0);
        for (String actor : agreement.joined(alarm, known.all())) {
            out.add(new Suspicion(
                    alarm.stream(),
                    new Entity(actor),
                    Suspicion.Kind.EXPLAINED,
                    "",
                    List.of(alarm.object().text()),
                    alarm.start(),
                    alarm.time(),
                    0,
                    0,
                    "others who came to " + alarm.object() + " later say the same"));
        }
        return out;
    }

    /** A shift that stands alone suspends those in it, unless its object is already explained by a campaign. */
    private List<Suspicion> shift(Alarm alarm) {
        Campaign campaign = places.at(Burst.Place.of(alarm));
        if (campaign != null && campaign.group() != null) {
            return List.of();
        }
        if (Explanation.of(alarm, known.all()) || shifts.isExplained(alarm)) {
            return List.of();
        }
        if (campaign == null) {
            campaign = new Campaign(id(alarm.object().text(), alarm.start()), alarm.start());
            places.put(Burst.Place.of(alarm), campaign);
        }
        campaign.worksOn(alarm.object().text());
        campaign.lasts(alarm.time());
        if (Shifts.isWeak(alarm)) {
            return followed(alarm);
        }
        if (campaign.members().isEmpty()) {
            shifts.add(alarm);
            return List.of();
        }
        List<Suspicion> out = new ArrayList<>();
        for (Alarm.Present present : alarm.crowd()) {
            campaign.join(present.actor().text());
            suspect(alarm, campaign, present.actor().text(), alarm.presence(), out);
        }
        return out;
    }

    /** Shifts that stood alone for as long as people of another mind may take to come. */
    private List<Suspicion> settled(long now) {
        List<Suspicion> out = new ArrayList<>(0);
        for (Shifts.Shift shift : shifts.settled(now)) {
            Campaign campaign = places.at(shift.place());
            if (campaign != null && campaign.group() == null && !Explanation.of(shift.latest(), known.all())) {
                shift.crowd().keySet().forEach(campaign::join);
                shift.crowd()
                        .forEach((actor, nats) -> suspect(shift.latest().stream(), now, campaign, actor, nats, out));
            }
        }
        return out;
    }

    /** Who comes one by one, as campaigns of months do, is known by being in the crowd of two objects that few come to. */
    private List<Suspicion> followed(Alarm alarm) {
        Burst.Place place = Burst.Place.of(alarm);
        Campaign campaign = places.at(place);
        if (campaign == null) {
            return List.of();
        }
        campaign.lasts(alarm.time());
        List<Suspicion> out = new ArrayList<>(0);
        for (Alarm.Present present : alarm.crowd()) {
            String actor = present.actor().text();
            double nats = followers.follow(present, alarm, places.size());
            if (nats > 0) {
                campaign.join(actor);
                know(actor);
                suspect(alarm, campaign, actor, nats, out);
            }
        }
        return out;
    }

    private List<Suspicion> campaign(Alarm alarm, Link link, Membership.Group group) {
        List<Suspicion> out = new ArrayList<>();
        Campaign campaign = null;
        for (Membership.Evidence evidence : group.evidence()) {
            Campaign known = places.at(evidence.burst().place);
            if (known != null && known.group() != null) {
                campaign = known;
                break;
            }
        }
        long start =
                Math.min(link.first().latest().start(), link.second().latest().start());
        if (campaign == null) {
            // It goes on under the shift's id, and who was in it stays in it.
            campaign = places.alone(group);
            if (campaign != null) {
                campaign.began(start);
                acquit(alarm, campaign, group.ratios().keySet(), out);
            }
        }
        if (campaign == null) {
            campaign = places.recalled(group);
            if (campaign != null) {
                campaign.began(start);
            }
        }
        if (campaign == null) {
            Burst strongest = link.first().score() >= link.second().score() ? link.first() : link.second();
            campaign = new Campaign(
                    id(strongest.object().text(), strongest.latest().start()), start);
        }
        campaign.found(group);
        group.ratios().keySet().forEach(campaign::join);
        for (Membership.Evidence evidence : group.evidence()) {
            campaign.worksOn(evidence.burst().object().text());
            Campaign alone = places.put(evidence.burst().place, campaign);
            if (alone != null && alone.group() == null) {
                acquit(alarm, alone, campaign.members(), out);
            }
        }
        for (Campaign alone : places.campaigns()) {
            explain(alarm, alone, campaign, out);
        }
        group.ratios().keySet().forEach(this::know);
        for (Map.Entry<String, Double> member : group.ratios().entrySet()) {
            suspect(alarm, campaign, member.getKey(), member.getValue(), out);
        }
        return out;
    }

    /** Takes over from a former subtask. */
    void know(String member) {
        known.add(member);
    }

    /** The same of where campaigns were at work, before their alarms: they keep their ids when the first of these are forgotten. */
    void resume(List<AtWork> former) {
        places.resume(former);
    }

    /** Where campaigns are at work. */
    List<AtWork> atWork() {
        return places.all(stream);
    }

    /** The members of all campaigns, the one not named for longest first. */
    Set<String> known() {
        return known.all();
    }

    /**
     * A shift that stood alone is explained by a campaign of which enough of its crowd are, however late that is known. Here each of
     * the others was asked whether it belongs.
     */
    private static void explain(Alarm alarm, Campaign alone, Campaign campaign, List<Suspicion> out) {
        if (alone.group() == null && Explanation.isPart(campaign.members(), alone.members())) {
            acquit(alarm, alone, campaign.members(), out);
        }
    }

    /** Who stood in a shift and is not of the campaign that made it was there by chance. */
    private static void acquit(Alarm alarm, Campaign alone, Set<String> members, List<Suspicion> out) {
        for (String actor : alone.members()) {
            if (!members.contains(actor)) {
                alone.acquit(actor);
                out.add(new Suspicion(
                        alarm.stream(),
                        new Entity(actor),
                        Suspicion.Kind.EXPLAINED,
                        alone.id(),
                        List.copyOf(alone.objects()),
                        alone.since(),
                        alarm.time(),
                        0,
                        members.size(),
                        "the shift is explained by a campaign of " + members.size() + " others"));
            }
        }
        alone.disband();
    }

    /** Said of a member once for each object of the campaign. */
    private void suspect(Alarm alarm, Campaign campaign, String actor, double ratio, List<Suspicion> out) {
        suspect(alarm.stream(), alarm.time(), campaign, actor, ratio, out);
    }

    private void suspect(int number, long time, Campaign campaign, String actor, double ratio, List<Suspicion> out) {
        if (!campaign.grown(actor)) {
            return;
        }
        campaign.said(actor, time);
        List<String> objects =
                campaign.objects().stream().limit(Suspicion.MAX_OBJECTS).toList();
        out.add(new Suspicion(
                number,
                new Entity(actor),
                Suspicion.Kind.MEMBER,
                campaign.id(),
                objects,
                campaign.since(),
                time,
                Math.min(Finding.MAX_SURPRISAL, Math.max(0, ratio)),
                campaign.members().size(),
                campaign.members().size() + " contributors moved as one on " + objects.size() + " object"
                        + (objects.size() == 1 ? "" : "s") + ", this one among them"));
    }

    private @Nullable Link strongest(Burst burst) {
        Map<Burst.Place, Integer> shared = new LinkedHashMap<>();
        for (String actor : burst.wide()) {
            for (Burst.Place place : byActor.getOrDefault(actor, Set.of())) {
                if (!place.object().equals(burst.place.object())) {
                    shared.merge(place, 1, Integer::sum);
                }
            }
        }
        Link strongest = null;
        for (Map.Entry<Burst.Place, Integer> entry : shared.entrySet()) {
            Burst other = bursts.get(entry.getKey());
            if (other == null || entry.getValue() < LEAST_SHARED) {
                continue;
            }
            Link link = Link.of(burst, other);
            if (link.core().size() >= LEAST_SHARED && (strongest == null || link.strength() > strongest.strength())) {
                strongest = link;
            }
        }
        return strongest;
    }

    /** A contributor's strongest bursts are kept: long profiles would push the targets out by age. */
    private void remember(String actor, Burst.Place place) {
        Set<Burst.Place> met = byActor.computeIfAbsent(actor, name -> new LinkedHashSet<>());
        met.add(place);
        if (met.size() > MOST_BURSTS_AN_ACTOR) {
            met.removeIf(old -> !bursts.containsKey(old));
        }
        if (met.size() > MOST_BURSTS_AN_ACTOR) {
            met.stream().min((a, b) -> Double.compare(score(a), score(b))).ifPresent(met::remove);
        }
    }

    private double score(Burst.Place place) {
        Burst burst = bursts.get(place);
        return burst == null ? 0 : burst.score();
    }

    private void expire(long now) {
        if (now - oldest > Alarm.HORIZON) {
            bursts.values().removeIf(burst -> now - burst.latest().time() > Alarm.HORIZON);
            oldest = bursts.values().stream()
                    .mapToLong(burst -> burst.latest().time())
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
        if (bursts.size() > MOST_BURSTS) {
            // Several at once, so that not each new burst looks at all others.
            List<Burst> weakest = bursts.values().stream()
                    .sorted(Comparator.comparingDouble(Burst::score))
                    .limit(MOST_BURSTS / 20)
                    .toList();
            weakest.forEach(burst -> bursts.remove(burst.place));
        }
        forgetActors();
        places.expire(now);
    }

    /** How many contributors are remembered with their bursts. */
    int contributors() {
        return byActor.size();
    }

    /**
     * What names a burst that is gone, or that has forgotten the contributor, is passed over wherever it is read; so all contributors are
     * swept only once they doubled. A burst on an object that is popular for years never goes, and all who come meet it.
     */
    private void forgetActors() {
        if (byActor.size() < 2 * actorsKept) {
            return;
        }
        byActor.entrySet().removeIf(one -> {
            one.getValue().removeIf(place -> !isMember(one.getKey(), place));
            return one.getValue().isEmpty();
        });
        actorsKept = Math.max(LEAST_SWEPT, byActor.size());
    }

    private boolean isMember(String actor, Burst.Place place) {
        Burst burst = bursts.get(place);
        return burst != null && burst.members().containsKey(actor);
    }

    private String id(String object, long start) {
        return stream + '/' + object + '/' + start;
    }
}
