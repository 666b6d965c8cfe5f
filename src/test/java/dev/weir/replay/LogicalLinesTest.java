package dev.weir.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.RowSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogicalLinesTest {

    private static final int LIMIT = 2_000;

    private static final Quotes CSV =
            Quotes.of(',', new RowSettings(RowSettings.HeaderLine.AUTO, List.of(), null, "\""));

    @Test
    void linesEndWithLfOrCrLf() throws IOException {
        assertThat(read("a\nb\r\nc")).containsExactly("1:a", "2:b", "3:c");
    }

    @Test
    void aCarriageReturnAloneIsNoLineEnd() throws IOException {
        assertThat(read("a\rb\n")).containsExactly("1:a\rb");
    }

    @Test
    void onlyOneEmptyLineAtTheEndIsNoLine() throws IOException {
        assertThat(read("a\n")).containsExactly("1:a");
        assertThat(read("a\n\n")).containsExactly("1:a");
        assertThat(read("a\n\n\n")).containsExactly("1:a", "2:");
        assertThat(read("a\n\nb\n")).containsExactly("1:a", "2:", "3:b");
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
        assertThat(read("\u00EF\u00BB\u00BFa\n\u00EF\u00BB\u00BFb\n")).containsExactly("1:a", "2:\u00EF\u00BB\u00BFb");
        assertThat(read("\u00EF\u00BB")).containsExactly("1:\u00EF\u00BB");
    }

    @Test
    void aQuotedColumnMayRunOverLinesAndKeepsTheirEnds() throws IOException {
        assertThat(read("a,\"b\nc\r\nd\",e\nf\n")).containsExactly("1:a,\"b\nc\r\nd\",e", "4:f");
    }

    @Test
    void aDoubledQuoteDoesNotClose() throws IOException {
        assertThat(read("\"a\"\"\nb\",c\nd\n")).containsExactly("1:\"a\"\"\nb\",c", "3:d");
    }

    @Test
    void aQuoteInsideAColumnOpensNothing() throws IOException {
        assertThat(read("a\"b\nc\n")).containsExactly("1:a\"b", "2:c");
    }

    @Test
    void aStrayQuoteEndsWithItsLineWhenNothingClosesIt() throws IOException {
        assertThat(read("\"a\nb\nc\n")).containsExactly("1:\"a", "2:b", "3:c");
    }

    @Test
    void aStrayQuoteEndsWithItsLineWhenTextFollowsTheNextQuote() throws IOException {
        assertThat(read("\"a\nb\n\"c\nd\n")).containsExactly("1:\"a", "2:b", "3:\"c", "4:d");
    }

    @Test
    void aStrayQuoteEndsWithItsLineWhenTheRowGrowsBeyondTheLimit() throws IOException {
        String filler = "x".repeat(900);
        assertThat(read("\"a\n" + filler + "\n" + filler + "\n" + filler + "\nb\",c\n"))
                .containsExactly("1:\"a", "2:" + filler, "3:" + filler, "4:" + filler, "5:b\",c");
    }

    @Test
    void aLineOfTheLimitIsKeptWholeAndOneByteMoreIsNot() throws IOException {
        for (String end : List.of("\n", "\r\n", "")) {
            assertThat(lines("x".repeat(LIMIT - 1) + end).get(0).isOverlong()).isFalse();
            Line atLimit = lines("x".repeat(LIMIT) + end).get(0);
            assertThat(atLimit.isOverlong()).isFalse();
            assertThat(atLimit.bytes.length).isEqualTo(LIMIT);
            assertThat(lines("x".repeat(LIMIT + 1) + end).get(0).isOverlong()).isTrue();
        }
    }

    @Test
    void ofAnOverlongLineTheBeginningAndTheDigestAreKept() throws Exception {
        // Given
        String text = "ab".repeat(1_000_000);

        // When
        List<Line> lines = lines("first\n" + text + "\nlast\n");

        // Then
        assertThat(lines).hasSize(3);
        Line overlong = lines.get(1);
        assertThat(overlong.size).isEqualTo(2_000_000);
        assertThat(overlong.bytes.length).isEqualTo(Line.KEPT);
        assertThat(new String(overlong.bytes, UTF_8)).isEqualTo(text.substring(0, Line.KEPT));
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        assertThat(new String(overlong.payload().headers().get(0).value(), UTF_8))
                .isEqualTo("sha-256:" + digest + " 2000000");
        assertThat(lines.get(2).number).isEqualTo(3);
    }

    @Test
    void noCharacterIsCutWhereAnOverlongLineIs() throws IOException {
        byte[] text = ("x" + "é".repeat(100_000) + "\n").getBytes(UTF_8);
        Line line = lines(new String(text, ISO_8859_1)).get(0);
        assertThat(line.bytes.length).isEqualTo(Line.KEPT - 1);
    }

    @Property(tries = 300)
    void everyByteIsInExactlyOneLine(@ForAll @Size(max = 400) byte[] noise) throws IOException {
        // Given
        byte[] text = new byte[noise.length];
        for (int i = 0; i < noise.length; i++) {
            text[i] = (byte) "\n\r\",ab\n\"".charAt(noise[i] & 7);
        }
        String expected = withoutFinalEmptyLine(new String(text, ISO_8859_1));

        // When
        LogicalLines lines = new LogicalLines(new ByteArrayInputStream(text), LIMIT, CSV);
        StringBuilder joined = new StringBuilder();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            joined.append(new String(line.bytes, ISO_8859_1)).append(new String(line.end.bytes(), ISO_8859_1));
        }

        // Then
        assertThat(joined.toString()).isEqualTo(expected);
    }

    /** The text with a line end after its last line, which the reader cannot tell from one that is there. */
    private static String withoutFinalEmptyLine(String text) {
        String ended = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        if (ended.equals("\n") || ended.equals("\r\n")) {
            return "";
        }
        if (ended.endsWith("\n\n")) {
            return ended.substring(0, ended.length() - 1);
        }
        return ended.endsWith("\n\r\n") ? ended.substring(0, ended.length() - 2) : ended;
    }

    private static List<String> read(String text) throws IOException {
        return lines(text).stream()
                .map(line -> line.number + ":" + new String(line.bytes, ISO_8859_1))
                .collect(Collectors.toList());
    }

    private static List<Line> lines(String text) throws IOException {
        LogicalLines lines = new LogicalLines(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), LIMIT, CSV);
        List<Line> all = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }
}
