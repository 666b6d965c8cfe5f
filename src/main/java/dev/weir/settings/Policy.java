package dev.weir.settings;

import java.io.Serializable;
import java.util.Map;

/** The whole of {@code policy.yaml}: how each check acts on each stream. */
public record Policy(
        @Knob(doc = "The policy's name, stamped on every verdict.", fallback = "default")
        String name,

        @Knob(doc = "The policy's version, stamped on every verdict.", fallback = "1", allowed = "1 or more")
        int version,

        @Knob(doc = "How the checks act on streams that `streams` does not name.", fallback = "{}")
        CheckPolicies checks,

        @Knob(doc = "How the checks act on the streams named.", fallback = "{}")
        Map<String, CheckPolicies> streams)
        implements Serializable {

    public Policy {
        if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("name '" + name + "' must be 1 to 60 of a-z A-Z 0-9 . _ -");
        }
        Ranges.check("version", version, 1, Integer.MAX_VALUE);
        streams = Map.copyOf(streams);
    }

    /** {@code name@version}. */
    public String id() {
        return name + '@' + version;
    }

    /** How the checks act on a stream. */
    public CheckPolicies on(String stream) {
        return streams.getOrDefault(stream, checks);
    }
}
