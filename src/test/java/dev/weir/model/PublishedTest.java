package dev.weir.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.support.RateModels;
import dev.weir.support.ReviewedModels;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the models topic is a model or is refused with a reason: anything else would end the job for ever. */
class PublishedTest {

    private static final byte[] RATE = RateModels.of("ratings", 1).text().getBytes(UTF_8);
    private static final byte[] REVIEWED = ReviewedModels.of(
                    "ratings", 1, 1, ReviewedModels.ofThoseWhomOneMeets(Map.of()))
            .text()
            .getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "0", "[]", "{}", "{\"check\":null}", "{\"check\":\"rate\"}", "nonsense"})
    void whatIsNoModelIsRefused(String text) {
        assertThatThrownBy(() -> Published.read("here", text.getBytes(UTF_8)))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("here");
    }

    @Test
    void bothKindsAreRead() {
        assertThat(Published.read("here", RATE).check()).isEqualTo(RateModel.CHECK);
        assertThat(Published.read("here", REVIEWED).check()).isEqualTo(ReviewedModel.CHECK);
    }

    @Property
    void aTornOrChangedRateModelIsReadOrRefused(@ForAll long seed) {
        readOrRefused(changed(RATE, new Random(seed)));
    }

    @Property
    void aTornOrChangedReviewedModelIsReadOrRefused(@ForAll long seed) {
        readOrRefused(changed(REVIEWED, new Random(seed)));
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            assertThat(Published.read("here", bytes).stream()).isNotEmpty();
        } catch (BaselineException e) {
            assertThat(e).hasMessageContaining("here");
        }
    }

    /** Torn off somewhere, or with one to four bytes or numbers of its text changed. */
    private static byte[] changed(byte[] model, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(model, random.nextInt(model.length));
        }
        byte[] bytes = model.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) "0123456789-eE.{}[]\",: \u0000".charAt(random.nextInt(23));
        }
        return bytes;
    }
}
