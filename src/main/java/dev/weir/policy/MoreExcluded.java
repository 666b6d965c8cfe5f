package dev.weir.policy;

import dev.weir.event.Code;
import dev.weir.event.Kind;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * By which of its changes a policy could exclude more contributors than the one before. By content alone: a check whose evidence
 * suspends or excludes begins to be enforced, or the rate that counts as such evidence is lower. Whether it really would exclude
 * more, only a run over past events can say: {@link TakesTwo}.
 */
public final class MoreExcluded {

    private MoreExcluded() {}

    /** The changes, one text each; none: it takes one person. */
    public static List<String> by(Settings settings, Policy before, Policy after) {
        List<String> more = new ArrayList<>();
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

    private static Map<String, Mode> modes(CheckPolicies checks, Kind kind) {
        Map<String, Mode> modes = new LinkedHashMap<>();
        modes.put("rate", checks.rate().on(kind));
        modes.put("campaign", checks.campaign().on(kind));
        modes.put("profile", checks.profile().on(kind));
        modes.put("behavior", checks.behavior().on(kind));
        modes.put("reviewed", checks.reviewed().mode());
        return modes;
    }
}
