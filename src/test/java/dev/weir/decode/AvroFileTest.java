package dev.weir.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFileTest {

    private static final Schema SCHEMA = SchemaBuilder.record("R")
            .fields()
            .requiredString("name")
            .name("tags")
            .type()
            .map()
            .values()
            .doubleType()
            .noDefault()
            .endRecord();

    private static final int RECORDS = 40;
    private static final int BLOCK = 100;
    private static final int SYNC = 16;

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate"})
    void eachRecordHasTheBytesThatItsWriterMade(String codec) throws IOException {
        // When
        List<byte[]> read = read(file(codec));

        // Then
        assertThat(read).hasSize(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            assertThat(read.get(i)).isEqualTo(bytes(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate"})
    void whereverAFileIsCutItIsSaidOrABlockEnds(String codec) throws IOException {
        // Given
        byte[] whole = file(codec);
        byte[] sync = Arrays.copyOfRange(whole, whole.length - SYNC, whole.length);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            boolean endsABlock = length >= SYNC && Arrays.equals(Arrays.copyOfRange(cut, length - SYNC, length), sync);
            if (endsABlock) {
                assertThat(read(cut).size()).isLessThan(RECORDS);
            } else {
                assertThatThrownBy(() -> read(cut)).isInstanceOf(AvroFile.BrokenException.class);
            }
        }
    }

    @Test
    void theBlockIsNamedThatIsBroken() throws IOException {
        byte[] file = file("null");
        file[file.length - 1]++;
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(AvroFile.BrokenException.class)
                .hasMessageMatching("block \\d+: it does not end with the file's mark");
    }

    /** No byte that is changed brings anything but records or a complaint. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate"})
    void aChangedByteIsNoOtherException(String codec) throws IOException {
        byte[] whole = file(codec);
        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place] ^= 0x41;
            try {
                assertThat(read(changed).size()).isLessThanOrEqualTo(RECORDS);
            } catch (AvroFile.BrokenException e) {
                assertThat(e).message().isNotBlank();
            }
        }
    }

    @Test
    void whatIsNoSuchFileOrCompressedInAnotherWayIsRefused() throws IOException {
        assertThatThrownBy(() -> read("{\"a\":1}\n".getBytes(UTF_8))).hasMessageContaining("format: json");
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("its head");
        byte[] other = new String(file("deflate"), ISO_8859_1)
                .replace("deflate", "snappie")
                .getBytes(ISO_8859_1);
        assertThatThrownBy(() -> read(other))
                .hasMessageContaining("compressed by 'snappie'")
                .hasMessageContaining("deflate");
    }

    private static List<byte[]> read(byte[] file) throws IOException {
        AvroFile avro = new AvroFile(new ByteArrayInputStream(file));
        List<byte[]> records = new ArrayList<>();
        for (byte[] record = avro.next(); record != null; record = avro.next()) {
            records.add(record);
        }
        return records;
    }

    private static byte[] file(String codec) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
            writer.setCodec(CodecFactory.fromString(codec))
                    .setSyncInterval(BLOCK)
                    .create(SCHEMA, out);
            for (int i = 0; i < RECORDS; i++) {
                writer.append(record(i));
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(SCHEMA).write(record(number), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericData.Record record(int number) {
        GenericData.Record record = new GenericData.Record(SCHEMA);
        record.put("name", "n".repeat(number % 17));
        record.put("tags", number % 3 == 0 ? Map.of() : Map.of("a", number / 2.0));
        return record;
    }
}
