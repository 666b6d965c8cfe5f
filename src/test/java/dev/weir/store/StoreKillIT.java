package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Weir;
import dev.weir.drill.Child;
import dev.weir.drill.Size;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows = records, none twice, when {@code weir store} dies as a process, at moments that nobody chose and at the worst one. */
@Tag("drill")
@ExtendWith(Broker.class)
class StoreKillIT {

    private static final Size SIZE = Size.chosen();
    private static final int KILLS = SIZE.of(2, 20);
    private static final int WAVE = SIZE.of(300, 2_000);

    /** Commits come once a second. */
    private static final int LONGEST_CALM_MILLIS = 1_200;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 20261128;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    @Test
    void everyRecordIsThereOnceThroughKills(KafkaClient kafka) throws IOException {
        // Given
        TrainingTopics topics = TrainingTopics.make(kafka, folder).with("commitEvery: 1s");
        Warehouse warehouse = new Warehouse(topics.settings());
        StoreTables tables = StoreTables.of(topics.settings());
        List<String> admitted = new ArrayList<>();
        List<Long> unread = new ArrayList<>();

        // When
        for (int kill = 0; kill < KILLS; kill++) {
            admitted.addAll(topics.admit(kill * WAVE, kill * WAVE + WAVE / 2));
            topics.abort(1_000_000 + kill, 1_000_010 + kill);
            long before = rows(tables);
            try (Child store = start(topics)) {
                if (kill % 2 == 0) {
                    // It has written files that no commit has yet: they are in no table, and their rows must come
                    // again.
                    await("rows in a file", store, () -> filesOnDisk() > files(tables));
                } else {
                    await("a commit", store, () -> rows(tables) > before);
                    admitted.addAll(topics.admit(kill * WAVE + WAVE / 2, kill * WAVE + WAVE * 3 / 4));
                    pass(random.nextInt(LONGEST_CALM_MILLIS));
                }
                store.kill();
            }
            unread.add(admitted.size() - rows(tables));
            int have = admitted.size() - kill * WAVE;
            admitted.addAll(topics.admit(kill * WAVE + have, (kill + 1) * WAVE));
        }
        try (Child store = start(topics)) {
            await("all rows", store, () -> rows(tables) >= admitted.size());
        }

        // Then
        assertThat(warehouse.origins()).containsExactlyInAnyOrderElementsOf(admitted);
        assertThat(unread).as("some kills undid work").anyMatch(rows -> rows > 0);
    }

    private Child start(TrainingTopics topics) {
        return Child.java(
                "store",
                folder.resolve("store.log"),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder),
                Weir.class.getName(),
                List.of("store", "--settings", topics.file().toString()));
    }

    private static long rows(StoreTables tables) {
        return StoreContents.of(tables, Target.ADMITTED).rows();
    }

    private static long files(StoreTables tables) {
        return StoreContents.of(tables, Target.ADMITTED).files();
    }

    /** The files of the table of admitted events, whether it knows them or not. */
    private long filesOnDisk() {
        try (Stream<Path> files = Files.walk(folder.resolve("warehouse/shop/training/admitted/data"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException e) {
            return 0; // There is none yet.
        }
    }

    private static void await(String what, Child store, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end || !store.isAlive()) {
                throw new AssertionError("no " + what + " came: " + store.diagnosis());
            }
            pass(20);
        }
    }

    private static void pass(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
