package dev.weir.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.replay.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is suspended or excluded at the end of a replay.
 *
 * @param suspended contributors, {@code type:id}
 * @param excluded contributors, {@code type:id}
 */
record StandingsFile(SortedSet<String> suspended, SortedSet<String> excluded) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NAMED = 20;

    static StandingsFile read(Path folder) throws IOException {
        SortedSet<String> suspended = new TreeSet<>();
        SortedSet<String> excluded = new TreeSet<>();
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(OutputFolder.STANDINGS))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = JSON.readTree(line);
                String actor = json.path("actorType").asText()
                        + ':'
                        + json.path("actor").asText();
                switch (json.path("standing").asText()) {
                    case "suspended" -> suspended.add(actor);
                    case "excluded" -> excluded.add(actor);
                    default -> {
                        // Watched or allowed: nothing is kept out for it.
                    }
                }
            }
        }
        return new StandingsFile(suspended, excluded);
    }

    /** This, as the policy that holds now leaves it, beside what the candidate does. */
    BacktestReport.Standings beside(StandingsFile candidate) {
        List<String> newly = candidate.excluded.stream()
                .filter(actor -> !excluded.contains(actor))
                .limit(MOST_NAMED)
                .toList();
        return new BacktestReport.Standings(
                new BacktestReport.Both<>((long) suspended.size(), (long) candidate.suspended.size()),
                new BacktestReport.Both<>((long) excluded.size(), (long) candidate.excluded.size()),
                newly);
    }
}
