package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who belongs to the group behind a link: a likelihood ratio over the bursts that its core shares. */
final class Membership {

    private static final int MOST_BURSTS = 12;
    private static final double SUPPORT = 0.7;
    private static final int ROUNDS = 2;
    static final double CAUTION = Math.log(100);
    private static final double MOST_CHANCE = 0.9;
    private static final double ANYWAY = 1.5;

    /** What so many times as many others come to as to the most deserted object is the members' cover, not a target. */
    private static final double COVER = 2;

    private Membership() {}

    /**
     * The group.
     *
     * @param evidence the bursts it is judged by
     * @param needed the log likelihood ratio from where a contributor belongs
     * @param ratios log likelihood ratios of who belongs
     */
    record Group(List<Evidence> evidence, double needed, Map<String, Double> ratios) {
        boolean isGroup() {
            return ratios.size() >= 4;
        }
    }

    /**
     * What one burst says.
     *
     * @param theta chance that a member takes part
     * @param outside chance that somebody else who was about does
     * @param anyway chance that an honest contributor with as many events as a member has does, ever; {@code outside} or more. On a
     *     sparse site nobody else was about: it tells the target from a hundred objects of cover that many dislike
     */
    record Evidence(Burst burst, double theta, double outside, double anyway) {
        /** What it tells of a member on average, nats: what many others come to tells little. */
        double information() {
            return anyway >= theta
                    ? 0
                    : theta * Math.log(theta / anyway) + (1 - theta) * Math.log((1 - theta) / (1 - anyway));
        }
    }

    /** The most that others may come to an object that is a target. */
    private static double deserted(List<Evidence> evidence) {
        double least = 1;
        for (Evidence e : evidence) {
            least = Math.min(least, e.anyway());
        }
        return COVER * least;
    }

    /** @param candidates all unexpired bursts of the stream */
    static Group of(Link link, Iterable<Burst> candidates) {
        Set<String> core = new LinkedHashSet<>(link.core());
        Group group = new Group(List.of(), 0, Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            group = judge(core, link, candidates);
            Set<String> next = new LinkedHashSet<>(group.ratios().keySet());
            if (next.equals(core) || next.size() < 3) {
                break;
            }
            core = next;
        }
        return group;
    }

    private static Group judge(Set<String> core, Link link, Iterable<Burst> candidates) {
        int k = core.size();
        List<Evidence> evidence = evidence(core, link, candidates);
        double needed = Math.log(Math.max(1, (link.population() - k) / k)) + CAUTION;
        Set<String> asked = new LinkedHashSet<>();
        evidence.forEach(e -> asked.addAll(e.burst().members().keySet()));
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (String actor : asked) {
            double ratio = ratio(actor, evidence);
            if (ratio >= needed) {
                ratios.put(actor, ratio);
            }
        }
        return new Group(evidence, needed, ratios);
    }

    private static List<Evidence> evidence(Set<String> core, Link link, Iterable<Burst> candidates) {
        int k = core.size();
        List<Evidence> evidence = new ArrayList<>();
        for (Burst burst : candidates) {
            int[] events = events(core, burst);
            int support = events.length;
            boolean linked = burst == link.first() || burst == link.second();
            if (support >= Math.max(3, SUPPORT * k) || linked) {
                Set<String> others = new HashSet<>(burst.wide());
                others.removeAll(core);
                double outside = (others.size() + 0.5)
                        / (Math.max(link.population() - k, burst.wide().size()) + 1);
                double anyway = 1 - Math.exp(-middle(events) * burst.latest().share());
                evidence.add(new Evidence(
                        burst, Math.min(0.95, (support + 1.0) / (k + 2)), outside, Math.max(outside, anyway)));
            }
        }
        evidence.sort(Comparator.comparingDouble(Evidence::information).reversed());
        return evidence.size() > MOST_BURSTS ? evidence.subList(0, MOST_BURSTS) : evidence;
    }

    /** How many events each of the core has who was there. */
    private static int[] events(Set<String> core, Burst burst) {
        int[] events = new int[core.size()];
        int there = 0;
        for (String actor : core) {
            Alarm.Present present = burst.members().get(actor);
            if (present != null) {
                events[there++] = present.events();
            }
        }
        return Arrays.copyOf(events, there);
    }

    /** The one in the middle, the upper of two; 1 of none. Sorts them. */
    private static int middle(int[] events) {
        Arrays.sort(events);
        return events.length == 0 ? 1 : events[events.length / 2];
    }

    /**
     * The log likelihood ratio of member against honest; minus infinity below two objects, or without a target among them: who
     * loves popular films loves all that a campaign takes for cover.
     */
    static double ratio(String actor, List<Evidence> evidence) {
        Alarm.Present busiest = busiest(actor, evidence);
        if (busiest == null) {
            return Double.NEGATIVE_INFINITY;
        }
        double ratio = 0;
        int present = 0;
        int targets = 0;
        double deserted = deserted(evidence);
        for (Evidence e : evidence) {
            double honest = Math.min(
                    MOST_CHANCE, Math.max(e.outside(), chance(busiest, e.burst().latest())));
            if (e.theta() <= honest) {
                continue;
            }
            Alarm.Present member = e.burst().members().get(actor);
            if (member != null && member.time() >= e.burst().opened()) {
                present++;
                targets += e.anyway() <= deserted ? 1 : 0;
                ratio += Math.log(e.theta() / honest);
            } else {
                ratio += Math.log((1 - e.theta()) / (1 - honest));
            }
        }
        return present >= 2 && targets > 0 ? ratio : Double.NEGATIVE_INFINITY;
    }

    /**
     * The chance, 0 to 1, that an honest contributor does to an object what an alarm is about: by how many events it has, how
     * often it gives the class, and how many such events the object had before. Whoever gives the class to everything gets
     * there anyway.
     */
    static double chance(Alarm.Present present, Alarm alarm) {
        double expected = present.events() * Math.max(1, present.leaning()) * alarm.share();
        return Math.max(1 - Math.exp(-expected), ANYWAY * present.ofClass() / alarm.objects());
    }

    /** The contributor when it had most events: in a binge of hundreds, what came first was as likely as what came last. */
    private static Alarm.@Nullable Present busiest(String actor, List<Evidence> evidence) {
        Alarm.Present busiest = null;
        for (Evidence e : evidence) {
            Alarm.Present member = e.burst().members().get(actor);
            if (member != null && (busiest == null || member.events() > busiest.events())) {
                busiest = member;
            }
        }
        return busiest;
    }
}
