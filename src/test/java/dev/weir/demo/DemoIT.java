package dev.weir.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void endsByItselfWithEveryRecordJudgedAndEveryGuestCaught() throws Exception {
        // Given
        StringWriter text = new StringWriter();
        Demo demo = new Demo(
                new DemoOptions(15, 1, DemoOptions.DAY_A_MINUTE, DemoOptions.ANY_PORT),
                new Screen(new PrintWriter(text), Screen.Type.PLAIN));

        // When
        boolean all = demo.run();

        // Then
        assertThat(text.toString())
                .contains("ready after")
                .contains("weir.quarantine.ratings")
                .contains("Every record that was sent has exactly one verdict.")
                .containsPattern("not-json +1")
                .containsPattern("duplicate +1")
                .containsPattern("too-large +1")
                .containsPattern("last held: \\S+: .+");
        assertThat(all).isTrue();
    }
}
