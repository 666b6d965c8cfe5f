package dev.weir.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.learn.Training.Outcome;
import dev.weir.model.Published.How;
import dev.weir.model.RateModel;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

    @TempDir
    private Path dir;

    private FolderShelf shelf;
    private TrainingRun run;

    @BeforeEach
    void twoStreams() throws IOException {
        Settings settings = SettingsFile.load(Files.writeString(dir.resolve("weir.yaml"), """
                streams:
                  films: {kind: rating, fields: {actor: /user, time: {at: /ts, unit: s}}}
                  books: {kind: rating, fields: {actor: /user, time: {at: /ts, unit: s}}}
                """));
        shelf = new FolderShelf(dir.resolve("models"));
        run = new TrainingRun(settings, PolicyFile.defaults(), Crowds.SHIPPED, shelf, Clock.systemUTC());
    }

    @Test
    void trainingGoesAStepAndWarmingAllTheWay() {
        // Given
        Community slow = showing("films", Crowds.honest(1000, 0.6));

        // When
        List<Training> trained = run.train(List.of("films"), slow);
        FolderShelf other = new FolderShelf(dir.resolve("others"));
        Training warmed = warmedOn(other, slow).stream()
                .filter(training -> training.stream().equals("films"))
                .findFirst()
                .orElseThrow();

        // Then
        double step = scale(trained.get(0));
        double all = scale(warmed);
        assertThat(step).isEqualTo(0.9091);
        assertThat(all).isEqualTo(1); // The reference from now on: what it is compared with is itself.
        assertThat(shelf.rates("films")).extracting(RateModel::how).containsExactly(How.TRAINED);
        assertThat(other.rates("films"))
                .extracting(RateModel::how, RateModel::reason)
                .containsExactly(tuple(How.ACCEPTED, "warmed from out"));
        assertThat(warmed.scale().get(0)).isLessThan(0.7);
    }

    @Test
    void aStreamThatHasAModelIsNotWarmed() {
        // Given
        Community slow = showing("films", Crowds.honest(1000, 0.6));
        run.train(List.of("films"), slow);

        // When
        List<Training> warmed = run.warm(slow, "warmed from out");

        // Then
        assertThat(warmed).extracting(Training::stream).containsExactly("books");
        assertThat(warmed).extracting(Training::outcome).containsExactly(Outcome.LEARNING);
        assertThat(shelf.unlearned(List.of("films", "books"))).containsExactly("books");
        assertThat(shelf.rates("films")).hasSize(1);
    }

    private List<Training> warmedOn(FolderShelf other, Community community) {
        Settings settings = SettingsFile.load(dir.resolve("weir.yaml"));
        return new TrainingRun(settings, PolicyFile.defaults(), Crowds.SHIPPED, other, Clock.systemUTC())
                .warm(community, "warmed from out");
    }

    private static double scale(Training training) {
        RateModel model = training.model();
        assertThat(model).as(training.toString()).isNotNull();
        return model.scale().get(4);
    }

    private static Community showing(String stream, List<int[]> peaks) {
        Community community = new Community();
        for (int i = 0; i < peaks.size(); i++) {
            String sample = "{\"stream\":\"%s\",\"actorType\":\"user\",\"actor\":\"u%d\",\"peaks\":%s}"
                    .formatted(stream, i, Arrays.toString(peaks.get(i)));
            community.sample("line " + i, sample.getBytes(StandardCharsets.UTF_8));
        }
        return community;
    }
}
