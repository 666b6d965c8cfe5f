package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    @ParameterizedTest
    @CsvSource({
        "overlong slash, c0af, 0",
        "overlong c1, c1bf, 0",
        "overlong in three, e09fbf, 0",
        "overlong in four, f08fbfbf, 0",
        "low surrogate, edbfbf, 0",
        "high surrogate, eda080, 0",
        "beyond the last point, f4908080, 0",
        "lead of five, f888808080, 0",
        "ff, ff, 0",
        "lone continuation, 6180, 1",
        "two truncated, 61c3, 1",
        "three truncated, 61e282, 1",
        "three after one, 61e2, 1",
        "four truncated, 61f09f98, 1",
        "second wrong, 616263e228a1, 3",
        "after eight ascii, 6162636465666768ff, 8",
        "after nine ascii, 616263646566676869ff, 9",
        "utf-16 text, fffe7b00, 0",
    })
    void findsWhatIsNotUtf8(String name, String hex, int at) {
        assertThat(Utf8.firstInvalid(HexFormat.of().parseHex(hex))).as(name).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "least of two, c280", "most of two, dfbf", "least of three, e0a080", "before surrogates, ed9fbf",
        "after surrogates, ee8080", "most of three, efbfbf", "least of four, f0908080", "last point, f48fbfbf",
        "nul, 00", "nothing, ''", "mixed, 61c3a9e282acf09f988062",
    })
    void acceptsTheEdgesOfEachLength(String name, String hex) {
        assertThat(Utf8.firstInvalid(HexFormat.of().parseHex(hex))).as(name).isEqualTo(Utf8.VALID);
    }

    @Test
    void agreesWithTheStrictDecoderOfThePlatform() {
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(20)];
            for (int j = 0; j < bytes.length; j++) {
                // Bytes that are often near the edges, so that many sequences are nearly right.
                bytes[j] = (byte) (random.nextInt(3) == 0 ? random.nextInt(128) : 0x80 + random.nextInt(0x80));
            }
            // Compared by hand: tens of thousands of assertions take seconds.
            if ((Utf8.firstInvalid(bytes) == Utf8.VALID) != isUtf8(bytes)) {
                fail(HexFormat.of().formatHex(bytes));
            }
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Property(tries = 2000)
    void lengthIsThatOfTheEncodedText(@ForAll String text) {
        // A lone surrogate is written as one question mark, so the text does not come back.
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean whole = new String(bytes, StandardCharsets.UTF_8).equals(text);
        assertThat(Utf8.length(text)).isEqualTo(whole ? bytes.length : Utf8.UNPAIRED);
    }

    @Test
    void halfAPairHasNoLength() {
        assertThat(Utf8.length("a\uD83D")).isEqualTo(Utf8.UNPAIRED);
        assertThat(Utf8.length("\uDE00a")).isEqualTo(Utf8.UNPAIRED);
        assertThat(Utf8.length("\uD83D\uD83D\uDE00")).isEqualTo(Utf8.UNPAIRED);
        assertThat(Utf8.length("\uD83D\uDE00")).isEqualTo(4);
    }
}
