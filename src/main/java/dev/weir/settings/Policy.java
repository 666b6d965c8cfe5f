package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Map<String, CheckPolicies> streams,

        @Knob(
                doc =
                        "From when on it holds, by the arrival of events. Left out, or where the policy is published later: from when"
                                + " the broker has it. A policy file holds from the start of the job. Needed where `bypass`, `ignore`"
                                + " or `expect` have entries: their ends are counted from it.",
                allowed = "a time such as 2026-01-31T00:00:00Z")
        @Nullable
        Instant effectiveFrom,

        @Knob(doc = "Streams whose checks run in shadow until a time, whatever is said of them above.", fallback = "[]")
        List<Bypass> bypass,

        @Knob(
                doc =
                        "Contributors whose events are closed at once: they are held and never in the queue, nothing is learned from them"
                                + " and no figure counts them.",
                fallback = "[]")
        List<Ignored> ignore,

        @Knob(doc = "Surges that were announced: the checks of crowds and surges expect so much more.", fallback = "[]")
        List<Expected> expect,

        @Knob(
                doc =
                        "What its backtest said. `weir policy publish` and the console write it; in a policy file it says nothing.")
        @Nullable
        Tried tried,

        @Knob(
                doc = "Why it was published without a backtest. `weir policy publish --without-backtest` writes it.",
                allowed = "1 to 200 characters, and not beside `tried`")
        @Nullable
        String untried)
        implements Serializable {

    /** The name of the policy that ships with Weir. */
    public static final String DEFAULT = "default";

    /** How long a stream may be left alone by one entry. */
    public static final Duration LONGEST_BYPASS = Duration.ofDays(7);

    /** How long an entry of {@code ignore} or {@code expect} may last: a quarter, so that somebody looks again. */
    public static final Duration LONGEST_ENTRY = Duration.ofDays(90);

    /** The longest reason for publishing without a backtest, in characters. */
    public static final int MOST_REASON = 200;

    public Policy {
        streams = Map.copyOf(streams);
        bypass = List.copyOf(bypass);
        ignore = List.copyOf(ignore);
        expect = List.copyOf(expect);
        Checks made = new Checks().name("name", name).range("version", version, 1, Integer.MAX_VALUE);
        for (Bypass entry : bypass) {
            ends(made, "bypass", entry.until(), effectiveFrom, LONGEST_BYPASS);
        }
        for (Ignored entry : ignore) {
            ends(made, "ignore", entry.until(), effectiveFrom, LONGEST_ENTRY);
        }
        for (Expected entry : expect) {
            ends(made, "expect", entry.until(), effectiveFrom, LONGEST_ENTRY);
        }
        if (untried != null) {
            made.that(
                    !untried.isBlank() && untried.length() <= MOST_REASON,
                    "untried",
                    "has " + untried.length() + " characters; allowed: 1 to " + MOST_REASON + ", not all blank");
            made.that(
                    tried == null,
                    List.of("untried"),
                    Set.of("tried"),
                    "stands beside tried, which says that there was a backtest; allowed: one of the two");
        }
        made.done();
    }

    private static void ends(Checks checks, String key, Instant until, @Nullable Instant from, Duration longest) {
        if (from == null) {
            checks.that(
                    false,
                    List.of("effectiveFrom"),
                    Set.of(key),
                    "is missing, and " + key + " has entries, whose ends are counted from it; allowed: a time such as"
                            + " 2026-01-31T00:00:00Z");
            return;
        }
        Instant latest = from.plus(longest);
        checks.that(
                !until.isAfter(latest),
                List.of(key),
                Set.of("effectiveFrom"),
                "an entry ends at " + until + ", more than " + longest.toDays() + " days after effectiveFrom, " + from
                        + "; allowed: until " + latest);
    }

    /** {@code name@version}. */
    public String id() {
        return name + '@' + version;
    }

    /** The same rules under another name, for all streams or for each its own; without a date, and without what is for a time. */
    public Policy named(String newName, int newVersion, Map<String, CheckPolicies> ofStreams) {
        return new Policy(newName, newVersion, checks, ofStreams, null, List.of(), List.of(), List.of(), null, null);
    }

    /** The same rules without what leaves streams alone for a time. */
    public Policy withoutBypass() {
        return new Policy(name, version, checks, streams, effectiveFrom, List.of(), ignore, expect, tried, untried);
    }

    /** How the checks act on a stream. */
    public CheckPolicies on(String stream) {
        return streams.getOrDefault(stream, checks);
    }
}
