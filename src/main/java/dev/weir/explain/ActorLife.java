package dev.weir.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one actor did, in numbers, with the latest of it. */
public final class ActorLife {

    /** So many of an actor's events are shown, and so many of the held ones. */
    static final int SHOWN = 10;

    private static final Comparator<JsonNode> LATEST_FIRST = Comparator.<JsonNode, String>comparing(ActorLife::time)
            .thenComparingInt(line -> line.path("origin").asText().length())
            .thenComparing(line -> line.path("origin").asText())
            .reversed();

    private final String actor;
    private final SortedMap<String, Long> verdicts = new TreeMap<>();
    private final SortedMap<String, Long> streams = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Long>> findings = new TreeMap<>();
    private final TreeSet<JsonNode> latest = new TreeSet<>(LATEST_FIRST);
    private final TreeSet<JsonNode> latestHeld = new TreeSet<>(LATEST_FIRST);
    private final List<JsonNode> standings = new ArrayList<>();
    private final List<JsonNode> ledger = new ArrayList<>();
    private long events;
    private @Nullable String first;
    private @Nullable String last;

    ActorLife(String actor) {
        this.actor = actor;
    }

    void add(JsonNode line) {
        String verdict = line.path("verdict").asText();
        verdicts.merge(verdict, 1L, Long::sum);
        if (isRelease(line)) {
            return;
        }
        events++;
        streams.merge(line.path("stream").asText(), 1L, Long::sum);
        for (JsonNode finding : line.path("findings")) {
            findings.computeIfAbsent(finding.path("check").asText(), check -> new TreeMap<>())
                    .merge(finding.path("weight").asText(), 1L, Long::sum);
        }
        String time = time(line);
        if (!time.isEmpty()) {
            first = first == null || time.compareTo(first) < 0 ? time : first;
            last = last == null || time.compareTo(last) > 0 ? time : last;
        }
        keep(latest, line);
        if (verdict.equals("held")) {
            keep(latestHeld, line);
        }
    }

    /** Whether a line is about an event that has another line, of when it was held. */
    static boolean isRelease(JsonNode line) {
        return line.path("verdict").asText().equals("released");
    }

    /** Takes what was decided about the actor itself, in the order in which it was: a standing, or an entry of the ledger. */
    void decided(JsonNode line) {
        List<JsonNode> kind = line.has("standing") ? standings : ledger;
        kind.add(line);
        if (kind.size() > SHOWN) {
            kind.remove(0);
        }
    }

    /** {@code type:id}. */
    public String actor() {
        return actor;
    }

    /** How many events of the actor there are. */
    public long events() {
        return events;
    }

    /** How many events got which verdict; what is released was held, too. */
    public SortedMap<String, Long> verdicts() {
        return verdicts;
    }

    /** How many events came in on which stream. */
    public SortedMap<String, Long> streams() {
        return streams;
    }

    /** How often which check found something, by weight: holds, counts, shadow. */
    public SortedMap<String, SortedMap<String, Long>> findings() {
        return findings;
    }

    /** The earliest event time, ISO-8601; null where the events have none. */
    public @Nullable String first() {
        return first;
    }

    /** The latest event time, ISO-8601; null where the events have none. */
    public @Nullable String last() {
        return last;
    }

    /** The latest events, newest first, {@value #SHOWN} at most. */
    public List<JsonNode> latest() {
        return List.copyOf(latest);
    }

    /** The latest held events, newest first, {@value #SHOWN} at most. */
    public List<JsonNode> latestHeld() {
        return List.copyOf(latestHeld);
    }

    /** How the actor stood, oldest first, the last {@value #SHOWN} at most. */
    public List<JsonNode> standings() {
        return List.copyOf(standings);
    }

    /** What of it was taken back or given back, oldest first, the last {@value #SHOWN} at most. */
    public List<JsonNode> ledger() {
        return List.copyOf(ledger);
    }

    private static void keep(NavigableSet<JsonNode> lines, JsonNode line) {
        lines.add(line);
        if (lines.size() > SHOWN) {
            lines.pollLast();
        }
    }

    private static String time(JsonNode line) {
        return line.path("time").asText();
    }
}
