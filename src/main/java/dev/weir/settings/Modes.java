package dev.weir.settings;

import dev.weir.event.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each check may do on a stream, what its kind says included. */
public final class Modes {

    private Modes() {}

    /** The modes by the checks' keys in a policy, in their order there. */
    public static Map<String, Mode> of(CheckPolicies checks, Kind kind) {
        Map<String, Mode> modes = new LinkedHashMap<>();
        modes.put("rate", checks.rate().on(kind));
        modes.put("time", checks.time().mode());
        modes.put("conflict", checks.conflict().mode());
        modes.put("campaign", checks.campaign().on(kind));
        modes.put("profile", checks.profile().on(kind));
        modes.put("behavior", checks.behavior().on(kind));
        modes.put("surge", checks.surge().on(kind));
        modes.put("company", checks.company().on(kind));
        modes.put("label", checks.label().mode());
        modes.put("feature", checks.feature().mode());
        modes.put("outlier", checks.outlier().mode());
        modes.put("spending", checks.spending().on(kind));
        modes.put("signature", checks.signature().mode());
        modes.put("reviewed", checks.reviewed().mode());
        modes.put("source", checks.source().mode());
        modes.put("sequence", checks.sequence().mode());
        modes.put("reference", checks.reference().mode());
        return modes;
    }
}
