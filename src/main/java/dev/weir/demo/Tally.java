package dev.weir.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gateway's own outputs say so far: counts from its accounts, reasons and sentences from held events and dead
 * letters. Thread-safe.
 */
final class Tally {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Counts> streams = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, String> standings = new HashMap<>();
    private String lastHeld = "";
    private String lastCampaign = "";
    private String lastDead = "";
    private long checkpoint;

    /**
     * One stream.
     *
     * @param in records read
     */
    record Counts(long in, long admitted, long held, long dead) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(String what, long count) {
            return switch (what) {
                case "in" -> new Counts(in + count, admitted, held, dead);
                case "admitted" -> new Counts(in, admitted + count, held, dead);
                case "held" -> new Counts(in, admitted, held + count, dead);
                case "dead" -> new Counts(in, admitted, held, dead + count);
                default -> this;
            };
        }

        Counts plus(Counts other) {
            return new Counts(in + other.in, admitted + other.admitted, held + other.held, dead + other.dead);
        }

        /** Records that have their verdict. */
        long judged() {
            return admitted + held + dead;
        }
    }

    /**
     * The tally at one moment.
     *
     * @param streams counts by stream, sorted
     * @param reasons dead letters by reason, sorted
     * @param standings how many contributors stand how, for those that are not clear, sorted
     * @param lastCampaign the last campaign that was found; empty before the first
     * @param lastHeld who was held last and why; empty before the first
     * @param lastDead the last dead letter's reason and sentence; empty before the first
     * @param checkpoint the last one whose accounts were read
     */
    record Snapshot(
            Map<String, Counts> streams,
            Map<String, Long> reasons,
            Map<String, Long> standings,
            String lastCampaign,
            String lastHeld,
            String lastDead,
            long checkpoint) {

        Counts on(String stream) {
            return streams.getOrDefault(stream, Counts.NONE);
        }

        Counts all() {
            return streams.values().stream().reduce(Counts.NONE, Counts::plus);
        }
    }

    synchronized Snapshot snapshot() {
        Map<String, Long> stand = new TreeMap<>();
        standings.values().forEach(standing -> stand.merge(standing, 1L, Long::sum));
        return new Snapshot(
                new LinkedHashMap<>(streams),
                new LinkedHashMap<>(reasons),
                stand,
                lastCampaign,
                lastHeld,
                lastDead,
                checkpoint);
    }

    /** Takes one record of the audit topic; answers to decisions count nothing. */
    synchronized void audit(byte[] json) {
        JsonNode account = read(json);
        checkpoint = Math.max(checkpoint, account.path("checkpoint").asLong());
        for (JsonNode tally : account.path("tallies")) {
            streams.merge(
                    tally.path("stream").asText(),
                    Counts.NONE.plus(
                            tally.path("what").asText(), tally.path("count").asLong()),
                    Counts::plus);
        }
    }

    /** Takes one record of the standings topic. */
    synchronized void standing(byte[] json) {
        JsonNode change = read(json);
        String actor =
                change.path("actorType").asText() + ':' + change.path("actor").asText();
        String standing = change.path("standing").asText();
        if (standing.equals("clear")) {
            standings.remove(actor);
        } else {
            standings.put(actor, standing);
        }
    }

    /** Takes one record of the alerts topic. */
    synchronized void alert(byte[] json) {
        JsonNode alert = read(json);
        if (alert.path("type").asText().equals("campaign")) {
            lastCampaign = alert.path("sentence").asText();
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("a topic of the gateway holds something that is not JSON", e);
        }
    }

    /** Takes one held event: who, and the findings header. */
    synchronized void held(String actor, String findings) {
        try {
            String sentence = JSON.readTree(findings)
                    .path("findings")
                    .path(0)
                    .path("sentence")
                    .asText();
            lastHeld = actor + ": " + sentence;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a findings header is not JSON: " + findings, e);
        }
    }

    /** Takes one dead letter: the reason's code and the sentence. */
    synchronized void dead(String reason, String error) {
        reasons.merge(reason, 1L, Long::sum);
        lastDead = reason + ": " + error;
    }
}
