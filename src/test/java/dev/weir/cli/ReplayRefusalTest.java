package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay refuses before it judges anything: exit status 2 and a message that says what to do. */
class ReplayRefusalTest {

    private static final String RATINGS = """
            streams:
              ratings:
                kind: rating
                format: csv
                fields:
                  actor: userId
                  object: movieId
                  value: rating
                  time: {at: timestamp, unit: s}
                scale: {min: 0.5, max: 5, step: 0.5}
            """;

    private static final String TWO_STREAMS = """
            streams:
              plays:
                kind: feedback
                fields: {actor: /user, object: /song, time: {at: /at, unit: ms}}
              ratings:
                kind: rating
                fields: {actor: /user, object: /song, value: /stars, time: {at: /at, unit: ms}}
            """;

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,2,3.5,964982703\n");
    }

    @Test
    void misspeltSettingsNameFileLineAndTheNearestKey() throws IOException {
        Run run = replay(RATINGS.replace("actor:", "acter:"), data.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("weir.yaml:6").contains("acter").contains("'actor'");
    }

    @Test
    void missingFile() throws IOException {
        assertRefused(replay(RATINGS, folder.resolve("nothing.csv").toString()), "nothing.csv", "no such file");
    }

    @Test
    void whatIsNoAvroFileOrABrokenOne() throws IOException {
        String avro = RATINGS.replace("format: csv", "format: avro")
                .replace("userId", "/u")
                .replace("movieId", "/m")
                .replace("value: rating", "value: /r")
                .replace("timestamp", "/t");
        assertRefused(replay(avro, data.toString()), data.toString(), "does not begin as an Avro", "format: json");

        Path cut = folder.resolve("cut.avro");
        byte[] whole = AvroRatings.file(20);
        Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(
                replay(avro, cut.toString()),
                cut + ": the file cannot be read beyond record ",
                "block ",
                "the file ends within it",
                "Nothing was judged");
    }

    @Test
    void folderAsInput() throws IOException {
        assertRefused(replay(RATINGS, folder.toString()), "a folder", "one by one");
    }

    @Test
    void sameFileTwice() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("again.csv"), data);
        assertRefused(replay(RATINGS, data.toString(), link.toString()), "again.csv", "given twice");
    }

    @Test
    void nameThatPromisesGzip() throws IOException {
        Path file = Files.copy(data, folder.resolve("ratings.csv.gz"));
        assertRefused(replay(RATINGS, file.toString()), "ratings.csv.gz", "not gzip", "rename it");
    }

    @Test
    void gzipThatIsCutOff() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            for (int i = 0; i < 50_000; i++) {
                out.write(("1," + i + ",3.5,964982703\n").getBytes());
            }
        }
        Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2));
        assertRefused(
                replay(
                        RATINGS.replace("csv", "csv\n    rows: {columns: [userId, movieId, rating, timestamp]}"),
                        file.toString()),
                "cut.gz",
                "it ends in the middle of the gzip data",
                "Nothing was judged");
    }

    /** Java's own reader of gzip takes what follows for the end, whatever it is. */
    @Test
    void gzipWithSomethingElseBehindIt() throws IOException {
        byte[] whole = zipped("userId,movieId,rating,timestamp\n1,2,3.5,964982703\n");
        byte[] second = zipped("1,3,3.5,964982704\n");
        second[0] = 0;
        Path file = folder.resolve("two.gz");
        for (byte[] more : List.of(new byte[] {0x1f}, Arrays.copyOf(zipped(""), 5), second)) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(whole);
            both.writeBytes(more);
            Files.write(file, both.toByteArray());
            assertRefused(replay(RATINGS, file.toString()), "two.gz", "is no gzip data follows");
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes());
        }
        return zipped.toByteArray();
    }

    /** The old end of lines on a Mac: the whole file would be its own header line, and nothing was left to judge. */
    @Test
    void linesThatEndWithACarriageReturnAlone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mac.csv"), "userId,movieId,rating,timestamp,x\r1,2,3.5,964982703,y\r");
        assertRefused(replay(RATINGS, file.toString()), "mac.csv:1", "carriage return", "line feeds");
    }

    @Test
    void aHeaderLineBeyondTheLimit() throws IOException {
        String limit = RATINGS + "limits: {recordBytes: 1024}\n";
        String names = "userId,movieId,rating,timestamp,";
        Path file = Files.writeString(
                folder.resolve("wide.csv"), names + "x".repeat(1025 - names.length()) + "\n1,2,3.5,964982703,y\n");
        assertRefused(replay(limit, file.toString()), "wide.csv:1", "1025 bytes", "limits.recordBytes allows 1024");
    }

    @Test
    void aRunThatWouldReplaceWhatItReads() throws IOException {
        // Given
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createFile(out.resolve(".weir-replay"));
        Path input = Files.copy(data, out.resolve("training.jsonl"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), input);

        // When, Then
        for (Path one : List.of(input, link)) {
            assertRefused(replay(RATINGS, one.toString()), "the run reads " + one, "give another folder");
        }
        assertThat(input).hasSameBinaryContentAs(data);
    }

    @Test
    void decisionsThatCannotBeReadBeforeAnythingIsReplaced() throws IOException {
        // Given
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createFile(out.resolve(".weir-replay"));
        Path former = Files.writeString(out.resolve("summary.json"), "{}");
        Path settings = Files.writeString(folder.resolve("weir.yaml"), RATINGS);
        Path wrong = Files.writeString(folder.resolve("decided.jsonl"), "\n{}\n");
        Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {'"', (byte) 0xe9, '"', '\n'});

        // When, Then
        for (String[] one : new String[][] {
            {folder.resolve("nothing").toString(), "no such file"},
            {folder.toString(), "no such file"},
            {wrong.toString(), "decided.jsonl:2: "},
            {latin.toString(), "not UTF-8"}
        }) {
            assertRefused(
                    Run.of(
                            "replay",
                            "--settings",
                            settings.toString(),
                            "--out",
                            out.toString(),
                            "--input",
                            data.toString(),
                            "--decisions",
                            one[0]),
                    one[1]);
            assertThat(former).hasContent("{}");
        }
    }

    @Test
    void unknownStream() throws IOException {
        assertRefused(replay(TWO_STREAMS, "films=" + data), "no stream 'films'", "plays, ratings");
    }

    @Test
    void severalStreamsAndNoneNamed() throws IOException {
        assertRefused(replay(TWO_STREAMS, data.toString()), "--input plays=" + data, "plays, ratings");
    }

    @Test
    void recordTimeInAFile() throws IOException {
        assertRefused(
                replay(RATINGS.replace("{at: timestamp, unit: s}", "record"), data.toString()),
                "streams.ratings.fields.time",
                "'record'",
                "'order'");
    }

    @Test
    void columnThatTheHeaderLacksNamesTheNearest() throws IOException {
        assertRefused(
                replay(RATINGS.replace("userId", "userID"), data.toString()),
                "no column 'userID'",
                "did you mean 'userId'",
                "ratings.csv:1",
                "header: absent");
    }

    @Test
    void emptyFileWhereAHeaderLineIsNeeded() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.csv"));
        assertRefused(replay(RATINGS, file.toString()), "empty.csv: the file is empty", "first line");
    }

    @Test
    void limitThatCannotBeRead() throws IOException {
        Path settings = Files.writeString(folder.resolve("weir.yaml"), RATINGS);
        Run run = Run.of(
                "replay",
                "--settings",
                settings.toString(),
                "--input",
                data.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--fail-over",
                "held=lots");
        assertRefused(run, "--fail-over held=lots", "held=1%,dead=0.1%");
    }

    @Test
    void folderWithOtherFiles() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("thesis.txt"), "mine");
        assertRefused(replay(RATINGS, data.toString()), "files that no replay wrote", "give a new folder");
        assertThat(out.resolve("thesis.txt")).hasContent("mine");
        assertThat(out.resolve("admitted.jsonl")).doesNotExist();
    }

    @Test
    void fileAsFolder() throws IOException {
        Files.writeString(folder.resolve("out"), "mine");
        assertRefused(replay(RATINGS, data.toString()), "this is a file");
        assertThat(folder.resolve("out")).hasContent("mine");
    }

    private Run replay(String yaml, String... inputs) throws IOException {
        Path settings = Files.writeString(folder.resolve("weir.yaml"), yaml);
        List<String> args = new ArrayList<>(List.of("replay", "--settings", settings.toString(), "--out"));
        args.add(folder.resolve("out").toString());
        args.add("--input");
        args.addAll(List.of(inputs));
        return Run.of(args.toArray(String[]::new));
    }

    private static void assertRefused(Run run, String... words) {
        assertThat(run.err()).contains(words);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
