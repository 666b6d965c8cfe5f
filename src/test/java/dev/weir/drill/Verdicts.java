package dev.weir.drill;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a gateway said first of every event that has an id, by stream. */
final class Verdicts {

    private static final Pattern CHECK = Pattern.compile("\"check\":(\"[^\"]+\")");

    private final Map<String, Map<String, String>> byStream = new HashMap<>();

    private Verdicts() {}

    /** Reads all outputs of a gateway. */
    static Verdicts read(Drill drill, Deployment deployment) {
        Verdicts verdicts = new Verdicts();
        try (Outputs outputs = new Outputs(
                drill.broker().bootstrap(), deployment, (outcome, record) -> verdicts.take(record), new Accounts())) {
            outputs.readToEnd();
        }
        return verdicts;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String id = Receipts.text(record.headers(), "weir-event-id");
        if (id == null || "released".equals(Receipts.text(record.headers(), "weir-verdict"))) {
            return;
        }
        String stream = record.topic().substring(record.topic().lastIndexOf('.') + 1);
        String findings = String.valueOf(Receipts.text(record.headers(), "weir-findings"));
        String checks =
                CHECK.matcher(findings).results().map(match -> match.group(1)).collect(Collectors.joining(","));
        String verdict = Receipts.text(record.headers(), "weir-verdict") + ", trust "
                + Receipts.text(record.headers(), "weir-trust") + ", checks " + checks;
        byStream.computeIfAbsent(stream, any -> new TreeMap<>()).put(id, verdict);
    }

    /** Verdict, trust and checks by event id. */
    Map<String, String> of(String stream) {
        return byStream.getOrDefault(stream, new TreeMap<>());
    }

    /** What two streams' verdicts do not have in common, by event id. */
    static Map<String, String> differences(Map<String, String> first, Map<String, String> second) {
        Map<String, String> differences = new TreeMap<>();
        Set<String> ids = new TreeSet<>(first.keySet());
        ids.addAll(second.keySet());
        for (String id : ids) {
            if (!Objects.equals(first.get(id), second.get(id))) {
                differences.put(id, first.get(id) + " / " + second.get(id));
            }
        }
        return differences;
    }
}
