package dev.weir.policy;

import dev.weir.event.Code;
import dev.weir.event.Kind;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Ignored;
import dev.weir.settings.Mode;
import dev.weir.settings.Modes;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.verdict.ExclusionBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * By which of its changes a policy could shut out more contributors than the one before. By content alone: a check whose evidence
 * suspends or excludes begins to be enforced, the rate that counts as such evidence is lower, or more are ignored than a brake would let
 * be excluded of anybody. Whether it really would shut out more, only a run over past events can say: {@link TakesTwo}.
 */
public final class MoreExcluded {

    /** The checks whose evidence suspends or excludes. */
    private static final List<String> EXCLUDING = List.of("rate", "campaign", "profile", "behavior", "reviewed");

    private MoreExcluded() {}

    /** The changes, one text each; none: it takes one person. */
    public static List<String> by(Settings settings, Policy before, Policy after) {
        List<String> more = new ArrayList<>(ignored(before, after));
        settings.streams().forEach((stream, its) -> {
            CheckPolicies then = before.on(stream);
            CheckPolicies now = after.on(stream);
            Map<String, Mode> modes = modes(then, its.kind());
            modes(now, its.kind()).forEach((check, mode) -> {
                Mode was = Objects.requireNonNull(modes.get(check), check);
                if (mode == Mode.ENFORCE && was != Mode.ENFORCE) {
                    more.add(stream + ": " + check + " is enforced, was " + Code.of(was));
                }
            });
            if (now.rate().holdOneIn() < then.rate().holdOneIn()) {
                more.add(stream + ": rate holds one in " + Math.round(now.rate().holdOneIn()) + ", was "
                        + Math.round(then.rate().holdOneIn()));
            }
        });
        return more;
    }

    /** A sign that stands for any characters may be anybody's; single ids are who they are. */
    private static List<String> ignored(Policy before, Policy after) {
        Map<String, Instant> then = ignored(before);
        List<String> fresh = new ArrayList<>();
        ignored(after).forEach((actor, until) -> {
            Instant was = then.get(actor);
            if (was == null || was.isBefore(until)) {
                fresh.add(actor);
            }
        });
        List<String> patterns =
                fresh.stream().filter(actor -> actor.indexOf(Ignored.ANY) >= 0).toList();
        if (!patterns.isEmpty()) {
            return List.of("ignore: whoever is like " + String.join(", ", patterns) + " is shut out");
        }
        return fresh.size() > ExclusionBudget.LEAST
                ? List.of("ignore: " + fresh.size() + " more contributors are shut out; for one signature at most "
                        + ExclusionBudget.LEAST)
                : List.of();
    }

    /** Until when each is ignored. */
    private static Map<String, Instant> ignored(Policy policy) {
        Map<String, Instant> until = new TreeMap<>();
        for (Ignored entry : policy.ignore()) {
            for (String actor : entry.actors()) {
                until.merge(actor, entry.until(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return until;
    }

    private static Map<String, Mode> modes(CheckPolicies checks, Kind kind) {
        Map<String, Mode> modes = new LinkedHashMap<>(Modes.of(checks, kind));
        modes.keySet().retainAll(EXCLUDING);
        return modes;
    }
}
