package dev.weir.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;

/** The same ratings as an Avro file and as lines of JSON. */
final class AvroRatings {

    private static final Schema SCHEMA = SchemaBuilder.record("Rating")
            .fields()
            .requiredString("u")
            .requiredString("m")
            .requiredDouble("r")
            .requiredLong("t")
            .endRecord();

    private static final int BLOCK = 64;
    private static final long START = 964_982_703;

    private AvroRatings() {}

    /** A file of several deflated blocks. */
    static byte[] file(int ratings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
            writer.setCodec(CodecFactory.deflateCodec(6)).setSyncInterval(BLOCK).create(SCHEMA, out);
            for (int i = 0; i < ratings; i++) {
                GenericData.Record record = new GenericData.Record(SCHEMA);
                record.put("u", user(i));
                record.put("m", film(i));
                record.put("r", stars(i));
                record.put("t", time(i));
                writer.append(record);
            }
        }
        return out.toByteArray();
    }

    static String lines(int ratings) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ratings; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"u\":\"%s\",\"m\":\"%s\",\"r\":%s,\"t\":%d}%n",
                    user(i),
                    film(i),
                    stars(i),
                    time(i)));
        }
        return lines.toString();
    }

    private static String user(int i) {
        return "u" + i % 7;
    }

    private static String film(int i) {
        return "m" + i % 11;
    }

    /** One in thirteen is beyond the scale. */
    private static double stars(int i) {
        return i % 13 == 0 ? 9 : 1 + i % 5;
    }

    private static long time(int i) {
        return START + i * 3_600L;
    }
}
