package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A first start with a history: what that teaches is published before the job judges its first event. */
@ExtendWith(Broker.class)
class WarmStartIT {

    @TempDir
    Path dir;

    @Test
    void aHistoryIsLearnedBeforeTheFirstEvent(KafkaClient kafka) throws Exception {
        // Given
        Path history = history();
        Path file = TestSettings.live(dir, KafkaClient.uniqueName("warm"), kafka.bootstrap());
        Settings settings = SettingsFile.loadForRun(file);
        kafka.createTopicNamed("in." + settings.prefix(), 1, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        Run before = Run.of("models", "list", "--settings", file.toString());

        // When
        AtomicReference<Run> run = new AtomicReference<>();
        Thread running = new Thread(
                () -> run.set(Run.of("run", "--settings", file.toString(), "--warm-from", history.toString())));
        running.start();
        kafka.awaitCommitted(settings.modelsTopic(), 1);
        running.interrupt();
        running.join();
        Run after = Run.of("models", "list", "--settings", file.toString());

        // Then
        assertThat(before.out()).contains("ratings/rate: learning 0 of 200 contributors", "no model is published");
        assertThat(run.get().out()).contains("ratings/rate: published ratings/rate@1, from 200 contributors");
        assertThat(after.out())
                .contains("ratings/rate@1", "accepted", "warmed from")
                .doesNotContain("learning");
    }

    /** What a replay of two hundred people leaves, each at the same pace. */
    private Path history() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("out"));
        Files.createFile(folder.resolve("standings.jsonl"));
        Files.write(
                folder.resolve("samples.jsonl"),
                IntStream.range(0, 200)
                        .mapToObj(i -> "{\"stream\":\"ratings\",\"actorType\":\"user\",\"actor\":\"u" + i
                                + "\",\"peaks\":[5,8,10,20,20,20,20]}")
                        .toList());
        return folder;
    }
}
