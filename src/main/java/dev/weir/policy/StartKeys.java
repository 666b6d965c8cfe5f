package dev.weir.policy;

import dev.weir.event.Code;
import dev.weir.event.Kind;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a policy only a start can change. A stage that gathers nothing while its check is off cannot begin within an
 * event, and what it gathered would be of another time when it goes on: whether crowds, surges and company are watched at all, what is
 * asked of sources, and all of the checks of rows, are as they were when the job started.
 */
public final class StartKeys {

    private StartKeys() {}

    /** What a policy changes of it, one text each; none: a running job takes the policy up. */
    public static List<String> changed(Settings settings, Policy before, Policy after) {
        List<String> changed = new ArrayList<>();
        settings.streams().forEach((stream, its) -> {
            Map<String, String> then = of(before.on(stream), its);
            of(after.on(stream), its).forEach((check, now) -> {
                if (!now.equals(then.get(check))) {
                    changed.add(stream + ": " + check + " is " + now + ", was " + then.get(check));
                }
            });
        });
        return changed;
    }

    private static Map<String, String> of(CheckPolicies checks, StreamSettings stream) {
        Kind kind = stream.kind();
        Map<String, String> keys = new LinkedHashMap<>();
        if (kind == Kind.RATING || kind == Kind.FEEDBACK) {
            keys.put("campaign", onOrOff(checks.campaign().on(kind)));
        }
        keys.put("surge", onOrOff(checks.surge().on(kind)));
        keys.put("company", onOrOff(checks.company().on(kind)));
        if (stream.namesSources()) {
            keys.put("source", Code.of(checks.source().mode()));
        }
        if (!stream.fields().features().isEmpty()) {
            keys.put("label", Code.of(checks.label().mode()));
            keys.put("feature", Code.of(checks.feature().mode()));
            keys.put("outlier", Code.of(checks.outlier().mode()));
        }
        return keys;
    }

    private static String onOrOff(Mode mode) {
        return mode == Mode.OFF ? "off" : "on";
    }
}
