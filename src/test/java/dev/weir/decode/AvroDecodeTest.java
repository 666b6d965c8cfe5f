package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Payload;
import dev.weir.settings.AvroSettings;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import dev.weir.wire.Passage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bare records by one schema; {@link SchemaRegistryTest} has those that name theirs. */
class AvroDecodeTest {

    /** A record with every type that a producer is likely to use. */
    static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "Rating", "fields": [
              {"name": "note", "type": ["null", "string"]},
              {"name": "user", "type": {"type": "record", "name": "User", "fields": [
                {"name": "id", "type": "long"},
                {"name": "level", "type": {"type": "enum", "name": "Level", "symbols": ["NEW", "OLD"]}}]}},
              {"name": "tags", "type": {"type": "map", "values": "string"}},
              {"name": "scores", "type": {"type": "array", "items": "double"}},
              {"name": "stars", "type": "float"},
              {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 4}},
              {"name": "test", "type": "boolean"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}""");

    @TempDir
    Path dir;

    private AvroSettings settings;

    @BeforeEach
    void schemaFile() throws IOException {
        Path file = Files.writeString(dir.resolve("rating.avsc"), SCHEMA.toString());
        settings = new AvroSettings(null, null, file.toString());
    }

    @Test
    void everyTypeIsReadWhereItIsMapped() throws IOException {
        // Given
        byte[] record = bytes(rating());

        // When
        Event event = event(
                ratings()
                        .value(Absence.DEAD_LETTER, "/stars")
                        .action("/user/level")
                        .time(Unit.MS, null, "/at"),
                record);

        // Then
        assertThat(event.actor()).isEqualTo(Entity.of("actor", "17"));
        assertThat(event.object()).isEqualTo(Entity.of("object", "m9"));
        assertThat(event.value()).isEqualTo(4.1);
        assertThat(event.action()).isEqualTo("OLD");
        assertThat(event.time()).isEqualTo(1_700_000_000_123L);
        assertThat(event.payload().value()).isSameAs(record);
    }

    @Test
    void decimalsAreExactAndAnElementHasAPlace() throws IOException {
        assertThat(event(ratings().value(Absence.DEAD_LETTER, "/amount"), bytes(rating()))
                        .value())
                .isEqualTo(-12.34);
        assertThat(event(ratings().value(Absence.DEAD_LETTER, "/scores/1"), bytes(rating()))
                        .value())
                .isEqualTo(0.5);
        assertThat(event(ratings().eventId("/test"), bytes(rating())).eventId()).isEqualTo("true");
    }

    @Test
    void whatHasNoMeaningOfItsOwnIsOfTheWrongType() throws IOException {
        for (String place : List.of("/hash", "/tags", "/scores", "/user")) {
            DeadLetter dead = dead(ratings().value(Absence.DEAD_LETTER, place), bytes(rating()));
            assertThat(dead.reason()).as(place).isEqualTo(DeadReason.WRONG_TYPE);
        }
        assertThat(dead(ratings().value(Absence.DEAD_LETTER, "/note"), bytes(rating()))
                        .reason())
                .isEqualTo(DeadReason.MISSING_FIELD);
    }

    @Test
    void aNumberThatIsNoneIsNotFinite() throws IOException {
        GenericData.Record record = rating();
        record.put("stars", Float.NaN);
        assertThat(dead(ratings().value(Absence.DEAD_LETTER, "/stars"), bytes(record))
                        .reason())
                .isEqualTo(DeadReason.NOT_FINITE);
    }

    /** Else one record of a megabyte costs ten seconds of a core to write its digits out. */
    @Test
    void aDecimalHasAsManyDigitsAsANumberOfText() throws IOException {
        GenericData.Record record = rating();
        for (int digits : List.of(999, 1000, 1010, 900_000)) {
            byte[] nines = digits > 1010
                    ? new byte[digits]
                    : BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).toByteArray();
            nines[0] |= digits > 1010 ? 1 : 0;
            record.put("amount", ByteBuffer.wrap(nines));
            DeadLetter dead = dead(ratings().value(Absence.DEAD_LETTER, "/amount"), bytes(record));
            assertThat(dead.reason()).isEqualTo(DeadReason.NOT_FINITE);
            assertThat(dead.error())
                    .as("%s digits", digits)
                    .contains(digits > 1000 ? "more than 1000 digits" : "no double is larger");
        }
    }

    @Test
    void aRecordThatEndsTooSoonOrTooLateIsRefused() throws IOException {
        // Given
        byte[] whole = bytes(rating());

        // When
        DeadLetter shorter = dead(ratings(), Arrays.copyOf(whole, whole.length - 1));
        DeadLetter longer = dead(ratings(), Arrays.copyOf(whole, whole.length + 1));

        // Then
        assertThat(shorter.reason()).isEqualTo(DeadReason.NOT_AVRO);
        assertThat(shorter.error()).contains("ends before");
        assertThat(longer.reason()).isEqualTo(DeadReason.NOT_AVRO);
        assertThat(longer.error()).contains("bytes follow");
        assertThat(dead(ratings(), new byte[0]).reason()).isEqualTo(DeadReason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "bytes"})
    void aLengthThatLiesAllocatesNothing(String type) throws IOException {
        for (long length : new long[] {Integer.MAX_VALUE, Long.MAX_VALUE, -1, 1_000}) {
            Path file = Files.writeString(
                    dir.resolve(type + length),
                    "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"u\",\"type\":\"" + type + "\"}]}");
            byte[] bytes = encoded(encoder -> encoder.writeLong(length));
            DeadLetter dead = dead(StreamBuilder.avro(new AvroSettings(null, null, file.toString()), "/u"), bytes);
            assertThat(dead.reason()).isEqualTo(DeadReason.NOT_AVRO);
        }
    }

    @Test
    void anArrayOfNothingIsNoLongerThanItsRecord() throws IOException {
        // Given: items of no bytes, as many as the record has, and one more
        Path file = Files.writeString(dir.resolve("nulls"), """
                {"type": "record", "name": "R", "fields": [
                  {"name": "u", "type": "string"}, {"name": "n", "type": {"type": "array", "items": "null"}}]}""");
        StreamBuilder stream = StreamBuilder.avro(new AvroSettings(null, null, file.toString()), "/u");

        // Then: one byte of length, one of text, one of count, one of the end
        assertThat(nulls(stream, 4).what()).isEqualTo(Passage.What.EVENT);
        assertThat(nulls(stream, 5).deadLetter().error()).contains("more items than the record has bytes");
        assertThat(nulls(stream, Long.MAX_VALUE).deadLetter().reason()).isEqualTo(DeadReason.NOT_AVRO);
    }

    @Test
    void aKeyThatIsMappedMayNotAppearTwice() throws IOException {
        Path file = Files.writeString(dir.resolve("map"), """
                {"type": "record", "name": "R", "fields": [
                  {"name": "m", "type": {"type": "map", "values": "string"}}]}""");
        StreamBuilder stream = StreamBuilder.avro(new AvroSettings(null, null, file.toString()), "/m/u");
        assertThat(stream.decode(Payload.ofValue(map("u", "v"))).event().actor())
                .isEqualTo(Entity.of("actor", "x"));
        assertThat(dead(stream, map("u", "u")).error()).contains("/m/u appears twice");
        assertThat(stream.decode(Payload.ofValue(map("u", "v", "v"))).what()).isEqualTo(Passage.What.EVENT);
    }

    @Test
    void aRecordInItselfIsBoundedByTheDepth() throws IOException {
        Path file = Files.writeString(dir.resolve("deep"), """
                {"type": "record", "name": "R", "fields": [
                  {"name": "u", "type": "string"}, {"name": "in", "type": ["null", "R"]}]}""");
        StreamBuilder stream = StreamBuilder.avro(new AvroSettings(null, null, file.toString()), "/u")
                .limits(1_000_000, 64, 256);
        assertThat(deep(stream, 63).what()).isEqualTo(Passage.What.EVENT);
        assertThat(deep(stream, 64).what()).isEqualTo(Passage.What.EVENT);
        assertThat(deep(stream, 65).deadLetter().reason()).isEqualTo(DeadReason.TOO_DEEP);
    }

    @Test
    void anyMutationGetsOneAnswer() throws IOException {
        // Given
        byte[] whole = bytes(rating());
        Decoder decoder =
                ratings().value(Absence.ALLOW, "/stars").action("/user/level").decoder();
        Random random = new Random(7);

        // When
        List<Passage.What> answers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Arrays.copyOf(whole, 1 + random.nextInt(whole.length + 8));
            for (int j = random.nextInt(6); j >= 0; j--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            answers.add(decoder.decode(Payload.ofValue(mutated), StreamBuilder.ORIGIN, 0)
                    .what());
        }

        // Then
        assertThat(answers).containsOnly(Passage.What.EVENT, Passage.What.DEAD_LETTER);
    }

    @Test
    void aFileThatIsNoSchemaIsNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("none.avsc"), "{\"type\": \"recrd\"}");
        StreamBuilder stream = StreamBuilder.avro(new AvroSettings(null, null, file.toString()), "/u");
        assertThatThrownBy(stream::decoder)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("avro.schema: " + file);
    }

    private StreamBuilder ratings() {
        return StreamBuilder.avro(settings, "/user/id").object(null, "/tags/film");
    }

    static GenericData.Record rating() {
        GenericData.Record user = new GenericData.Record(SCHEMA.getField("user").schema());
        user.put("id", 17L);
        user.put(
                "level",
                new GenericData.EnumSymbol(user.getSchema().getField("level").schema(), "OLD"));
        GenericData.Record rating = new GenericData.Record(SCHEMA);
        rating.put("user", user);
        rating.put("tags", Map.of("film", "m9", "genre", "drama"));
        rating.put("scores", List.of(0.25, 0.5));
        rating.put("stars", 4.1f);
        rating.put(
                "amount",
                ByteBuffer.wrap(new BigDecimal("-12.34").unscaledValue().toByteArray()));
        rating.put("hash", new GenericData.Fixed(SCHEMA.getField("hash").schema(), new byte[] {1, 2, 3, 4}));
        rating.put("test", true);
        rating.put("at", 1_700_000_000_123L);
        return rating;
    }

    static byte[] bytes(GenericData.Record record) throws IOException {
        return encoded(encoder -> new GenericDatumWriter<>(record.getSchema()).write(record, encoder));
    }

    private static Event event(StreamBuilder stream, byte[] bytes) {
        Passage passage = stream.decode(Payload.ofValue(bytes));
        assertThat(passage.what()).as(() -> passage.deadLetter().error()).isEqualTo(Passage.What.EVENT);
        return passage.event();
    }

    private static DeadLetter dead(StreamBuilder stream, byte[] bytes) {
        return stream.decode(Payload.ofValue(bytes)).deadLetter();
    }

    private static Passage nulls(StreamBuilder stream, long count) throws IOException {
        byte[] bytes = encoded(encoder -> {
            encoder.writeString("x");
            encoder.writeLong(count);
            encoder.writeLong(0);
        });
        return stream.decode(Payload.ofValue(bytes));
    }

    private static byte[] map(String... keys) throws IOException {
        return encoded(encoder -> {
            encoder.writeLong(keys.length);
            for (String key : keys) {
                encoder.writeString(key);
                encoder.writeString("x");
            }
            encoder.writeLong(0);
        });
    }

    private static Passage deep(StreamBuilder stream, int depth) throws IOException {
        byte[] bytes = encoded(encoder -> {
            for (int i = 1; i <= depth; i++) {
                encoder.writeString("x");
                encoder.writeIndex(i < depth ? 1 : 0);
            }
        });
        return stream.decode(Payload.ofValue(bytes));
    }

    private interface Writing {
        void write(BinaryEncoder encoder) throws IOException;
    }

    private static byte[] encoded(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writing.write(encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
