package dev.weir.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.auditor.AuditFinding.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One byte among many records is found, and soon. */
class ManyRecordsTest {

    @TempDir
    Path dir;

    @Test
    void oneChangedByteAmongTwentyThousandRecordsIsFoundAndLocated() throws IOException {
        found(20_000, 200);
    }

    @Test
    void oneChangedByteAmongAMillionRecordsIsFoundAndLocatedWithinThirtySeconds() throws IOException {
        assumeTrue("full".equals(System.getProperty("weir.drill")), "minutes on a busy machine: -Dweir.drill=full");

        Duration took = found(1_000_000, 1_000);

        System.out.println("verified in " + took.toMillis() + " ms of one core");
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }

    /** The time of one core: others may be at work on the machine. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private Duration found(int records, int every) throws IOException {
        // Given
        Path file = dir.resolve("audit.jsonl");
        int changed = records / 2;
        int[] line = new int[1];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Trail.write(records, every, Trail.KEY, bytes -> {
                line[0]++;
                try {
                    byte[] copy = bytes.clone();
                    copy[30] ^= line[0] == changed ? (byte) 1 : 0;
                    out.write(copy);
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        ChainVerifier verifier = new ChainVerifier(Set.of(Trail.PUBLIC));

        // When
        long begun = cpu();
        AuditSource.file(file).read(verifier::take);
        AuditReport report = verifier.end();
        Duration took = Duration.ofNanos(cpu() - begun);

        // Then
        assertThat(report.records()).isGreaterThan(records - 1L);
        assertThat(report.findings())
                .isNotEmpty()
                .allMatch(
                        finding -> finding.place().equals("audit.jsonl:" + changed) || finding.kind() == Kind.REMOVED);
        return took;
    }
}
