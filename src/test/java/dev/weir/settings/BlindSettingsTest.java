package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlindSettingsTest {

    private static final String SEED = "sixteen letters!";

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"0, 20, share", "1.001, 20, share", "NaN, 20, share", "0.5, 1, mostADay", "0.5, 1001, mostADay"})
    void figuresOutOfRangeAreRefused(double share, int most, String named) {
        assertThatThrownBy(() -> new BlindSettings(share, most, SEED)).hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"0.000001, 2", "1, 1000"})
    void theEndsOfTheRangesAreAllowed(double share, int most) {
        assertThat(new BlindSettings(share, most, SEED).share()).isEqualTo(share);
    }

    @Test
    void aShortSeedIsRefusedAndNoneIsShown() {
        assertThatThrownBy(() -> new BlindSettings(0.1, 20, SEED.substring(1)))
                .hasMessageContaining("has 15 characters")
                .hasMessageNotContaining(SEED.substring(1));
        assertThat(new BlindSettings(0.1, 20, SEED).toString()).doesNotContain(SEED);
    }

    @Test
    void aSeedIsReadFromItsPlace() throws IOException {
        Path file = Files.writeString(dir.resolve("seed"), "from a file\n");

        assertThat(new BlindSettings(0.1, 20, "${file:" + file + "}").secret()).isEqualTo("from a file");
        assertThat(new BlindSettings(0.1, 20, SEED).secret()).isEqualTo(SEED);
        assertThatThrownBy(() -> new BlindSettings(0.1, 20, "${file:" + dir + "/none}").secret())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("review.blind.seed", "there is no file");
    }
}
