package dev.weir.cli;

import dev.weir.event.Code;
import dev.weir.policy.Series;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.Statement;
import dev.weir.settings.PolicyChange;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was published, for a person and for a program. */
final class PolicyListing {

    private PolicyListing() {}

    /** One after the other, each with what it changed. */
    static void print(PrintWriter out, PolicyHistory history, long now) {
        for (PolicyHistory.Entry entry : history.entries()) {
            Series.Version version = entry.version();
            if (version == null) {
                out.println(entry.record().at() + " does not count: " + entry.refusal());
                continue;
            }
            out.println(version.policy().id() + ", published "
                    + Instant.ofEpochMilli(entry.record().appended()) + " by "
                    + String.join(" and ", version.by()) + ", holds from " + Instant.ofEpochMilli(version.from()) + ": "
                    + Code.of(history.state(entry, now)));
            Stream.of(Statement.words(version.policy()))
                    .filter(words -> !words.isEmpty())
                    .forEach(words -> out.println("  " + words));
            entry.changes().forEach(change -> out.println("  " + change));
        }
    }

    static Map<String, Object> content(PolicyHistory history, long now) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("inForce", history.inForce(now).id());
        content.put(
                "policies",
                history.entries().stream()
                        .map(entry -> content(history, entry, now))
                        .toList());
        return content;
    }

    private static Map<String, Object> content(PolicyHistory history, PolicyHistory.Entry entry, long now) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("at", entry.record().at());
        content.put("policy", entry.record().key());
        content.put("state", Code.of(history.state(entry, now)));
        content.put("published", Instant.ofEpochMilli(entry.record().appended()).toString());
        Series.Version version = entry.version();
        if (version == null) {
            content.put("refusal", entry.refusal());
        } else {
            content.put("from", Instant.ofEpochMilli(version.from()).toString());
            content.put("by", version.by());
            content.put("statement", Statement.words(version.policy()));
            content.put("changes", changes(entry.changes()));
        }
        return content;
    }

    static List<Map<String, String>> changes(List<PolicyChange> changes) {
        return changes.stream()
                .map(change -> {
                    Map<String, String> content = new LinkedHashMap<>();
                    content.put("key", change.key());
                    content.put("before", change.before());
                    content.put("after", change.after());
                    return content;
                })
                .toList();
    }
}
