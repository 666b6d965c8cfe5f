package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.support.OutputSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole replays of small files. */
class ReplayCommandIT {

    private static final String RATINGS = """
            streams:
              ratings:
                kind: rating
                format: csv
                fields:
                  actor: {type: user, at: userId}
                  object: {type: film, at: movieId}
                  value: rating
                  time: {at: timestamp, unit: s}
                scale: {min: 0.5, max: 5, step: 0.5}
            limits: {recordBytes: 2000}
            """;

    private static final long START = 964_982_703L;

    @TempDir
    Path folder;

    @Test
    void everyLineGetsExactlyOneVerdict() throws IOException {
        // Given
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("\uFEFFuserId,movieId,rating,timestamp\r\n".getBytes(UTF_8));
        text.writeBytes("7,20,3.5,964982800\r\n".getBytes(UTF_8));
        text.writeBytes("\n".getBytes(UTF_8));
        text.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, '\n'});
        text.writeBytes("7,21,9,964982801\n7,,3,964982802\n7,22,3,soon\n7,22\n".getBytes(UTF_8));
        text.writeBytes(("7," + "x".repeat(100_000) + ",3,964982803\n").getBytes(UTF_8));
        text.writeBytes("\"7\",\"two\nlines \"\"é\"\"\",4,964982700\n\"8,1,1,1\n".getBytes(UTF_8));
        text.writeBytes("9,23,5,964982804".getBytes(UTF_8));
        Path file = gzip("nasty.csv.gz", text.toByteArray());

        // When
        Run run = replay(RATINGS, "out", file.toString());

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        ReplayFolder out = new ReplayFolder(folder.resolve("out"));
        assertThat(origins(out, "admitted.jsonl")).containsExactly("10", "2", "13");
        assertThat(origins(out, "training.jsonl")).containsExactly("2", "10", "13");
        assertThat(out.objects("dead-letters.jsonl"))
                .extracting(letter -> line(letter) + " " + letter.get("reason").asText())
                .containsExactly(
                        "3 empty",
                        "4 not-utf8",
                        "5 out-of-scale",
                        "6 missing-field",
                        "7 time-unreadable",
                        "8 not-csv",
                        "9 too-large",
                        "12 not-csv");
    }

    @Test
    void aLineOfTheOutputsSaysWhatCameInAndWhatBecameOfIt() throws IOException {
        // Given
        Path file = Files.writeString(
                folder.resolve("r.csv"),
                "userId,movieId,rating,timestamp\n\"7\",\"two\nlines \"\"é\"\"\",4,964982700\n8,2,x,1\n");

        // When
        replay(RATINGS, "out", file.toString());

        // Then
        ReplayFolder out = new ReplayFolder(folder.resolve("out"));
        JsonNode admitted = out.objects("admitted.jsonl").get(0);
        assertThat(admitted.get("v").asInt()).isEqualTo(1);
        assertThat(admitted.get("origin").asText()).isEqualTo(file + ":2");
        assertThat(admitted.get("stream").asText()).isEqualTo("ratings");
        assertThat(admitted.get("kind").asText()).isEqualTo("rating");
        assertThat(admitted.get("actor").asText()).isEqualTo("7");
        assertThat(admitted.get("actorType").asText()).isEqualTo("user");
        assertThat(admitted.get("object").asText()).isEqualTo("two\nlines \"é\"");
        assertThat(admitted.get("value").asDouble()).isEqualTo(4.0);
        assertThat(admitted.get("time").asText()).isEqualTo("2000-07-30T18:45:00Z");
        assertThat(admitted.get("verdict").asText()).isEqualTo("admitted");
        assertThat(admitted.get("trust").asDouble()).isEqualTo(1.0);
        assertThat(admitted.get("policy").asText()).isEqualTo("default@1");
        assertThat(admitted.get("payload").asText()).isEqualTo("\"7\",\"two\nlines \"\"é\"\"\",4,964982700");
        assertThat(admitted.has("eventId")).isFalse();
        assertThat(admitted.has("findings")).isFalse();
        assertThat(out.summary().at("/inputs/0/sha256").asText()).hasSize(64);
        assertThat(out.summary().at("/total/in").asLong()).isEqualTo(2);
        assertThat(out.summary().at("/total/deadLetters/wrong-type").asLong()).isEqualTo(1);
    }

    @Test
    void anAvroFileIsJudgedLikeTheSameLinesOfJson() throws IOException {
        // Given
        String settings = RATINGS.replace("format: csv", "format: FORMAT")
                .replace("userId", "/u")
                .replace("movieId", "/m")
                .replace("value: rating", "value: /r")
                .replace("timestamp", "/t");
        Path avro = Files.write(folder.resolve("r.avro"), AvroRatings.file(100));
        Path lines = Files.writeString(folder.resolve("r.jsonl"), AvroRatings.lines(100));

        // When
        Run ofAvro = replay(settings.replace("FORMAT", "avro"), "avro", avro.toString());
        Run ofLines = replay(settings.replace("FORMAT", "json"), "lines", lines.toString());

        // Then
        assertThat(List.of(ofAvro.status(), ofLines.status())).as(ofAvro.err()).containsOnly(0);
        for (String file : List.of("admitted.jsonl", "dead-letters.jsonl")) {
            List<JsonNode> records = new ReplayFolder(folder.resolve("avro")).objects(file);
            assertThat(records).isNotEmpty().allMatch(line -> line.has("payload") || line.has("payloadBase64"));
            assertThat(records.stream().map(line -> said(line, avro)))
                    .containsExactlyElementsOf(new ReplayFolder(folder.resolve("lines"))
                            .objects(file).stream()
                                    .map(line -> said(line, lines))
                                    .toList());
        }
    }

    /** A line without its payload; origins by number alone. */
    private static JsonNode said(JsonNode line, Path file) {
        ObjectNode copy = line.deepCopy();
        copy.remove(List.of("payload", "payloadBase64"));
        return copy.put("origin", line.get("origin").asText().replace(file.toString(), ""));
    }

    @Test
    void floodIsHeldWithItsFindingsAndContextAndPassesTheLimit() throws IOException {
        // Given
        List<String> rows = community(2_000);
        List<String> known =
                rows.stream().map(row -> row.split(",")[1]).distinct().toList();
        for (int i = 0; i < 2_500; i++) {
            rows.add("666," + known.get(i % known.size()) + ",5," + (START + 90_000 + i / 50));
        }
        Path file = csv("flood.csv", rows);

        // When
        Run run = replay(RATINGS, "out", file.toString(), "--fail-over", "held=10%,dead=0%", "--json");

        // Then
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("of the records are held, more than 10 %");
        ReplayFolder out = new ReplayFolder(folder.resolve("out"));
        List<JsonNode> held = out.objects("held.jsonl");
        assertThat(held).hasSizeGreaterThan(1_000);
        assertThat(held).allSatisfy(line -> {
            assertThat(line.get("actor").asText()).isEqualTo("666");
            assertThat(line.at("/findings/0/check").asText()).isEqualTo("rate");
            assertThat(line.at("/findings/0/sentence").asText()).isNotBlank();
            assertThat(line.at("/context/count").asLong()).isPositive();
        });
        assertThat(out.lines("training.jsonl")).hasSize(4_500 - held.size());
        assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("out/summary.json")));
        assertThat(out.summary().at("/checks/rate/holds").asInt()).isEqualTo(held.size());
        assertThat(out.summary().at("/failOver/0/passed").asBoolean()).isTrue();
        assertThat(out.summary().at("/failOver/1/passed").asBoolean()).isFalse();
        assertThat(OutputSchema.of("summary").errors(run.out().getBytes(UTF_8))).isEmpty();
        Run event = Run.of(
                "explain",
                held.get(0).get("origin").asText(),
                "--replay",
                folder.resolve("out").toString());
        assertThat(event.out())
                .contains("held, trust")
                .contains("rate (holds)")
                .contains(held.get(0).at("/findings/0/sentence").asText());
        Run actor =
                Run.of("explain", "user:666", "--replay", folder.resolve("out").toString());
        assertThat(actor.out()).contains("2,500: ").contains(String.format("%,d held", held.size()));
    }

    @Test
    void lineOrderChangesNoVerdictAndTwoRunsGiveTheSameBytes() throws IOException {
        // Given
        List<String> rows = community(3_000);
        for (int i = 0; i < 600; i++) {
            rows.add("666," + i + ",5," + (START + 90_000 + i / 50));
        }
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(5));
        Path sorted = csv("sorted.csv", rows);

        // When
        replay(RATINGS, "first", sorted.toString());
        replay(RATINGS, "second", sorted.toString());
        replay(RATINGS, "shuffled", csv("shuffled.csv", shuffled).toString());

        // Then
        ReplayFolder first = new ReplayFolder(folder.resolve("first"));
        ReplayFolder second = new ReplayFolder(folder.resolve("second"));
        assertThat(second.outputs()).isEqualTo(first.outputs());
        assertThat(second.steadySummary()).isEqualTo(first.steadySummary());
        ReplayFolder other = new ReplayFolder(folder.resolve("shuffled"));
        assertThat(honest(other)).isEqualTo(honest(first));
        assertThat(first.lines("held.jsonl")).isNotEmpty();
        assertThat(other.lines("held.jsonl")).hasSameSizeAs(first.lines("held.jsonl"));
    }

    @Test
    void aTimeTravellerIsHeldAndChangesNoOtherVerdict() throws IOException {
        // Given
        List<String> rows = community(1_000);
        List<String> withTraveller = new ArrayList<>(rows);
        withTraveller.add(500, "2099,1,5,4070908800");

        // When
        replay(RATINGS, "without", csv("a.csv", rows).toString());
        replay(RATINGS, "with", csv("b.csv", withTraveller).toString());

        // Then
        ReplayFolder with = new ReplayFolder(folder.resolve("with"));
        assertThat(with.objects("held.jsonl")).singleElement().satisfies(line -> {
            assertThat(line.get("actor").asText()).isEqualTo("2099");
            assertThat(line.at("/findings/0/check").asText()).isEqualTo("time");
        });
        List<String> others = verdicts(with).stream()
                .filter(verdict -> !verdict.startsWith("2099"))
                .toList();
        assertThat(others).isEqualTo(verdicts(new ReplayFolder(folder.resolve("without"))));
    }

    @Test
    void streamsAreReadTogetherInTheOrderOfTime() throws IOException {
        // Given
        String yaml = """
                streams:
                  plays:
                    kind: feedback
                    fields: {actor: /user, object: /song, action: /do, eventId: /id, time: {at: /at, unit: s}}
                  stars:
                    kind: rating
                    format: tsv
                    fields: {actor: "1", object: "2", value: "3", time: {at: "4", unit: s}}
                """;
        Path plays = Files.writeString(
                folder.resolve("plays.jsonl"),
                "{\"user\":\"u\",\"song\":\"s\",\"do\":\"play\",\"id\":\"e1\",\"at\":964982705}\n{\"user\":\n");
        Path stars = Files.writeString(folder.resolve("stars.tsv"), "u\ts\t4\t964982704\nu\ts\t5\t964982706\n");

        // When
        Run run = replay(yaml, "out", "stars=" + stars, "plays=" + plays);

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        ReplayFolder out = new ReplayFolder(folder.resolve("out"));
        assertThat(out.objects("admitted.jsonl"))
                .extracting(line -> line.get("stream").asText())
                .containsExactly("stars", "plays", "stars");
        assertThat(out.objects("training.jsonl"))
                .extracting(line -> line.get("stream").asText())
                .containsExactly("stars", "stars", "plays");
        assertThat(out.objects("training.jsonl").get(2).get("eventId").asText()).isEqualTo("e1");
        assertThat(out.summary().at("/streams/plays/in").asInt()).isEqualTo(2);
        assertThat(out.summary().at("/streams/stars/in").asInt()).isEqualTo(2);
        assertThat(run.out())
                .contains("plays", "stars", "total", "dead letters")
                .containsPattern("first of them  \\S+:\\d+: \\S");
    }

    @Test
    void formerReplayIsReplacedAndOtherFilesInItsFolderStay() throws IOException {
        // Given
        Path file = csv("r.csv", community(10));
        replay(RATINGS, "out", file.toString());
        Files.writeString(folder.resolve("out/notes.txt"), "mine");

        // When
        Run run = replay(RATINGS, "out", csv("r2.csv", community(5)).toString());

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(new ReplayFolder(folder.resolve("out")).lines("training.jsonl"))
                .hasSize(5);
        assertThat(folder.resolve("out/notes.txt")).hasContent("mine");
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".weir-replay",
                            "notes.txt",
                            "admitted.jsonl",
                            "held.jsonl",
                            "released.jsonl",
                            "dead-letters.jsonl",
                            "training.jsonl",
                            "retractions.jsonl",
                            "standings.jsonl",
                            "alerts.jsonl",
                            "samples.jsonl",
                            "decisions.jsonl",
                            "audit.jsonl",
                            "summary.json");
        }
    }

    /** Rows of 100 users who rate now and then: nothing to be found in them. */
    private static List<String> community(int size) {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add((1 + i % 100) + "," + random.nextInt(500) + "," + (1 + random.nextInt(5)) + ","
                    + (START + i * 31L));
        }
        return rows;
    }

    private Path csv(String name, List<String> rows) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                rows.stream().collect(Collectors.joining("\n", "userId,movieId,rating,timestamp\n", "\n")));
    }

    private Path gzip(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }

    private Run replay(String yaml, String out, String... more) throws IOException {
        Path settings = Files.writeString(folder.resolve("weir.yaml"), yaml);
        List<String> args = new ArrayList<>(List.of(
                "replay",
                "--settings",
                settings.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--input"));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private static List<String> origins(ReplayFolder out, String file) {
        return out.objects(file).stream().map(ReplayCommandIT::line).toList();
    }

    private static String line(JsonNode object) {
        String origin = object.get("origin").asText();
        return origin.substring(origin.lastIndexOf(':') + 1);
    }

    /** Without the flood, of whose ratings in one second any may be the one too many. */
    private static List<String> honest(ReplayFolder out) {
        return verdicts(out).stream()
                .filter(verdict -> !verdict.startsWith("666 "))
                .toList();
    }

    /** Who rated what when, and what became of it, in the order of these. */
    private static List<String> verdicts(ReplayFolder out) {
        return Stream.of("admitted.jsonl", "held.jsonl")
                .flatMap(file -> out.objects(file).stream())
                .map(line -> String.join(
                        " ",
                        line.get("actor").asText(),
                        line.get("object").asText(),
                        line.get("time").asText(),
                        line.get("verdict").asText()))
                .sorted()
                .toList();
    }
}
