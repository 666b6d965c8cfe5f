package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void fromTopicsRowsStandByTimeTopicPartitionAndOffsetWhateverWasReadFirst() {
        // Given
        List<String> inOrder = List.of(
                line("z/1/0", 1),
                line("a/0/5", 2),
                line("a/0/12", 2),
                line("a/2/3", 2),
                line("a/10/1", 2),
                line("b/0/0", 2),
                line("a/0/0", 3));

        for (int seed = 0; seed < 20; seed++) {
            // When
            List<String> read = new ArrayList<>(inOrder);
            Collections.shuffle(read, new Random(seed));
            read.add(read.get(0));

            // Then
            assertThat(Build.byTime(List.of("b", "a", "z"), read).rows()).isEqualTo(inOrder);
        }
    }

    @Test
    void whatCameByATopicOfFormerSettingsStandsBehindTheOthersOfItsTime() {
        List<String> read =
                List.of(line("former/0/1", 1), line("a/0/9", 1), line("older/7/1", 1), line("former/0/0", 1));

        List<String> rows = Build.byTime(List.of("a"), read).rows();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(read);
        assertThat(rows.get(0)).isEqualTo(line("a/0/9", 1));
        assertThat(rows.indexOf(line("former/0/1", 1))).isEqualTo(rows.indexOf(line("former/0/0", 1)) + 1);
    }

    @Test
    void anOriginOfAnotherKindIsNamed() {
        assertThatThrownBy(() -> Build.byTime(List.of("a"), List.of(line("a:5", 1))))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("'a:5' is not of the form topic/partition/offset");
        assertThatThrownBy(() -> Build.byTime(List.of("a"), List.of(line("5/x", 1))))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("'5/x' is not of the form topic/partition/offset");
        assertThatThrownBy(() -> Build.of(line("p.json:x", 1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("'p.json:x' is not of the form file:line");
    }

    private static String line(String origin, double day) {
        return Lives.payment(1, "e", "c", day, null).replace("p.json:1", origin).replace("\"mature\":false,", "");
    }
}
