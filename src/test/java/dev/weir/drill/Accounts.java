package dev.weir.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.drill.Ledger.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway's own accounting records, added up as anyone can: per checkpoint, in total, and by offset. */
final class Accounts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Long, Map<String, Long>> byCheckpoint = new TreeMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private final Map<String, List<long[]>> ranges = new HashMap<>();
    private int records;

    /** Takes one record of the audit topic; others than accounts are passed over. */
    void take(byte @Nullable [] value) {
        JsonNode account = parse(value);
        if (!account.path("type").asText().equals("account")) {
            return;
        }
        records++;
        Map<String, Long> books =
                byCheckpoint.computeIfAbsent(account.path("checkpoint").asLong(-1), checkpoint -> new HashMap<>());
        for (JsonNode tally : account.path("tallies")) {
            String what = tally.path("what").asText().toUpperCase(Locale.ROOT).replace('-', '_');
            books.merge(
                    tally.path("stream").asText() + ' ' + what,
                    tally.path("count").asLong(),
                    Long::sum);
            totals.merge(what, tally.path("count").asLong(), Long::sum);
        }
        for (JsonNode range : account.path("ranges")) {
            String place = Ledger.place(
                    range.path("topic").asText(), range.path("partition").asInt());
            ranges.computeIfAbsent(place, any -> new ArrayList<>()).add(new long[] {
                range.path("first").asLong(),
                range.path("last").asLong(),
                range.path("count").asLong()
            });
        }
    }

    private static JsonNode parse(byte @Nullable [] value) {
        try {
            return JSON.readTree(value == null ? new byte[0] : value);
        } catch (IOException e) {
            throw new UncheckedIOException("an audit record is not JSON", e);
        }
    }

    /**
     * Adds the books of a checkpoint that was begun and given up to those of the next one: what had passed the first operator
     * before its barrier is accounted for by the last behind the next barrier.
     */
    void givenUp(long checkpoint) {
        Map<String, Long> open = byCheckpoint.remove(checkpoint);
        if (open != null) {
            Map<String, Long> next = byCheckpoint.computeIfAbsent(checkpoint + 1, any -> new HashMap<>());
            open.forEach((key, count) -> next.merge(key, count, Long::sum));
        }
    }

    /** How many accounting records were read. */
    int records() {
        return records;
    }

    /** The sum of one count over all checkpoints: {@code IN}, {@code ADMITTED}, {@code HELD}, {@code DEAD}. */
    long total(String what) {
        return totals.getOrDefault(what, 0L);
    }

    /** Everything that does not add up against the ledger and what came out. */
    List<String> problems(Ledger ledger, Receipts receipts) {
        List<String> problems = new ArrayList<>();
        byCheckpoint.forEach((checkpoint, books) -> balance("checkpoint " + checkpoint, books, problems));
        same("IN in total", total("IN"), ledger.size(), problems);
        for (Receipts.Outcome outcome : Receipts.Outcome.values()) {
            same(outcome + " in total", total(outcome.name()), receipts.count(outcome), problems);
        }
        same("RELEASED in total", total("RELEASED"), receipts.released(), problems);
        for (String place : ledger.places()) {
            Page page = ledger.page(place);
            covers(place, page == null ? 0 : page.size(), problems);
        }
        return problems;
    }

    /** Within one checkpoint every stream's books must balance. */
    private static void balance(String name, Map<String, Long> books, List<String> problems) {
        Set<String> streams = books.keySet().stream()
                .map(key -> key.substring(0, key.indexOf(' ')))
                .collect(Collectors.toSet());
        for (String stream : streams) {
            long out = books.getOrDefault(stream + " ADMITTED", 0L)
                    + books.getOrDefault(stream + " HELD", 0L)
                    + books.getOrDefault(stream + " DEAD", 0L);
            long in = books.getOrDefault(stream + " IN", 0L);
            same(name + ", " + stream + ": IN against ADMITTED + HELD + DEAD", in, out, problems);
        }
    }

    private static void same(String what, long accounted, long expected, List<String> problems) {
        if (accounted != expected) {
            problems.add(what + ": the accounts say " + accounted + ", it is " + expected);
        }
    }

    /** The ranges of one partition must cover its offsets from 0 without gap or overlap. */
    private void covers(String place, long size, List<String> problems) {
        List<long[]> sorted = new ArrayList<>(ranges.getOrDefault(place, List.of()));
        sorted.sort(Comparator.comparingLong(range -> range[0]));
        long next = 0;
        for (long[] range : sorted) {
            if (range[0] != next || range[2] != range[1] - range[0] + 1) {
                problems.add(place + ": the account of offsets " + range[0] + " to " + range[1] + " counts " + range[2]
                        + " and follows offset " + (next - 1));
            }
            next = range[1] + 1;
        }
        same(place + ": end of the accounted offsets", next, size, problems);
    }
}
