package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set's life: built, signed, verified, tampered with, compared, searched, trained on. */
class TrainingSetManifestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AS_OF = "2018-06-10T00:00:00Z";

    @TempDir
    private Path dir;

    private Path settings;
    private Path keys;

    @BeforeEach
    void replayed() throws IOException {
        settings = Files.writeString(dir.resolve("weir.yaml"), """
                streams:
                  payments:
                    kind: transaction
                    fields: {actor: /card, object: /shop, value: /amount, eventId: /id, time: /t, label: /fraud}
                """);
        List<String> admitted = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            admitted.add(payment(i));
        }
        write("admitted.jsonl", admitted);
        write("released.jsonl", List.of());
        write("retractions.jsonl", List.of(retraction("r1", "c1", null, "2018-06-09T00:00:00Z")));
        write("summary.json", List.of("{\"inputs\":[{\"file\":\"p.json\"}],\"lastTime\":\"2018-06-30T00:00:00Z\"}"));
        Run made = Run.of("keys", "generate", "--name", "ana", "--role", "lead", "--out", path("keys"));
        keys = Files.writeString(dir.resolve("reviewers.yaml"), "reviewers:\n" + made.out());
    }

    @Test
    void aBuiltSetIsWhatItsSignedManifestSays() throws IOException {
        for (String out : List.of("set.jsonl", "set.parquet", "folder")) {
            // When
            Run build = build(out, "--key", path("keys/ana.pem"));
            Run verify = verify(out, "--keys", keys.toString(), "--strict");
            JsonNode statement = statement(out);

            // Then
            assertThat(build.status()).as(build.err()).isZero();
            assertThat(build.out()).contains("signed by ana");
            assertThat(verify.status()).as(verify.out() + verify.err()).isZero();
            assertThat(verify.out()).contains("6 rows, as the manifest says, signed by ana");
            assertThat(statement.get("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
            assertThat(statement.at("/subject/0/digest/sha256").asText()).hasSize(64);
            JsonNode predicate = statement.get("predicate");
            assertThat(predicate.at("/recipe/asOf").asText()).isEqualTo(AS_OF);
            assertThat(predicate.at("/counts/rows").asInt()).isEqualTo(6);
            assertThat(predicate.at("/counts/retracted").asInt()).isEqualTo(10);
            assertThat(predicate.at("/ledger/counted").asInt()).isEqualTo(1);
            assertThat(predicate.get("policies"))
                    .extracting(JsonNode::asText)
                    .containsExactly("default@1", "default@2");
            assertThat(predicate.get("models")).extracting(JsonNode::asText).containsExactly("rate=default@1");
            assertThat(predicate.get("inputs"))
                    .extracting(input -> input.get("name").asText())
                    .containsExactly("admitted.jsonl", "released.jsonl", "retractions.jsonl");
        }
    }

    @Test
    void theSameInputsGiveTheSameBytesInEitherFormat() throws IOException {
        for (String ending : List.of(".jsonl", ".parquet")) {
            build("a" + ending, "--key", path("keys/ana.pem"));
            Files.move(dir.resolve("a" + ending), dir.resolve("kept" + ending));
            byte[] manifest = Files.readAllBytes(manifest("a" + ending));
            Files.delete(manifest("a" + ending));
            build("a" + ending, "--key", path("keys/ana.pem"));

            assertThat(dir.resolve("a" + ending)).hasSameBinaryContentAs(dir.resolve("kept" + ending));
            assertThat(Files.readAllBytes(manifest("a" + ending))).isEqualTo(manifest);
        }
    }

    @Test
    void oneByteChangedIsFoundAndTheFileNamed() throws IOException {
        for (String out : List.of("set.jsonl", "set.parquet")) {
            build(out, "--key", path("keys/ana.pem"));
            byte[] bytes = Files.readAllBytes(dir.resolve(out));
            for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
                // Given
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(dir.resolve(out), changed);

                // When
                Run verify = verify(out, "--keys", keys.toString());

                // Then
                assertThat(verify.status()).isEqualTo(1);
                assertThat(verify.out()).contains("not so: " + path(out) + " was changed");
            }
            Files.delete(dir.resolve(out));
            assertThat(verify(out).out()).contains(path(out) + " is missing");
        }
    }

    /** A copy of the manifest beside it is not that of a file, beside which others may stand. */
    @Test
    void aPartMoreIsFoundWhateverStandsBesideTheManifestThatIsNamed() throws IOException {
        build("folder", "--key", path("keys/ana.pem"));
        Files.copy(dir.resolve("folder/MANIFEST.json"), dir.resolve("folder/MANIFEST.json.MANIFEST.json"));
        Files.writeString(dir.resolve("folder/part-00007.jsonl"), "{}");
        Run verify = verify("folder", "--keys", keys.toString());
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("not so: " + path("folder/part-00007.jsonl") + " is not of the set");
    }

    @Test
    void aChangedStatementDoesNotFitItsSignature() throws IOException {
        // Given
        build("set.jsonl", "--key", path("keys/ana.pem"));
        Path manifest = manifest("set.jsonl");
        JsonNode envelope = JSON.readTree(manifest.toFile());
        String statement =
                new String(Base64.getDecoder().decode(envelope.get("payload").asText()), UTF_8);
        String other = statement.replace("\"leastTrust\":0.0", "\"leastTrust\":0.9");
        assertThat(other).isNotEqualTo(statement);

        // When
        Files.writeString(
                manifest,
                envelope.toString()
                        .replace(
                                envelope.get("payload").asText(),
                                Base64.getEncoder().encodeToString(other.getBytes(UTF_8))));
        Run verify = verify("set.jsonl", "--keys", keys.toString());

        // Then
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("its signature does not fit the keys of 'ana'");
    }

    @Test
    void whoSignedIsAskedOfTheKeys() throws IOException {
        // Given
        build("signed.jsonl", "--key", path("keys/ana.pem"));
        build("unsigned.jsonl");
        String entry = Files.readString(keys);
        Path ended =
                Files.writeString(dir.resolve("ended.yaml"), entry.replace("}", ", until: \"2020-01-01T00:00:00Z\"}"));
        Path others = Files.writeString(dir.resolve("others.yaml"), entry.replace("\"ana\"", "\"bob\""));

        // Then
        assertThat(verify("signed.jsonl", "--keys", ended.toString()).out())
                .contains("no longer valid since 2020-01-01T00:00:00Z");
        assertThat(verify("signed.jsonl", "--keys", others.toString()).out())
                .contains("signed by 'ana', whom the keys do not have");
        assertThat(verify("signed.jsonl").out()).contains("warning: the signature was not looked at");
        assertThat(verify("unsigned.jsonl").status()).isZero();
        assertThat(verify("unsigned.jsonl").out()).contains("warning: it is not signed");
        assertThat(verify("unsigned.jsonl", "--strict").status()).isEqualTo(1);
        assertThat(verify("unsigned.jsonl", "--keys", keys.toString()).status()).isEqualTo(1);
    }

    @Test
    void rowsThatWereTakenBackSinceAreAWarning() throws IOException {
        // Given
        build("set.parquet", "--key", path("keys/ana.pem"));
        String[] where = {"--keys", keys.toString(), "--from", path("out"), "--settings", settings.toString()};
        assertThat(verify("set.parquet", where).out()).doesNotContain("warning");

        // When
        append("retractions.jsonl", retraction("r2", "c2", "payments/shop:s1/4", "2018-06-20T00:00:00Z"));
        Run verify = verify("set.parquet", where);
        append(
                "retractions.jsonl",
                retraction("r2 back", "c2", "payments/shop:s1/4", "2018-06-21T00:00:00Z")
                        .replace("\"retract\"", "\"reinstate\",\"reverses\":\"r2\""));
        Run explained = verify("set.parquet", where);

        // Then
        assertThat(verify.status()).isZero();
        assertThat(verify.out())
                .contains("warning: 3 rows were taken back since")
                .containsPattern("card:c2 +3 +campaign +payments/shop:s1/4 +moved as one");
        assertThat(explained.out()).doesNotContain("warning");
        assertThat(Run.of(
                                "training-set",
                                "verify",
                                path("set.parquet"),
                                "--strict",
                                "--from",
                                path("out"),
                                "--settings",
                                settings.toString())
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aLedgerThatIsNotWhatItWasIsAWarning() throws IOException {
        // Given
        build("set.jsonl", "--key", path("keys/ana.pem"));

        // When
        write("retractions.jsonl", List.of(retraction("rX", "c1", null, "2018-06-09T00:00:00Z")));
        Run verify = verify(
                "set.jsonl", "--keys", keys.toString(), "--from", path("out"), "--settings", settings.toString());

        // Then
        assertThat(verify.status()).isZero();
        assertThat(verify.out()).contains("warning: the ledger is not what it was");
    }

    @Test
    void twoSetsOfEitherFormatAreCompared() throws IOException {
        // Given
        build("before.parquet");
        append("retractions.jsonl", retraction("r2", "c2", "payments/shop:s1/4", "2018-06-05T00:00:00Z"));
        build("after.jsonl");

        // When
        Run diff = Run.of(
                "training-set",
                "diff",
                path("before.parquet"),
                path("after.jsonl.MANIFEST.json"),
                "--from",
                path("out"),
                "--settings",
                settings.toString(),
                "--json");

        // Then
        JsonNode result = JSON.readTree(diff.out()).get("diff");
        assertThat(result.get("onlyInA").asInt()).isEqualTo(3);
        assertThat(result.get("onlyInB").asInt()).isZero();
        assertThat(result.at("/bySource/app/onlyInA").asInt()).isEqualTo(3);
        assertThat(result.at("/byCheck/campaign").asInt()).isEqualTo(3);
        assertThat(result.at("/takenBack/0/cause/campaign").asText()).isEqualTo("payments/shop:s1/4");
    }

    @Test
    void setsAreSearchedForEventsContributorsAndCampaigns() throws IOException {
        // Given
        build("early", "--format", "jsonl");
        append("retractions.jsonl", retraction("r2", "c2", "payments/shop:s1/4", "2018-06-05T00:00:00Z"));
        build("late.parquet");
        String[] sets = {path("early"), path("late.parquet.MANIFEST.json")};

        // Then
        assertThat(rows("--actor", "card:c2", sets)).containsExactly(3, 0);
        assertThat(rows("--actor", "c3", sets)).containsExactly(3, 3);
        assertThat(rows("--origin", "p.json:3", sets)).containsExactly(1, 1);
        assertThat(rows("--event-id", "e2", sets)).containsExactly(1, 0);
        Run campaign = Run.of(
                "training-set",
                "find",
                "--campaign",
                "payments/shop:s1/4",
                "--from",
                path("out"),
                "--settings",
                settings.toString(),
                sets[0],
                sets[1]);
        assertThat(campaign.out()).contains("p.json:2").contains("card:c2");
        assertThat(Run.of("training-set", "find", "--origin", "p.json:77", sets[0])
                        .status())
                .isEqualTo(1);
        assertThat(Run.of("training-set", "find", "--campaign", "x", sets[0]).err())
                .contains("--from or --settings");
    }

    @Test
    void figuresThatFellRaiseAnAlertThatSaysWhatChanged() throws IOException {
        // Given
        build("june");
        append("retractions.jsonl", retraction("r2", "c2", "payments/shop:s1/4", "2018-06-05T00:00:00Z"));
        build("july");

        // When
        Run first = metrics("june", "0.80", "0.10");
        Run atBound = metrics("july", "0.78", "0.12");
        Run recall = metrics("july", "0.7599", "0.12");
        Run again = metrics("july", "0.7599", "0.12");
        Run error = metrics("july", "0.78", "0.1401");
        Run accepted = metrics("july", "0.5", "0.12", "--accept");
        Run after = metrics("july", "0.5", "0.12");

        // Then
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(atBound.status()).as(atBound.out()).isZero();
        assertThat(recall.status()).isEqualTo(3);
        assertThat(recall.out())
                .contains("ALERT: the model trained on " + path("july/MANIFEST.json"))
                .contains("recall of fraud: 0.7599 after 0.78")
                .contains("docs/operate/runbooks/model-metrics-fell.md");
        assertThat(again.status()).as("it is compared with the last good one").isEqualTo(3);
        assertThat(error.out()).contains("error of fraud: 0.1401 after 0.12");
        assertThat(accepted.status()).isZero();
        assertThat(after.status()).isZero();
        assertThat(Files.readAllLines(dir.resolve("model-metrics.jsonl"))).hasSize(7);
    }

    @Test
    void theAlertComparesWithTheSetOfTheLastGoodModelAndAMissingFigureIsAFall() throws IOException {
        // Given
        build("june");
        append("retractions.jsonl", retraction("r2", "c2", "payments/shop:s1/4", "2018-06-05T00:00:00Z"));
        build("july");
        metrics("june", "0.80", "0.10");
        Path without = Files.writeString(
                dir.resolve("less.json"),
                "{\"model\":\"m\",\"metrics\":[{\"class\":\"fraud\",\"name\":\"error\",\"value\":0.1,\"better\":\"lower\"}]}");

        // When
        Run run = Run.of(
                "training-set",
                "metrics",
                path("july"),
                without.toString(),
                "--from",
                path("out"),
                "--settings",
                settings.toString());

        // Then
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .contains("recall of fraud: missing, after 0.8")
                .containsPattern("only in " + path("june/MANIFEST.json") + " +3")
                .containsPattern("card:c2 +3 +campaign");
    }

    @Test
    void whatCannotBeUsedIsBadUsage() throws IOException {
        assertThat(verify("nothing.jsonl").err()).contains("there is no such file");
        Path broken = Files.writeString(dir.resolve("x.MANIFEST.json"), "{}");
        assertThat(Run.of("training-set", "verify", broken.toString()).err()).contains("is no manifest");
        assertThat(Run.of("training-set", "build", "--settings", settings.toString(), "--out", path("o"))
                        .err())
                .contains("--as-of is missing");
        assertThat(build("x.jsonl", "--hold-back", "x").status()).isEqualTo(2);
        assertThat(build("x.jsonl", "--format", "parquet").err()).contains("say two formats");
        build("june");
        Path bad = Files.writeString(dir.resolve("bad.json"), "{\"model\":\"m\",\"metrics\":[]}");
        assertThat(Run.of("training-set", "metrics", path("june"), bad.toString())
                        .err())
                .contains("at least one figure");
        assertThat(Run.of("training-set", "metrics", path("june"), bad.toString(), "--bound", "-1")
                        .err())
                .contains("--bound -1.0 is out of range");
    }

    private Run metrics(String set, String recall, String error, String... more) throws IOException {
        Path file = Files.writeString(
                dir.resolve("figures.json"),
                "{\"model\":\"m\",\"metrics\":[{\"class\":\"fraud\",\"name\":\"recall\",\"value\":" + recall + "},"
                        + "{\"class\":\"fraud\",\"name\":\"error\",\"value\":" + error + ",\"better\":\"lower\"}]}");
        return run(List.of("training-set", "metrics", path(set), file.toString()), more);
    }

    private List<Integer> rows(String option, String value, String... sets) throws IOException {
        Run find = run(List.of("training-set", "find", "--json", option, value), sets);
        List<Integer> rows = new ArrayList<>();
        JSON.readTree(find.out())
                .get("sets")
                .forEach(set -> rows.add(set.get("rows").asInt()));
        return rows;
    }

    private Run build(String out, String... more) {
        return run(
                List.of(
                        "training-set",
                        "build",
                        "--settings",
                        settings.toString(),
                        "--from",
                        path("out"),
                        "--as-of",
                        AS_OF,
                        "--out",
                        path(out)),
                more);
    }

    private Run verify(String out, String... more) {
        return run(List.of("training-set", "verify", manifest(out).toString()), more);
    }

    private static Run run(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private JsonNode statement(String out) throws IOException {
        JsonNode envelope = JSON.readTree(manifest(out).toFile());
        return JSON.readTree(Base64.getDecoder().decode(envelope.get("payload").asText()));
    }

    private Path manifest(String out) {
        return out.contains(".")
                ? dir.resolve(out + ".MANIFEST.json")
                : dir.resolve(out).resolve("MANIFEST.json");
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.createDirectories(dir.resolve("out"));
        Files.write(dir.resolve("out").resolve(name), lines);
    }

    private void append(String name, String line) throws IOException {
        Path file = dir.resolve("out").resolve(name);
        Files.writeString(file, Files.readString(file) + line + "\n");
    }

    /** Of card c1, c2 or c3, one a day in June. */
    private static String payment(int day) {
        return "{\"v\":1,\"origin\":\"p.json:" + day + "\",\"eventId\":\"e" + day + "\",\"stream\":\"payments\","
                + "\"kind\":\"transaction\",\"actor\":\"c" + (day % 3 == 0 ? 3 : day % 3) + "\",\"actorType\":\"card\","
                + "\"object\":\"s1\",\"value\":12.5,\"label\":\"genuine\",\"source\":\"app\",\"time\":\"2018-06-"
                + (day < 10 ? "0" : "") + day
                + "T00:00:00Z\",\"verdict\":\"admitted\",\"trust\":1.0,\"policy\":\"default@"
                + (day % 2 + 1) + "\",\"models\":\"rate=default@1\",\"payload\":\"{}\"}";
    }

    private static String retraction(String id, String card, String campaign, String time) {
        return "{\"v\":1,\"id\":\"" + id + "\",\"op\":\"retract\",\"what\":\"event\",\"actor\":\"" + card
                + "\",\"actorType\":\"card\",\"streams\":[\"payments\"],\"objects\":[],\"reason\":\"moved as one\","
                + (campaign == null ? "" : "\"campaign\":\"" + campaign + "\",") + "\"time\":\"" + time + "\"}";
    }
}
