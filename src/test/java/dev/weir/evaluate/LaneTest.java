package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.Plan;
import dev.weir.TestSettings;
import dev.weir.event.Finding;
import dev.weir.event.Verdict;
import dev.weir.lab.Aim;
import dev.weir.lab.AttackFolder;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.Ratings;
import dev.weir.replay.FileInput;
import dev.weir.replay.InputFile;
import dev.weir.replay.OutputFolder;
import dev.weir.replay.Progress;
import dev.weir.replay.ReferenceFiles;
import dev.weir.replay.Replay;
import dev.weir.route.CampaignJson;
import dev.weir.settings.JobSettings;
import dev.weir.settings.SettingsFile;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {

    private static final long HOUR = 3_600_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /** The job over the same ratings, in a folder. */
    private Path replay(Attacked attacked) throws IOException {
        AttackFolder.write(folder, attacked);
        Plan plan = Plan.enforcing(SettingsFile.load(folder.resolve(AttackFolder.SETTINGS)));
        Path out = folder.resolve("out");
        String ratings = folder.resolve(AttackFolder.RATINGS).toString();
        new Replay(
                        plan,
                        new FileInput(InputFile.of(List.of(ratings), plan.settings())),
                        null,
                        ReferenceFiles.NONE,
                        OutputFolder.claim(out.toString(), List.of()),
                        new Progress(new PrintWriter(new StringWriter()), Progress.Style.NONE, System::nanoTime),
                        System::nanoTime)
                .run();
        return out;
    }

    @Test
    void saysVerdictForVerdictWhatTheJobSays() throws IOException {
        // Given: an attack, one account that floods, and a loved release about which later visitors are divided.
        Attacked attack = Town.attacked(AttackModel.AVERAGE, Aim.PUSH, 5);
        List<Rating> all = new ArrayList<>(attack.all().list());
        for (int i = 0; i < 900; i++) {
            all.add(new Rating(9999, 1000 + i, 3, attack.start() + i * 1000L));
        }
        for (int i = 0; i < 100; i++) {
            double value = i >= 60 ? 2 + i % 4 : i % 10 < 7 ? 5 : 3;
            long after = i >= 60 ? (i - 58) * 17L * HOUR : i * HOUR / 6;
            all.add(new Rating(1 + i, 2000, value, attack.start() + after));
        }
        Ratings ratings = Ratings.of(all, attack.all().scale());
        Attacked attacked = new Attacked(
                ratings,
                ratings.list().stream().map(rating -> RatingLabel.HONEST).toList(),
                attack.fakes(),
                attack.targets(),
                attack.start());

        // When
        Path out = replay(attacked);
        List<Verdict> verdicts = new ArrayList<>();
        List<String> standings = new ArrayList<>();
        List<String> retractions = new ArrayList<>();
        List<String> released = new ArrayList<>();
        Lane lane = new Lane(RatingStream.settings(ratings.scale()), Memory.DEFAULT);
        for (Rating rating : ratings.list()) {
            Lane.Step step = lane.next(RatingStream.event(rating, verdicts.size() + 2));
            verdicts.add(step.verdict());
            step.changes().forEach(change -> standings.add(text(CampaignJson.of(change))));
            step.released().forEach(passage -> released.add(said(passage)));
            step.retractions().forEach(entry -> retractions.add(text(CampaignJson.of(entry))));
        }

        // Then
        Map<Integer, String> job = new TreeMap<>();
        for (String file : List.of(OutputFolder.ADMITTED, OutputFolder.HELD)) {
            for (String line : Files.readAllLines(out.resolve(file))) {
                JsonNode node = JSON.readTree(line);
                String origin = node.get("origin").asText();
                job.put(Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1)) - 2, said(node));
            }
        }
        Map<Integer, String> here = new TreeMap<>();
        for (int i = 0; i < verdicts.size(); i++) {
            here.put(i, said(verdicts.get(i)));
        }
        assertThat(here.keySet()).isEqualTo(job.keySet());
        assertThat(here.entrySet()).allSatisfy(said -> assertThat(job).contains(said));
        assertThat(here.values()).anyMatch(said -> said.contains("rate")).anyMatch(said -> said.contains("standing"));
        assertThat(standings)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(out.resolve("standings.jsonl")));
        assertThat(retractions).isNotEmpty().isEqualTo(Files.readAllLines(out.resolve("retractions.jsonl")));

        assertThat(released).isNotEmpty().isEqualTo(releasedBy(out));

        // And what is left for training is the same.
        Course course = Course.of(ratings, Memory.DEFAULT);
        long left = 0;
        for (int i = 0; i < ratings.list().size(); i++) {
            left += course.wentOut(i) && !course.retracted(ratings.list().get(i)) ? 1 : 0;
        }
        assertThat(left)
                .isEqualTo(Files.readAllLines(out.resolve("training.jsonl")).size());
    }

    private static List<String> releasedBy(Path out) throws IOException {
        List<String> released = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve(OutputFolder.RELEASED))) {
            JsonNode node = JSON.readTree(line);
            String origin = node.get("origin").asText();
            released.add(origin.substring(origin.lastIndexOf(':') + 1) + " "
                    + node.at("/release/time").asText());
        }
        return released;
    }

    private static String said(Passage released) {
        return released.event().origin().position() + " "
                + Instant.ofEpochMilli(released.release().time());
    }

    @Test
    void watchesWhomTheJobWatches() throws IOException {
        // Given: 300 people with opinions, and 120 who give the highest value to the same 20 items.
        Random random = new Random(4);
        List<Rating> all = new ArrayList<>();
        for (int user = 0; user < 420; user++) {
            for (int i = 0; i < 15; i++) {
                boolean gang = user >= 300 && i >= 3;
                int item = gang ? 1000 + random.nextInt(20) : random.nextInt(200);
                all.add(new Rating(user, item, user < 300 ? 1 + random.nextInt(5) : 5, random.nextInt(1_000_000_000)));
            }
        }
        Ratings ratings = Ratings.of(all);

        // When
        Path out = replay(Attacked.none(ratings));
        Course course = Course.of(ratings, Memory.DEFAULT);

        // Then: the last standings are the same, and so is every trust
        Map<String, Long> job = Files.readAllLines(out.resolve("standings.jsonl")).stream()
                .collect(Collectors.groupingBy(
                        line -> line.replaceAll(".*\"standing\":\"([a-z]+)\".*", "$1"), Collectors.counting()));
        assertThat(course.watched()).hasSizeGreaterThan(50).allMatch(user -> user >= 300);
        assertThat(job.get("watched")).isEqualTo(course.watched().size());
        List<Double> trust = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("admitted.jsonl"))) {
            trust.add(JSON.readTree(line).get("trust").asDouble());
        }
        List<Double> here = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!course.held(i)) {
                here.add(course.verdict(i).trust());
            }
        }
        assertThat(here).anyMatch(each -> each < 1).isEqualTo(trust);
    }

    @Test
    void remembersAsLongAsAJobByDefault() {
        JobSettings job = TestSettings.ratings().job();
        assertThat(Memory.DEFAULT).isEqualTo(new Memory(job.memory(), job.objectMemory()));
    }

    private static String said(JsonNode line) {
        List<String> findings = new ArrayList<>();
        line.path("findings")
                .forEach(finding -> findings.add(finding.get("check").asText() + " "
                        + finding.get("weight").asText() + " "
                        + finding.get("sentence").asText()));
        return line.get("verdict").asText() + " " + line.get("trust").asDouble() + " " + findings;
    }

    private static String said(Verdict verdict) {
        String findings = verdict.findings().stream()
                .map((Finding finding) -> finding.check() + " "
                        + finding.weight().name().toLowerCase(Locale.ROOT) + " " + finding.sentence())
                .collect(Collectors.joining(", ", "[", "]"));
        return (verdict.ruling() == Verdict.Ruling.HOLD ? "held" : "admitted") + " " + verdict.trust() + " " + findings;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
