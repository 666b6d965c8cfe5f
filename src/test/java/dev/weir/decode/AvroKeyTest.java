package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.settings.AvroSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroKeyTest {

    private static final String RECORD =
            "{\"type\":\"record\",\"name\":\"Key\",\"fields\":[{\"name\":\"id\",\"type\":[\"null\",\"long\"]}]}";

    @TempDir
    private Path dir;

    @Test
    void textsAndWholeNumbersAreIdsAndSoIsTheOnlyFieldOfARecord() throws IOException {
        assertThat(id("\"string\"", "p–1")).isEqualTo("p–1");
        assertThat(id("\"int\"", 7)).isEqualTo("7");
        assertThat(id("\"long\"", Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        GenericData.Record key = new GenericData.Record(new Schema.Parser().parse(RECORD));
        key.put("id", 17L);
        assertThat(id(RECORD, key)).isEqualTo("17");
    }

    @Test
    void whatNamesNothingIsNoId() throws IOException {
        GenericData.Record key = new GenericData.Record(new Schema.Parser().parse(RECORD));
        assertThatThrownBy(() -> id(RECORD, key))
                .hasMessageStartingWith("its schema is of type null; an id is a string");
        assertThatThrownBy(() -> id("\"double\"", 1.5)).hasMessageStartingWith("its schema is of type double");
    }

    /** Bytes of a text that says how long it is, then has three. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            08616263   | it is not what its schema tells of
            0461626364 | bytes follow after what its schema tells of
            0161626364 | its text says that it has -1 bytes, and the key has 5
            feff0761   | its text says that it has 65535 bytes, and the key has 4
            04ffff     | its text is not valid UTF-8
                       | it has no bytes
            """)
    void brokenKeysAreNone(String hex, String why) throws IOException {
        byte[] key = HexFormat.of().parseHex(hex == null ? "" : hex);
        AvroKey reader = reader("\"string\"");

        assertThatThrownBy(() -> reader.id(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    private String id(String schema, Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(new Schema.Parser().parse(schema)).write(value, out);
        out.flush();
        return reader(schema).id(bytes.toByteArray());
    }

    private AvroKey reader(String schema) throws IOException {
        Path file = Files.writeString(dir.resolve("key.avsc"), schema);
        return new AvroKey(new AvroSettings(null, null, file.toString()));
    }
}
