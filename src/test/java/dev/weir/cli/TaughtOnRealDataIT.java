package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.company.PublicOpinions;
import dev.weir.decide.DecisionJson;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What decisions teach on the way that it takes in service: a replay with decisions, a training, a replay by the model. Amazon's
 * labels stand for decisions about four in five of the reviewers; the others are judged, by what the second replay says with their
 * last review, and by whether it ever said so. Every figure is printed.
 */
class TaughtOnRealDataIT {

    private static final long FIRST_SEED = Long.getLong("weir.firstSeed", 100);
    private static final int FOLDS = 5;

    private static final String SETTINGS = """
            streams:
              reviews:
                kind: rating
                format: csv
                rows: {columns: [user, product, stars]}
                fields: {actor: {type: user, at: user}, object: {type: item, at: product}, value: stars, time: order}
                scale: {min: 1, max: 5}
            """;

    @TempDir
    Path dir;

    @Test
    @EnabledIfSystemProperty(named = "weir.fit", matches = "true")
    void spammersAboutWhomNobodyDecidedAreFoundByTheDecisionsAboutOthers() throws IOException {
        // Given
        Map<String, Boolean> spammers = PublicOpinions.spammers();
        Path settings = Files.writeString(dir.resolve("weir.yaml"), SETTINGS);
        Path reviews = written(PublicOpinions.shuffled(PublicOpinions.amazon(), FIRST_SEED));
        Path decided = decided(spammers);

        // When
        Run first = replay(settings, reviews, "first", "--decisions", decided.toString());
        Run train = Run.of(
                "train",
                "--settings",
                settings.toString(),
                "--decisions",
                decided.toString(),
                "--from",
                dir.resolve("first").toString(),
                "--models",
                dir.resolve("models").toString(),
                "--stream",
                "reviews",
                "--accept",
                "two in five of these reviewers are spammers");
        Run second = replay(
                settings, reviews, "second", "--models", dir.resolve("models").toString());

        // Then
        System.out.print(train.out());
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(train.status()).as(train.err()).isZero();
        assertThat(second.status()).as(second.err()).isZero();
        Said said = said(new ReplayFolder(dir.resolve("second")));
        Figures last = Figures.of(said.last, said.all, spammers);
        Figures ever = Figures.of(said.ever, said.all, spammers);
        System.out.printf(Locale.ROOT, "Amazon, with the last review: %s%n", last);
        System.out.printf(Locale.ROOT, "Amazon, with any review: %s%n", ever);
        assertThat(last.f1()).isGreaterThan(0.93);
        assertThat(last.fpr()).isLessThan(0.045);
    }

    /** Who is called fake with the last and with any review, and everybody who wrote one. */
    private record Said(Set<String> last, Set<String> ever, Set<String> all) {}

    private static Said said(ReplayFolder folder) {
        Said said = new Said(new HashSet<>(), new HashSet<>(), new HashSet<>());
        Map<String, Integer> order = new HashMap<>();
        for (String file : List.of("admitted.jsonl", "held.jsonl")) {
            for (JsonNode line : folder.objects(file)) {
                String actor = "user:" + line.get("actor").asText();
                boolean called = isCalledFake(line);
                said.all.add(actor);
                if (called) {
                    said.ever.add(actor);
                }
                if (order.getOrDefault(actor, -1) < line.get("order").asInt()) {
                    order.put(actor, line.get("order").asInt());
                    if (called) {
                        said.last.add(actor);
                    } else {
                        said.last.remove(actor);
                    }
                }
            }
        }
        return said;
    }

    private static boolean isCalledFake(JsonNode line) {
        for (JsonNode finding : line.path("findings")) {
            if (finding.get("check").asText().equals("reviewed")) {
                return true;
            }
        }
        return false;
    }

    private record Figures(double f1, double fpr, double recall) {
        static Figures of(Set<String> called, Set<String> judged, Map<String, Boolean> spammers) {
            int[] all = new int[2];
            int[] of = new int[2];
            spammers.forEach((actor, spammer) -> {
                if (fold(actor) == 0 && judged.contains(actor)) {
                    all[spammer ? 1 : 0]++;
                    of[spammer ? 1 : 0] += called.contains(actor) ? 1 : 0;
                }
            });
            return new Figures(
                    2.0 * of[1] / (of[1] + of[0] + all[1]), (double) of[0] / all[0], (double) of[1] / all[1]);
        }
    }

    /** Two reviewers, each about every other one of those who teach. */
    private Path decided(Map<String, Boolean> spammers) throws IOException {
        List<String> lines = new ArrayList<>();
        spammers.forEach((actor, spammer) -> {
            if (fold(actor) != 0) {
                String id = "d" + lines.size();
                Entity who = new Entity(actor);
                Decision decision = spammer
                        ? Decisions.exclude(id, who, Long.MIN_VALUE)
                        : Decisions.honest(Decisions.clear(id, who));
                Decision by = lines.size() % 2 == 0 ? decision : Decisions.by("lea", decision);
                lines.add(new String(DecisionJson.of(by), UTF_8));
            }
        });
        return Files.write(dir.resolve("decided.jsonl"), lines);
    }

    private Path written(List<Opinion> opinions) throws IOException {
        return Files.write(
                dir.resolve("reviews.csv"),
                opinions.stream()
                        .map(one -> one.actor().id() + ',' + one.object().id() + ',' + one.value())
                        .toList());
    }

    private Run replay(Path settings, Path input, String out, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "replay",
                "--settings",
                settings.toString(),
                "--input",
                input.toString(),
                "--out",
                dir.resolve(out).toString()));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private static int fold(String actor) {
        return new SplittableRandom(1_000_003L * FIRST_SEED + actor.hashCode()).nextInt(FOLDS);
    }
}
