package dev.weir.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.chance.Wilson;
import dev.weir.replay.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers said of events that were drawn by chance, and what each policy does to these events. Each counts by the inverse of the
 * probability with which it was drawn; intervals are Wilson's over the effective number of answers, as in the console.
 */
public final class BlindAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Answer> answers;
    private final Map<Said, Weights> weights = new EnumMap<>(Said.class);

    private BlindAnswers(Map<String, Answer> answers) {
        this.answers = answers;
    }

    private enum Said {
        HONEST,
        DISHONEST
    }

    private record Answer(Said said, double weight) {}

    /** Of events of which one thing was said. */
    private static final class Weights {
        private long answers;
        private double sum;
        private double squares;
        private double now;
        private double candidate;

        private void add(double weight, Pair pair) {
            answers++;
            sum += weight;
            squares += weight * weight;
            now += pair.now().fate().isKeptOut() ? weight : 0;
            candidate += pair.candidate().fate().isKeptOut() ? weight : 0;
        }

        private BacktestReport.Both<BacktestReport.Share> shares() {
            return new BacktestReport.Both<>(share(now), share(candidate));
        }

        private BacktestReport.Share share(double hits) {
            if (answers == 0) {
                return new BacktestReport.Share(null, 0, 1);
            }
            Wilson interval = Wilson.of(hits / sum, sum * sum / squares, Wilson.Z);
            return new BacktestReport.Share(interval.share(), interval.low(), interval.high());
        }
    }

    /** Nobody was asked. */
    public static BlindAnswers none() {
        return new BlindAnswers(Map.of());
    }

    /**
     * Reads the lines that {@code weir review sample} writes: {@code {"origin":…,"answer":"honest","probability":0.005}}. Who answered that he
     * cannot tell is left out.
     *
     * @throws ReplayException when there is no such file, or a line is none of these
     */
    public static BlindAnswers read(Path file) throws IOException {
        Map<String, Answer> answers = new HashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new ReplayException("--sample " + file + ": there is no such file", e);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(lines.get(i), file + ":" + (i + 1), answers);
            }
        }
        return new BlindAnswers(answers);
    }

    void add(Pair pair) {
        Answer answer = answers.get(pair.origin());
        if (answer != null) {
            weights.computeIfAbsent(answer.said, said -> new Weights()).add(answer.weight, pair);
        }
    }

    /** What was counted; nothing where nobody was asked. */
    Optional<BacktestReport.Sampled> sampled() {
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        Weights honest = weights.getOrDefault(Said.HONEST, new Weights());
        Weights dishonest = weights.getOrDefault(Said.DISHONEST, new Weights());
        return Optional.of(
                new BacktestReport.Sampled(honest.answers, dishonest.answers, honest.shares(), dishonest.shares()));
    }

    private static void read(String line, String place, Map<String, Answer> answers) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (IOException e) {
            throw new ReplayException("--sample " + place + ": it is not JSON", e);
        }
        String origin = json.path("origin").asText();
        double probability = json.path("probability").asDouble();
        Said said = said(json.path("answer").asText(), place);
        if (origin.isEmpty() || !(probability > 0 && probability <= 1)) {
            throw new ReplayException("--sample " + place + ": origin '" + origin + "', probability " + probability
                    + "; needed: an event's origin, and a number above 0 up to 1");
        }
        if (said != null) {
            answers.put(origin, new Answer(said, 1 / probability));
        }
    }

    private static @Nullable Said said(String answer, String place) {
        return switch (answer) {
            case "honest" -> Said.HONEST;
            case "dishonest" -> Said.DISHONEST;
            case "unsure" -> null;
            default ->
                throw new ReplayException(
                        "--sample " + place + ": answer '" + answer + "'; allowed: honest, dishonest, unsure");
        };
    }
}
