package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of simulated card payments whose labels come as records of their own, seven days late. */
class TrainingSetOnRealDataIT {

    private static final Path DATA = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");
    private static final Path SETTINGS = Path.of("docs/examples/card-labels.yaml");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime END = LocalDateTime.parse("2018-06-22T00:00:00");
    /** Of so many customers one is enough. */
    private static final int EVERY = 2;

    private static final Instant AS_OF = Instant.parse("2018-06-25T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<String> payments = new ArrayList<>();
    private final List<String> labels = new ArrayList<>(List.of("ID,CARD,SAID,FRAUD"));
    private final Map<String, String> truth = new HashMap<>();

    @Test
    void asOfADateItHasTheLabelsThatWereSaidByThenAndAChangedLabelChangesOneRow() throws IOException {
        // Given
        split();
        ReplayFolder before = replay("before");

        // When
        JsonNode counts = build("before", "as-of.jsonl", "--as-of", AS_OF.toString());
        JsonNode mature = build("before", "mature.jsonl", "--as-of", AS_OF.toString(), "--mature-only");
        JsonNode whole = build("before", "whole.jsonl");

        // Then
        long said = before.objects("admitted.jsonl").stream()
                .filter(line -> line.has("labelOf") && !time(line, "labelTime").isAfter(AS_OF))
                .count();
        int labelled = 0;
        for (JsonNode row : rows("as-of.jsonl")) {
            boolean isOld = !time(row, "time").plusSeconds(7 * 86_400).isAfter(AS_OF);
            assertThat(row.get("mature").asBoolean()).isEqualTo(isOld);
            if (row.has("label")) {
                labelled++;
                assertThat(isOld).isTrue();
                assertThat(row.get("label").asText())
                        .isEqualTo(truth.get(row.get("eventId").asText()));
            }
        }
        System.out.println("as of " + AS_OF + ": " + counts + "; mature only: " + mature + "; whole: " + whole);
        assertThat(labelled)
                .isGreaterThan(10_000)
                .isEqualTo(counts.get("joined").asInt())
                .isLessThanOrEqualTo((int) said);
        assertThat(rows("mature.jsonl")).allMatch(row -> row.get("mature").asBoolean());
        assertThat(folder.resolve("whole.jsonl")).hasSameTextualContentAs(folder.resolve("before/training.jsonl"));

        // When
        String[] fraud = labels.get(labels.size() / 2).split(",", -1);
        String changed = fraud[3].equals("1") ? "0" : "1";
        labels.add(String.join(
                ",",
                fraud[0],
                fraud[1],
                LocalDateTime.parse(fraud[2], TIME).plusDays(100).format(TIME),
                changed));
        replay("after");
        build("after", "changed.jsonl");
        JsonNode diff = run("training-set", "diff", path("whole.jsonl"), path("changed.jsonl"), "--json")
                .get("diff");

        // Then
        assertThat(diff.get("rowsInB")).isEqualTo(diff.get("rowsInA"));
        assertThat(diff.get("onlyInA").asInt() + diff.get("onlyInB").asInt()).isZero();
        assertThat(diff.get("relabelled").asInt()).isEqualTo(1);
        assertThat(diff.at("/firstRelabelled/0/labelInA").asText()).isEqualTo(fraud[3]);
        assertThat(diff.at("/firstRelabelled/0/labelInB").asText()).isEqualTo(changed);
    }

    private void split() throws IOException {
        if (!Files.isReadable(DATA)) {
            Assumptions.abort("the data set was not found at " + DATA.toAbsolutePath());
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(DATA)), StandardCharsets.UTF_8))) {
            payments.add(lines.readLine());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                LocalDateTime time = LocalDateTime.parse(cells[1], TIME);
                if (!time.isBefore(END)) {
                    return;
                }
                if (Integer.parseInt(cells[2]) % EVERY != 0) {
                    continue;
                }
                payments.add(line);
                labels.add(String.join(",", cells[0], cells[2], time.plusDays(7).format(TIME), cells[5]));
                truth.put(cells[0], cells[5]);
            }
        }
    }

    private ReplayFolder replay(String out) throws IOException {
        Path paymentFile = Files.write(folder.resolve("payments.csv"), payments);
        Path labelFile = Files.write(folder.resolve("labels.csv"), labels);
        run(
                "replay",
                "--settings",
                SETTINGS.toString(),
                "--input",
                "payments=" + paymentFile,
                "labels=" + labelFile,
                "--out",
                path(out),
                "--json");
        return new ReplayFolder(folder.resolve(out));
    }

    private JsonNode build(String from, String out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "training-set", "build", "--settings", SETTINGS.toString(), "--from", path(from), "--out", path(out)));
        arguments.addAll(List.of(more));
        arguments.add("--json");
        return run(arguments.toArray(String[]::new)).get("counts");
    }

    private static JsonNode run(String... arguments) throws IOException {
        Run run = Run.of(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private List<JsonNode> rows(String file) {
        return new ReplayFolder(folder).objects(file);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Instant time(JsonNode line, String field) {
        return Instant.parse(line.get(field).asText());
    }
}
