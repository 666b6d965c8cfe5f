package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.auditor.AuditFinding.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            Files.writeString(bundle.resolve(Bundle.ABOUT), "{\"v\":1,\"records\":" + lines.size() + "}");

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
        Files.writeString(bundle.resolve(Bundle.ABOUT), "{\"v\":1,\"records\":100}");

        // When, Then
        assertThat(Bundle.verify(bundle, Set.of()).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Kind.CUT);
        assertThat(pythonStatus()).isEqualTo(1);
    }

    @Test
    void aBundleThatHoldsLessThanItSaysIsNotWhole() throws IOException {
        Files.writeString(bundle.resolve(Bundle.ABOUT), "{\"v\":1,\"records\":1000}");

        assertThatThrownBy(() -> Bundle.verify(bundle, Set.of())).hasMessageContaining("the bundle is not whole");
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
    private int pythonStatus() throws IOException {
        try {
            Process python = new ProcessBuilder("python3", "docs/examples/audit_verify.py", bundle.toString())
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
