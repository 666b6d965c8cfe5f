package dev.weir.settings;

import java.io.Serializable;
import java.util.Map;

/** The whole of {@code policy.yaml}: how each check acts on each stream. */
public record Policy(
        @Knob(
                doc = "The policy's name. `name@version` is stamped on every verdict; `default` is the one that ships.",
                allowed = "1 to 60 of a-z A-Z 0-9 . _ -")
        String name,

        @Knob(
                doc =
                        "The policy's version: raise it with every change, so that each verdict tells by which rules it was made.",
                fallback = "1",
                allowed = "1 or more")
        int version,

        @Knob(doc = "How the checks act on streams that `streams` does not name.", fallback = "{}")
        CheckPolicies checks,

        @Knob(
                doc = "How the checks act on the streams named. A key that is left out is as in `checks`.",
                fallback = "{}",
                inherits = "checks")
        Map<String, CheckPolicies> streams)
        implements Serializable {

    /** The name of the policy that ships with Weir. */
    public static final String DEFAULT = "default";

    public Policy {
        new Checks()
                .name("name", name)
                .range("version", version, 1, Integer.MAX_VALUE)
                .done();
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
