package dev.weir.cli;

import dev.weir.manifest.Holdings;
import dev.weir.settings.Durations;
import dev.weir.topics.PlannedTopic.Use;
import dev.weir.topics.Retention;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of somebody when they are erased: sets, which are the user's files, and topics, from which nothing but time removes a record.
 *
 * @param sets those that were looked into
 * @param topics how long each keeps its records
 * @param now no record of theirs that is there is newer
 */
record Remains(List<Holdings> sets, List<Retention> topics, Instant now) {

    private static final String NEVER = "never";

    /** For a person. */
    void print(PrintWriter out) {
        out.println();
        out.println(
                "gone with it: what the gateway remembers, its holds and what waited with its bytes; the rows, cases, notes and"
                        + " payloads of the console, when that reads on; the rows of every set that is built from now on");
        out.println("not of it, and kept: models and baselines, which have figures of the community and no ids");
        sets(out);
        out.println();
        out.println("topics that still have it, and when the last of it is gone at the latest:");
        TextTable table = new TextTable("TOPIC", "WHAT", "HAS", "GONE BY", "BY");
        topics.forEach(each -> table.row(each.topic().name(), title(each), holds(each), gone(each), by(each)));
        table.print(out);
        if (topics.stream().anyMatch(each -> gone(each).equals(NEVER))) {
            out.println(
                    "never: nothing removes it as long as the topic is kept so; give it a retention.ms with kafka-configs");
        }
    }

    private void sets(PrintWriter out) {
        List<Holdings> holding = sets.stream().filter(set -> set.rows() > 0).toList();
        if (sets.isEmpty()) {
            out.println("sets: none was looked into (--manifests)");
        } else if (holding.isEmpty()) {
            out.println("sets: none of " + sets.size() + " holds rows of it");
        } else {
            out.println(
                    "sets that hold rows of it; verify warns of them now: build them again, and delete these files");
            TextTable table = new TextTable("MANIFEST", "ROWS");
            holding.forEach(set -> table.row(set.manifest(), TrainingSetText.grouped(set.rows())));
            table.print(out);
        }
    }

    /** For scripts. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                "sets",
                sets.stream()
                        .map(set -> Map.of("manifest", set.manifest(), "rows", set.rows()))
                        .toList());
        content.put("topics", topics.stream().map(this::content).toList());
        return content;
    }

    private Map<String, Object> content(Retention each) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("topic", each.topic().name());
        content.put("use", each.topic().title());
        content.put("has", holds(each));
        content.put("goneBy", gone(each));
        return content;
    }

    private static String title(Retention each) {
        return each.topic().use() == Use.INPUT || each.topic().use() == Use.REFERENCE
                ? "yours"
                : each.topic().title();
    }

    private static String holds(Retention each) {
        return switch (each.topic().use()) {
            case INPUT, REFERENCE, TRAINING, QUARANTINE, DEAD_LETTERS -> "records";
            case DECISIONS -> "ids, records that were released";
            default -> "ids";
        };
    }

    /** A day, or that there is none. A tombstone takes what stands under a contributor's own key as soon as Kafka compacts. */
    private String gone(Retention each) {
        Instant last = each.gone(now);
        if (last == null) {
            return each.isCompacted() ? "compaction" : NEVER;
        }
        return last.truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS)
                .toString()
                .substring(0, 10);
    }

    private static String by(Retention each) {
        return each.retention() == null
                ? "cleanup.policy " + each.policy()
                : Durations.about(each.retention()) + " and " + Durations.about(each.segment()) + " of a segment";
    }
}
