package dev.weir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/** State as it was: of a moment ago, or of a release long gone. */
public final class StateSnapshots {

    private static final Path RELEASED = Path.of("src/test/resources/state");

    /** What is done with a harness before its state is taken. */
    public interface Work<H> {
        void on(H harness) throws Exception;
    }

    private StateSnapshots() {}

    /** The state of a harness after some work. */
    public static <H extends AbstractStreamOperatorTestHarness<?>> OperatorSubtaskState of(H harness, Work<H> work)
            throws Exception {
        try (harness) {
            harness.open();
            work.on(harness);
            return harness.snapshot(1, 1);
        }
    }

    /**
     * The state that a release wrote, from {@code src/test/resources/state}. {@code -Dweir.state=write} writes the files
     * that are not there yet; a file that is there is never written again.
     */
    public static <H extends AbstractStreamOperatorTestHarness<?>> OperatorSubtaskState released(
            String name, H harness, Work<H> work) throws Exception {
        Path file = RELEASED.resolve(name + ".snapshot");
        if (Files.notExists(file)) {
            if (!"write".equals(System.getProperty("weir.state"))) {
                throw new IOException(file + " is missing: a release's state files are never removed");
            }
            Files.createDirectories(RELEASED);
            OperatorSnapshotUtil.writeStateHandle(of(harness, work), file.toString());
        }
        return OperatorSnapshotUtil.readStateHandle(file.toString());
    }
}
