package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntryDigestTest {

    @Test
    void neitherOrderNorRepetitionChangesTheDigest() {
        EntryDigest.Mark once = mark("a", "b", "c");

        assertThat(mark("c", "a", "b", "a").sha256()).isEqualTo(once.sha256());
        assertThat(mark("c", "a", "b", "a").counted()).isEqualTo(3);
        assertThat(mark("c", "a", "b", "a").entries()).isEqualTo(4);
    }

    @Test
    void anEntryMoreLessOrOtherwiseChangesTheDigest() {
        assertThat(List.of(mark("a", "b"), mark("a"), mark("a", "c"), mark("ab"), mark()))
                .extracting(EntryDigest.Mark::sha256)
                .doesNotHaveDuplicates();
    }

    @Test
    void laterEntriesDoNotCount() {
        // Given
        EntryDigest digest = new EntryDigest(100);

        // When
        digest.add("before".getBytes(UTF_8), 99);
        digest.add("at".getBytes(UTF_8), 100);
        digest.add("after".getBytes(UTF_8), 101);

        // Then
        assertThat(digest.mark().entries()).isEqualTo(3);
        assertThat(digest.mark().counted()).isEqualTo(2);
        assertThat(digest.mark().sha256()).isEqualTo(mark("before", "at").sha256());
    }

    private static EntryDigest.Mark mark(String... entries) {
        EntryDigest digest = new EntryDigest(0);
        for (String entry : entries) {
            digest.add(entry.getBytes(UTF_8), 0);
        }
        return digest.mark();
    }
}
