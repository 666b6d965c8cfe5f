package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.auditor.AuditFinding.Kind;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    private static final List<AuditLine> TRAIL = Trail.sealed(300, 25);
    private static final AuditSource SOURCE = taker -> {
        for (AuditLine line : TRAIL) {
            taker.take(line);
        }
    };

    @TempDir
    Path dir;

    private Path bundle;
    private Path records;

    @BeforeEach
    void exported() throws IOException {
        bundle = dir.resolve("bundle");
        records = bundle.resolve(Bundle.RECORDS);
        Bundle.export(SOURCE, second(100), second(200), bundle, new TreeMap<>());
    }

    @Test
    void itHoldsWhatCameInTheTimeAndUpToTheSealsAroundIt() throws IOException {
        // Given
        long first = Files.lines(records).count();

        // When
        AuditReport report = Bundle.verify(bundle, Set.of(Trail.PUBLIC));

        // Then: seals stand at each 26th second: 77 is the last before second 100, 207 the first behind 200.
        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isEqualTo(first).isEqualTo(207 - 77);
        assertThat(report.unsealed()).isZero();
    }

    @Test
    void aRecordThatIsTakenAwayChangedOrMovedIsFoundFromTheBundleAlone() throws IOException {
        List<String> honest = Files.readAllLines(records);
        for (Kind kind : List.of(Kind.REMOVED, Kind.CHANGED, Kind.REORDERED)) {
            // Given
            List<String> lines = new ArrayList<>(honest);
            switch (kind) {
                case REMOVED -> lines.remove(40);
                case CHANGED -> lines.set(40, lines.get(40).replace("\"count\":1", "\"count\":2"));
                default -> Collections.reverse(lines);
            }
            Files.write(records, lines);
            about(lines.size());

            // When
            AuditReport report = Bundle.verify(bundle, Set.of());

            // Then
            assertThat(report.findings()).isNotEmpty().allMatch(finding -> finding.kind() == kind);
            assertThat(pythonStatus()).as(kind.name()).isEqualTo(1);
        }
    }

    @Test
    void aTailThatIsCutIsToldByTheClosingSeal() throws IOException {
        // Given
        List<String> lines = Files.readAllLines(records);
        Files.write(records, lines.subList(0, 100));
        about(100);

        // When, Then
        assertThat(Bundle.verify(bundle, Set.of()).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Kind.CUT);
        assertThat(pythonStatus()).isEqualTo(1);
    }

    @Test
    void aBundleThatHoldsLessThanItSaysIsNotWhole() throws IOException {
        about(1000);

        assertThatThrownBy(() -> Bundle.verify(bundle, Set.of())).hasMessageContaining("the bundle is not whole");
    }

    /** Who cuts a bundle short takes away what says that it is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"v\":1}", "{\"v\":1,\"from\":\"2026-01-01T00:00:00Z\",\"records\":130}"})
    void aBundleThatDoesNotSayWhatItHoldsIsNotWhole(String about) throws IOException {
        if (about.isEmpty()) {
            Files.delete(bundle.resolve(Bundle.ABOUT));
        } else {
            Files.writeString(bundle.resolve(Bundle.ABOUT), about);
        }

        assertThatThrownBy(() -> Bundle.verify(bundle, Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the bundle is not whole");
        assertThat(pythonStatus()).isEqualTo(1);
    }

    @Test
    void whatBegunWithTheChainsAndHasNoSealIsSignedByNobody() throws IOException {
        // Given
        for (String seal : List.of(Bundle.OPENING, Bundle.CLOSING)) {
            Files.delete(bundle.resolve(seal));
        }
        Files.writeString(records, "");
        about(0);

        // When, Then
        assertThat(Bundle.verify(bundle, Set.of(Trail.PUBLIC)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.SIGNATURE));
        assertThat(Bundle.verify(bundle, Set.of()).findings()).isEmpty();
        assertThat(pythonStatus()).isZero();
        assertThat(pythonStatus(Trail.PUBLIC)).isEqualTo(1);
    }

    private void about(int count) throws IOException {
        Files.writeString(
                bundle.resolve(Bundle.ABOUT),
                "{\"v\":1,\"from\":\"" + second(100) + "\",\"to\":\"" + second(200) + "\",\"records\":" + count + "}");
    }

    /** Seals of its own that end it earlier, or begin it later, fit its records; not the time that it is of. */
    @ParameterizedTest
    @CsvSource({"closing.json, 155", "opening.json, 129"})
    void aBundleThatIsMadeShorterIsFound(String name, int seal) throws IOException {
        // Given
        ChainRecord other = Trail.record(TRAIL.get(seal));
        List<Head> heads = Objects.requireNonNull(other.seal()).heads();
        boolean ends = name.equals(Bundle.CLOSING);
        List<String> lines = Files.readAllLines(records).stream()
                .filter(line -> {
                    ChainRecord record = Objects.requireNonNull(ChainRecord.read(line.getBytes(UTF_8)));
                    return record.number() < heads.get(record.chain()).next() == ends;
                })
                .toList();
        Files.write(records, lines);
        Files.write(bundle.resolve(name), TRAIL.get(seal).bytes());
        about(lines.size());

        // When, Then
        assertThat(Bundle.verify(bundle, Set.of(Trail.PUBLIC)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.CUT);
                    assertThat(finding.place()).isEqualTo(name + ":1");
                });
        assertThat(pythonStatus()).isEqualTo(1);
    }

    @Test
    void aRecordFromBeforeTheTimeThatIsPutInIsFound() throws IOException {
        // Given
        AuditLine early = TRAIL.stream()
                .filter(line -> Trail.record(line).number() == 1)
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>(Files.readAllLines(records));
        lines.add(
                0, new String(Trail.forged(early, "\"count\":1", "\"count\":2").bytes(), UTF_8));
        Files.write(records, lines);
        about(lines.size());

        // When, Then
        assertThat(Bundle.verify(bundle, Set.of()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.INSERTED);
            assertThat(finding.place()).isEqualTo("records.jsonl:1");
        });
        assertThat(pythonStatus()).isEqualTo(1);
    }

    @Test
    void aTimeBehindTheChainsBeganAgainIsExportedLikeAnyOther() throws IOException {
        // Given
        Path later = dir.resolve("later");

        // When: seals stand at each 11th second, 43 is the last before second 50, 109 the first behind 100
        Bundle.export(twice(Trail.DAY), second(Trail.DAY + 50), second(Trail.DAY + 100), later, new TreeMap<>());
        AuditReport report = Bundle.verify(later, Set.of());

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isEqualTo(109 - 43);
        assertThat(report.lastSeal()).isEqualTo(second(Trail.DAY + 109));
    }

    /** A job that was started without its state may have read its input again, so that both runs are of the time. */
    @ParameterizedTest
    @CsvSource({"86400, 86500", "1, 200"})
    void aTimeInWhichTheChainsBeganAgainIsExportedWithAllThereIs(int begins, int to) throws IOException {
        // Given
        Path around = dir.resolve("around");

        // When
        long count = Bundle.export(twice(begins), second(100), second(to), around, new TreeMap<>());

        // Then
        assertThat(count).isEqualTo(312 + 220);
        assertThat(Bundle.verify(around, Set.of()).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Kind.RESTARTED);
    }

    /** A job, and then one without its state. */
    private static AuditSource twice(int begins) {
        return taker -> {
            SOURCE.read(taker);
            for (AuditLine line : Trail.anew(200, 10, begins)) {
                taker.take(line);
            }
        };
    }

    @Test
    void aClosingSealOfAStrangerIsFound() throws IOException {
        String stranger = new String(Trail.sealed(300, 25).get(207).bytes(), UTF_8)
                .replace("\"signature\":\"", "\"signature\":\"x");
        Files.writeString(bundle.resolve(Bundle.CLOSING), stranger);

        assertThat(Bundle.verify(bundle, Set.of(Trail.PUBLIC)).findings())
                .singleElement()
                .extracting(AuditFinding::kind)
                .isEqualTo(Kind.SIGNATURE);
    }

    @Test
    void anHonestBundleIsSoundByThePythonOfTheDocsToo() throws IOException {
        assertThat(pythonStatus()).isZero();
    }

    @Test
    void thePageShowsWhatOthersWroteAsText() throws IOException {
        // Given
        byte[] evil =
                ("{\"v\":1,\"type\":\"held\",\"subject\":\"customer:<script>alert(1)</script>\"}").getBytes(UTF_8);
        AuditLine line = Trail.chained(evil, "customer:<script>alert(1)</script>");

        // When
        Bundle.export(taker -> taker.take(line), second(0), second(10), dir.resolve("evil"), new TreeMap<>());
        String page = Files.readString(dir.resolve("evil").resolve(Bundle.PAGE));

        // Then
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void aFolderThatIsThereIsNeverWrittenOver() {
        assertThatThrownBy(() -> Bundle.export(SOURCE, second(0), second(1), bundle, new TreeMap<>()))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void anExportOfNothingBeforeTheFirstSealBeginsWithTheChains() throws IOException {
        Path early = dir.resolve("early");

        Bundle.export(SOURCE, second(0), second(10), early, new TreeMap<>());

        assertThat(early.resolve(Bundle.OPENING)).doesNotExist();
        assertThat(Bundle.verify(early, Set.of()).findings()).isEmpty();
    }

    /** The exit status of docs/examples/audit_verify.py over the bundle. */
    private int pythonStatus(String... key) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "docs/examples/audit_verify.py", bundle.toString()));
        command.addAll(List.of(key));
        try {
            Process python = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("python.txt").toFile())
                    .start();
            assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return python.exitValue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } catch (IOException e) {
            assumeTrue(false, "there is no python3: " + e.getMessage());
            throw e;
        }
    }

    private static Instant second(int second) {
        return Instant.ofEpochMilli(Trail.BEGIN + second * 1000L);
    }
}
