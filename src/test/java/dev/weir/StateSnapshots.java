package dev.weir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
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

    /** What writes a savepoint below a folder. */
    public interface Savepoint {
        void into(Path folder) throws Exception;
    }

    /**
     * The savepoint of a whole job that a release wrote, unpacked into a folder. It is kept as {@link #released} keeps the state of an
     * operator, as a zip: its metadata names the files beside it without their folder.
     *
     * @return where it is
     */
    public static Path releasedJob(String name, Path folder, Savepoint job) throws Exception {
        Path file = RELEASED.resolve(name + ".zip");
        if (Files.notExists(file)) {
            if (!"write".equals(System.getProperty("weir.state"))) {
                throw new IOException(file + " is missing: a release's state files are never removed");
            }
            Path written = Files.createTempDirectory("savepoint");
            job.into(written);
            zip(written, file);
        }
        Files.createDirectories(folder);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
        return folder;
    }

    private static void zip(Path written, Path file) throws IOException {
        try (Stream<Path> files = Files.walk(written);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(one.getFileName().toString()));
                Files.copy(one, zip);
            }
        }
    }

    /** How an operator's state is given to its subtasks, by the names of its states; keyed state is not in it. */
    public static Map<String, OperatorStateHandle.Mode> modes(OperatorSubtaskState state) {
        Map<String, OperatorStateHandle.Mode> modes = new TreeMap<>();
        for (OperatorStateHandle handle : state.getManagedOperatorState()) {
            handle.getStateNameToPartitionOffsets()
                    .forEach((name, offsets) -> modes.put(name, offsets.getDistributionMode()));
        }
        return modes;
    }
}
