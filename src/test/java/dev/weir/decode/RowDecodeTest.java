package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.settings.Scale;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowDecodeTest {

    private static StreamBuilder movieLens() {
        return StreamBuilder.csv("userId")
                .object("film", "movieId")
                .value(Absence.DEAD_LETTER, "rating")
                .time(Unit.S, null, "timestamp")
                .scale(new Scale(0.5, 5, 0.5));
    }

    @Test
    void readsARatingByTheNamesOfAHeaderLine() {
        // Given
        Decoder decoder = movieLens().decoder("userId", "movieId", "rating", "timestamp");
        // When
        Event event = decoder.decode(
                        dev.weir.event.Payload.ofValue(
                                "1,1,4.0,964982703".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        StreamBuilder.ORIGIN,
                        0)
                .event();
        // Then
        assertThat(event.actor()).isEqualTo(new Entity("actor:1"));
        assertThat(event.object()).isEqualTo(new Entity("film:1"));
        assertThat(event.value()).isEqualTo(4);
        assertThat(event.time()).isEqualTo(964_982_703_000L);
    }

    @Test
    void readsTabsByColumnNumber() {
        Event event = StreamBuilder.tsv("1")
                .object("film", "2")
                .value(Absence.DEAD_LETTER, "3")
                .time(Unit.S, null, "4")
                .event("196\t242\t3\t881250949\n");
        assertThat(event.actor().id()).isEqualTo("196");
        assertThat(event.object()).isEqualTo(new Entity("film:242"));
        assertThat(event.value()).isEqualTo(3);
        assertThat(event.time()).isEqualTo(881_250_949_000L);
    }

    @Test
    void readsTheColumnsOfTheSettingsAndAHeaderLineBeatsThem() {
        StreamBuilder stream = StreamBuilder.csv("b").columns("a", "b");
        assertThat(stream.event("1,2").actor().id()).isEqualTo("2");
        assertThat(stream.decoder("b", "a")
                        .decode(dev.weir.event.Payload.ofValue(new byte[] {'1', ',', '2'}), StreamBuilder.ORIGIN, 0)
                        .event()
                        .actor()
                        .id())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "userId, 2",
        "/userId, 2",
        "/2, 2",
        "1, 3",
        "2, 2",
        "3, 1",
    })
    void aColumnIsFoundByNameThenByNumber(String place, String id) {
        // The third column's name is the number one.
        assertThat(StreamBuilder.csv(place)
                        .columns("x", "userId", "1")
                        .event(row(place))
                        .actor()
                        .id())
                .isEqualTo(id);
    }

    private static String row(String place) {
        return place.equals("3") ? "0,2,1" : "0,2,3";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7,x",
                "7,x\n",
                "7,x\r\n",
                "7,x\r",
                "7,x\n\n",
                "\"7\",x",
                "\"7\",\"x\"\r\n",
                "7,\"a,b\"",
                "7,\"a\nb\"",
                "7,\"a\r\nb\"",
                "7,\"a \"\"b\"\" c\"",
                "7,\"\"\"\"",
                "7,",
                "7,\"\"",
                "7, x ",
                "7,'x'",
                "7,a\tb",
                "7,\"x\ty\"",
                "7,é😀"
            })
    void isOneRow(String value) {
        assertThat(StreamBuilder.csv("1").columns("u", "v").event(value).actor().id())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7               | it has 1 column, not 2",
                "7,x,y           | it has 3 columns, not 2",
                "7,x,            | it has 3 columns, not 2",
                "7,\"x           | the quote before character 3 is never closed",
                "7,\"            | the quote before character 3 is never closed",
                "7,\"x\"\"       | the quote before character 3 is never closed",
                "\"7\"x,y        | text follows the closing quote of column 1",
                "7,\"x\" ,       | text follows the closing quote of column 2",
                "7,x\"y          | a quote stands inside a cell",
                "7, \"x\"        | a quote stands inside a cell",
                "`7,x\n8,y`      | a line break stands outside quotes (at character 3)",
                "`7,x\r8,y`      | a line break stands outside quotes",
                "`7\n,x`         | a line break stands outside quotes",
                "`\uFEFF7,x`     | byte order mark",
            })
    void isNotOneRow(String value, String error) {
        DeadLetter dead = StreamBuilder.csv("1").columns("u", "v").dead(value);
        assertThat(dead.reason()).isEqualTo(DeadReason.NOT_CSV);
        assertThat(dead.error()).contains(error);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"a,b\",', 'a,b'",
        "'\"a\"\"b\",', 'a\"b'",
        "'\"\"\"a\"\"\",', '\"a\"'",
        "'\"a\nb\",', 'a\nb'",
        "' a ,', ' a '",
        "'\"\"\"\",', '\"'",
        "'017,', 017",
        "'😀,', 😀"
    })
    void aCellIsTheTextInsideItsQuotes(String value, String id) {
        assertThat(StreamBuilder.csv("1").event(value).actor().id()).isEqualTo(id);
    }

    @Test
    void anEmptyCellIsAbsentAndAnEmptyQuotedOneIsEmptyText() {
        StreamBuilder stream = StreamBuilder.csv("1", "2").value(Absence.ALLOW, "3");
        assertThat(stream.event(",b,").actor().id()).isEqualTo("b");
        assertThat(stream.event(",b,").hasValue()).isFalse();
        assertThat(stream.dead(",,1").error()).isEqualTo("actor is absent or null; looked at 1, then 2");
        assertThat(stream.reason("\"\",b,1")).isEqualTo(DeadReason.ID_TOO_LONG);
        assertThat(stream.reason("a,,\"\"")).isEqualTo(DeadReason.WRONG_TYPE);
    }

    @Test
    void aRowWithoutKnownColumnsMayHaveAnyNumber() {
        StreamBuilder stream = StreamBuilder.csv("1").value(Absence.ALLOW, "3");
        assertThat(stream.event("a").hasValue()).isFalse();
        assertThat(stream.event("a,b,3,d,e").value()).isEqualTo(3);
    }

    @Test
    void quotesAreOrdinaryWhereNothingQuotes() {
        StreamBuilder stream = StreamBuilder.tsv("1").written(null, "").action("2");
        assertThat(stream.event("7\t5\" disk").action()).isEqualTo("5\" disk");
        assertThat(stream.event("7\t\"x\"").action()).isEqualTo("\"x\"");
        assertThat(stream.event("7\t\uD800\uDC00").action()).isEqualTo("\uD800\uDC00");
        assertThat(stream.reason("7\t\"x\ny\"")).isEqualTo(DeadReason.NOT_CSV);
    }

    @Test
    void delimiterAndQuoteAreTheStreamsOwn() {
        StreamBuilder stream = StreamBuilder.csv("1").written(";", "'").action("2");
        assertThat(stream.event("'a;b';'it''s'").actor().id()).isEqualTo("a;b");
        assertThat(stream.event("'a;b';'it''s'").action()).isEqualTo("it's");
        assertThat(StreamBuilder.tsv("2")
                        .written("§", "\"")
                        .event("1§2")
                        .actor()
                        .id())
                .isEqualTo("2");
    }

    @Test
    void textThatOtherProgramsCannotHoldIsNotAnId() {
        assertThat(StreamBuilder.csv("1").reason("a\0b,1")).isEqualTo(DeadReason.WRONG_TYPE);
    }

    @Test
    void anUnknownColumnStopsTheStartNamingTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movieLens().decoder("user_id", "movieId", "rating", "timestamp"))
                .withMessage("there is no column 'userId'; did you mean 'user_id'? the columns are"
                        + " user_id, movieId, rating, timestamp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movieLens().decoder())
                .withMessageContaining("column 'userId' cannot be found")
                .withMessageContaining("rows.columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamBuilder.csv("u").decoder("u", "v", "u"))
                .withMessageContaining("column 'u' appears twice in u, v, u");
    }

    @Test
    void whereAllIsOneColumnTheDelimiterIsAskedFor() {
        assertThat(unknown("userId;movieId"))
                .endsWith("the columns are userId;movieId, which is one column: is the delimiter ';'?"
                        + " Then say rows: {delimiter: \";\"}");
        assertThat(unknown("userId|movieId")).endsWith("Then say rows: {delimiter: \"|\"}");
        assertThat(unknown("userId\tmovieId")).endsWith("Then say format: tsv");
        assertThat(unknown("user")).endsWith("the columns are user");
        assertThat(unknown("user;x", "movie")).endsWith("the columns are user;x, movie");
    }

    private static String unknown(String... columns) {
        return String.valueOf(catchThrowable(() -> StreamBuilder.csv("customer").decoder(columns))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, a|b", "3, a|b", "0, ''"})
    void aColumnNumberThatCannotBeStopsTheStart(String place, String names) {
        List<String> columns = names.isEmpty() ? List.of() : List.of(names.split("\\|"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowColumns(columns).indexOf(place))
                .withMessageContaining("column number " + place + " must be 1 or more")
                .withMessageContaining(columns.isEmpty() ? "" : "at most 2: the columns are a, b");
    }

    @Test
    void aQuoteThatIsTheDefaultDelimiterStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamBuilder.csv("1").written(null, ",").decoder())
                .withMessageContaining("is the delimiter too");
    }

    @Test
    void aByteOrderMarkBeforeTheFirstColumnsNameIsNotPartOfIt() {
        assertThat(new RowColumns(List.of("\uFEFFuserId", "b")).indexOf("userId"))
                .isZero();
    }
}
