package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set in a table of the store's catalog: built, read by its tag as other tools do, verified, compared, searched, tampered with. */
class TrainingSetInTableIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    private Path settings;
    private Path keys;

    @BeforeEach
    void replayed() throws IOException {
        settings = Files.writeString(dir.resolve("weir.yaml"), """
                prefix: shop
                store: {warehouse: warehouse}
                streams:
                  payments:
                    kind: transaction
                    fields: {actor: /card, object: /shop, value: /amount, eventId: /id, time: /t, label: /fraud}
                """);
        List<String> admitted = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            admitted.add(payment(i));
        }
        write("admitted.jsonl", admitted);
        write("released.jsonl", List.of());
        write("retractions.jsonl", List.of());
        write("summary.json", List.of("{\"inputs\":[{\"file\":\"p.json\"}],\"lastTime\":\"2018-06-30T00:00:00Z\"}"));
        Run made = Run.of("keys", "generate", "--name", "ana", "--role", "lead", "--out", path("keys"));
        keys = Files.writeString(dir.resolve("reviewers.yaml"), "reviewers:\n" + made.out());
    }

    @Test
    void eachSetIsASnapshotThatIsReadByItsTag() throws IOException {
        // When
        Run june = build("june");
        write("retractions.jsonl", List.of(retraction("c2")));
        Run july = build("july");

        // Then
        assertThat(june.status()).as(june.err()).isZero();
        assertThat(june.out())
                .contains("written to table training_set, tag june")
                .contains("signed by ana");
        assertThat(july.status()).as(july.err()).isZero();
        assertThat(origins("june")).hasSize(9);
        assertThat(origins("july")).hasSize(6).doesNotContain("p.json:2", "p.json:5", "p.json:8");
        assertThat(origins("main")).isEqualTo(origins("july"));
        try (Stream<Path> files = Files.list(dir.resolve("june"))) {
            assertThat(files).containsExactly(dir.resolve("june/MANIFEST.json"));
        }
        JsonNode predicate = statement("june").get("predicate");
        assertThat(predicate.at("/table/name").asText()).isEqualTo("shop.training_set");
        assertThat(predicate.at("/table/tag").asText()).isEqualTo("june");
        assertThat(predicate.at("/table/snapshot").isTextual()).isTrue();
        assertThat(predicate.at("/table/snapshot").asText())
                .isEqualTo("" + table().refs().get("june").snapshotId());
        assertThat(predicate.get("format").asText()).isEqualTo("parquet");
        assertThat(predicate.at("/files/0/rows").asInt()).isEqualTo(9);
        for (String set : List.of("june", "july")) {
            Run verify = verify(set, "--keys", keys.toString());
            assertThat(verify.out()).contains("rows, as the manifest says, signed by ana");
            assertThat(verify.status()).isZero();
        }
    }

    @Test
    void theSameInputsGiveTheSameDigests() throws IOException {
        build("one");
        build("two");

        JsonNode one = statement("one");
        assertThat(one.at("/subject/0/digest/sha256").asText()).hasSize(64);
        assertThat(one.at("/subject/0/digest")).isEqualTo(statement("two").at("/subject/0/digest"));
    }

    @Test
    void setsInTableAndFileAreComparedAndSearched() throws IOException {
        // Given
        build("june");
        files("june.parquet");
        write("retractions.jsonl", List.of(retraction("c2")));
        build("july");

        // When
        JsonNode same = diff("june", "june.parquet");
        JsonNode less = diff("june", "july");
        Run find = Run.of(
                "training-set",
                "find",
                "--settings",
                settings.toString(),
                "--json",
                "--actor",
                "c2",
                path("june"),
                path("july"));
        Run noSettings = Run.of("training-set", "find", "--actor", "c2", path("june"));

        // Then
        assertThat(same.get("rowsInB").asInt()).isEqualTo(9);
        assertThat(List.of(same.get("onlyInA"), same.get("onlyInB"), same.get("relabelled")))
                .extracting(JsonNode::asInt)
                .containsOnly(0);
        assertThat(less.get("onlyInA").asInt()).isEqualTo(3);
        assertThat(less.at("/takenBack/0/cause/subject").asText()).isEqualTo("card:c2");
        assertThat(JSON.readTree(find.out()).get("sets"))
                .extracting(set -> set.get("rows").asInt())
                .containsExactly(3, 0);
        assertThat(noSettings.status()).isEqualTo(2);
        assertThat(noSettings.err())
                .contains("('june') of table shop.training_set")
                .contains("--settings");
    }

    @Test
    void whatWasTakenBackSinceIsAWarning() throws IOException {
        build("june");
        write("retractions.jsonl", List.of(retraction("c2")));

        assertThat(verify("june").out())
                .contains("warning: 3 rows were taken back since")
                .contains("card:c2");
        assertThat(verify("june", "--strict").status()).isEqualTo(1);
    }

    @Test
    void oneByteChangedIsFoundAndTheFileNamed() throws IOException {
        // Given
        build("june");
        Path file = dataFile("june");
        byte[] bytes = Files.readAllBytes(file);

        for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
            // When
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            Run verify = verify("june");

            // Then
            assertThat(verify.status()).isEqualTo(1);
            assertThat(verify.out()).contains(file + " was changed");
        }
        Files.delete(file);
        assertThat(verify("june").out()).contains(file + " is missing");
        assertThat(verify("june").status()).isEqualTo(1);
    }

    @Test
    void aTagThatIsNotWhatItWasIsFound() throws IOException {
        // Given
        build("june");
        build("july");
        Table table = table();
        long june = table.refs().get("june").snapshotId();

        // When
        table.manageSnapshots()
                .replaceTag("june", table.refs().get("july").snapshotId())
                .commit();
        Run moved = verify("june");
        table.manageSnapshots().removeTag("june").commit();
        Run dropped = verify("june");
        table.expireSnapshots().expireSnapshotId(june).commit();
        Run gone = verify("june");

        // Then
        assertThat(moved.status()).isEqualTo(1);
        assertThat(moved.out()).contains("the tag 'june' of table shop.training_set is of snapshot");
        assertThat(dropped.status()).isEqualTo(1);
        assertThat(dropped.out()).contains("has no tag 'june'").doesNotContain("is gone");
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.out()).contains("snapshot " + june + " ('june') of table shop.training_set is gone");
        assertThat(verify("july").status()).isZero();
    }

    @Test
    void aTagThatIsThereIsNotReplaced() throws IOException {
        // Given
        build("june");
        long before = table().currentSnapshot().snapshotId();

        // When
        Run again = build("elsewhere", "--tag", "june");

        // Then
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("table shop.training_set has the tag or branch 'june' already");
        assertThat(table().currentSnapshot().snapshotId()).isEqualTo(before);
        assertThat(dir.resolve("elsewhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20181101", "a b", "it's", "-x", "../x"})
    void whatReadersCannotSayIsNoTag(String tag) {
        Run run = build("set", "--tag", tag);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--tag '" + tag + "' is no tag");
        assertThat(dir.resolve("warehouse")).doesNotExist();
    }

    @Test
    void aTableHasNoOtherFormatAndNeedsAWarehouse() throws IOException {
        assertThat(build("set", "--tag", "t", "--format", "jsonl").err()).contains("leave --format out");
        assertThat(build("set.parquet", "--tag", "t").err()).contains("a folder for the manifest");
        Files.writeString(settings, Files.readString(settings).replace("store: {warehouse: warehouse}\n", ""));
        Run without = build("set", "--tag", "t");
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err()).contains("store.warehouse is missing");
    }

    @Test
    void aSetWithoutRowsIsASnapshotToo() throws IOException {
        build("june");
        write("admitted.jsonl", List.of());
        Run empty = build("empty");

        assertThat(empty.status()).as(empty.err()).isZero();
        assertThat(origins("empty")).isEmpty();
        assertThat(origins("june")).hasSize(9);
        assertThat(verify("empty").status()).isZero();
    }

    private Run build(String out, String... tag) {
        List<String> more = new ArrayList<>(List.of("--key", path("keys/ana.pem")));
        more.addAll(tag.length == 0 ? List.of("--tag", out) : List.of(tag));
        return files(out, more.toArray(String[]::new));
    }

    private Run files(String out, String... more) {
        return run(
                Stream.of("build", "--from", path("out"), "--as-of", "2018-06-20T00:00:00Z", "--out", path(out)), more);
    }

    private Run verify(String set, String... more) {
        return run(Stream.of("verify", "--from", path("out"), path(set)), more);
    }

    private JsonNode diff(String a, String b) throws IOException {
        Run run = run(Stream.of("diff", "--from", path("out"), "--json", path(a), path(b)));
        assertThat(run.status()).as(run.err()).isZero();
        return JSON.readTree(run.out()).get("diff");
    }

    private Run run(Stream<String> verb, String... more) {
        return Run.of(Stream.of(
                        Stream.of("training-set"), verb, Stream.of("--settings", settings.toString()), Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private JsonNode statement(String set) throws IOException {
        JsonNode envelope =
                JSON.readTree(dir.resolve(set).resolve("MANIFEST.json").toFile());
        return JSON.readTree(Base64.getDecoder().decode(envelope.get("payload").asText()));
    }

    /** As a reader finds it who knows nothing of Weir. */
    private Table table() {
        return new HadoopTables(new Configuration())
                .load(dir.resolve("warehouse/shop/training_set").toUri().toString());
    }

    private List<String> origins(String ref) throws IOException {
        Table table = table();
        List<String> origins = new ArrayList<>();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table)
                .useSnapshot(table.refs().get(ref).snapshotId())
                .build()) {
            Consumer<Record> taker = row -> origins.add((String) row.getField("origin"));
            rows.forEach(taker);
        }
        return origins;
    }

    private Path dataFile(String tag) {
        Table table = table();
        try (CloseableIterable<DataFile> files =
                CloseableIterable.transform(table.newScan().useRef(tag).planFiles(), task -> task.file())) {
            return Path.of(URI.create(files.iterator().next().location()).getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.createDirectories(dir.resolve("out"));
        Files.write(dir.resolve("out").resolve(name), lines);
    }

    /** Of card c1, c2 or c3, one a day in June. */
    private static String payment(int day) {
        return "{\"v\":1,\"origin\":\"p.json:" + day + "\",\"eventId\":\"e" + day + "\",\"stream\":\"payments\","
                + "\"kind\":\"transaction\",\"actor\":\"c" + (day % 3 == 0 ? 3 : day % 3) + "\",\"actorType\":\"card\","
                + "\"object\":\"s1\",\"value\":12.5,\"label\":\"genuine\",\"features\":{\"z\":0.5,\"a\":1.25E-5},"
                + "\"source\":\"app\",\"time\":\"2018-06-0" + day + "T00:00:00.123Z\",\"verdict\":\"admitted\","
                + "\"trust\":1.0,\"policy\":\"default@1\",\"models\":\"rate=default@1\",\"payload\":\"{}\"}";
    }

    private static String retraction(String card) {
        return "{\"v\":1,\"id\":\"r1\",\"op\":\"retract\",\"what\":\"event\",\"actor\":\"" + card
                + "\",\"actorType\":\"card\",\"streams\":[\"payments\"],\"objects\":[],\"reason\":\"moved as one\","
                + "\"time\":\"2018-06-10T00:00:00Z\"}";
    }
}
