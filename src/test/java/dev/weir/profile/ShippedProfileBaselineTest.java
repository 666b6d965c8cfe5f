package dev.weir.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.ProfileBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Makes the baseline that ships from the data sets, and compares. With -Dweir.baselines=write it writes the file. */
class ShippedProfileBaselineTest {

    private static final Path FILE = Path.of("src/main/resources/dev/weir/model/profile-baselines.json");

    @Test
    void theFileIsWhatTheDataSay() throws IOException {
        ProfileBaseline made = People.everybody();
        if ("write".equals(System.getProperty("weir.baselines"))) {
            Files.writeString(FILE, made.text());
        }
        assertThat(Files.readString(FILE)).isEqualTo(made.text());
    }

    @Test
    void theFileReadsAsItWasWritten() throws IOException {
        assertThat(ProfileBaseline.shipped().text()).isEqualTo(Files.readString(FILE));
    }
}
