package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {

    @TempDir
    Path folder;

    /** 100 people, one a day; each rates 20 of 100 items. */
    private Path input() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int user = 1; user <= 100; user++) {
            for (int i = 0; i < 20; i++) {
                rows.append("%d\t%d\t%d\t%d\n"
                        .formatted(user, (user * 7 + i * 3) % 100, 1 + (user + i) % 5, user * 86_400L + i * 30));
            }
        }
        return Files.writeString(folder.resolve("u.data"), rows);
    }

    private Run attack(Path input, String... more) {
        String[] args = {"lab", "attack", "--input", input.toString(), "--out", out().toString(), "--model", "average"};
        return Run.of(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("attacked");
    }

    @Test
    void writesWhatAReplayReads() throws IOException {
        // When
        Run run = attack(input(), "--size", "0.05", "--filler", "0.1", "--aim", "nuke", "--shape", "day");

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("5 users attack").contains("weir replay --settings " + out());
        List<String> ratings = Files.readAllLines(out().resolve("ratings.csv"));
        List<String> labels = Files.readAllLines(out().resolve("labels.csv"));
        assertThat(ratings).hasSize(1 + 2000 + 5 * 13).startsWith("userId,movieId,rating,timestamp", "1,7,2.0,86400");
        assertThat(labels)
                .hasSameSizeAs(ratings)
                .startsWith("userId,movieId,timestamp,fake,label", "1,7,86400,0,HONEST");
        assertThat(labels).filteredOn(row -> row.endsWith(",1,TARGET")).hasSize(15);
        assertThat(labels).filteredOn(row -> row.endsWith(",1,FILLER")).hasSize(50);
        Settings settings = SettingsFile.load(out().resolve("weir.yaml"));
        assertThat(settings.streams()).hasSize(1);
        assertThat(Run.of(
                                "replay",
                                "--settings",
                                out().resolve("weir.yaml").toString(),
                                "--input",
                                folder.resolve("nothing.csv").toString(),
                                "--out",
                                folder.resolve("replay").toString())
                        .err())
                .contains("no such file");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        assertThat(attack(folder.resolve("nothing")).status()).isEqualTo(2);
        assertThat(attack(input(), "--size", "2").err()).contains("size 2.0 must be");
        assertThat(attack(Files.writeString(folder.resolve("bad.csv"), "userId,x\n1,two,3,4\n"))
                        .err())
                .contains("bad.csv:2: not a rating");
        assertThat(Run.of("lab").status()).isEqualTo(2);
    }
}
