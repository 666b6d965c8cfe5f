package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.index.SavedFilters.Saved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedFiltersTest {

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    @Test
    void eachReviewerHasTheirOwnAndTheyOutliveTheIndex() {
        // Given
        SavedFilters saved = opened.index.saved();
        saved.keep("ana", "floods", "check=rate");
        saved.keep("ana", "floods", "check=rate&least=0.5");
        saved.keep("ana", "a'; DROP TABLE saved", "check=time");
        saved.keep("lea", "floods", "check=crowd");

        // When
        opened.index.clear();
        opened.reopen();

        // Then
        assertThat(opened.index.saved().of("ana"))
                .containsExactly(
                        new Saved("a'; DROP TABLE saved", "check=time"), new Saved("floods", "check=rate&least=0.5"));
        opened.index.saved().forget("ana", "floods");
        assertThat(opened.index.saved().of("ana")).hasSize(1);
        assertThat(opened.index.saved().of("lea")).containsExactly(new Saved("floods", "check=crowd"));
    }

    @Test
    void thereIsAnEnd() {
        SavedFilters saved = opened.index.saved();
        for (int i = 1; i <= SavedFilters.MOST; i++) {
            saved.keep("ana", "n" + i, "check=rate");
        }
        saved.keep("ana", "n1", "check=time");
        assertThatThrownBy(() -> saved.keep("ana", "one more", "check=rate"))
                .hasMessageStartingWith("20 filters are saved");
        assertThat(saved.of("ana")).hasSize(SavedFilters.MOST);
        saved.keep("lea", "one more", "check=rate");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 41, 42})
    void aNameHasALength(int length) {
        assertThatThrownBy(() -> opened.index.saved().keep("ana", "x".repeat(length), "check=rate"))
                .hasMessageContaining("allowed: 1 to 40");
        opened.index.saved().keep("ana", "x".repeat(40), "check=rate");
    }
}
