package dev.weir.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Label;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row on its way through the sort: its line, and what is to change in it. All other bytes stay. */
final class Row {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Age[] AGES = Age.values();

    /** What stands before label and line in the bytes: the age, and three numbers. */
    private static final int HEAD = 13;

    private final Age age;
    private final byte[] label;
    private final byte[] line;
    private final int cut;
    private final int resume;

    /** Whether the label of a row is final. */
    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes into the bytes.
    enum Age {
        /** Rows of its stream have no labels; nothing is said of it. */
        NEVER_LABELLED(""),
        MATURE("\"mature\":true,"),
        IMMATURE("\"mature\":false,");

        private final byte[] field;

        Age(String field) {
            this.field = field.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /**
     * @param label the fields about its label, as a part of a JSON object that ends with a comma; empty where it has none
     * @param line the line without its line feed
     * @param cut where the fields about the label begin or would begin in it
     * @param resume where they end
     */
    private Row(Age age, byte[] label, byte[] line, int cut, int resume) {
        this.age = age;
        this.label = label;
        this.line = line;
        this.cut = cut;
        this.resume = resume;
    }

    /** A row as its line says. */
    static Row of(Contribution record, byte[] line, Age age) {
        byte[] label = Arrays.copyOfRange(line, record.cut(), record.resume());
        return new Row(age, label, line, record.cut(), record.resume());
    }

    /** The fields about a label that came in a record of its own. */
    static byte[] fields(Label label, @Nullable String labeller) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("label", label.value());
            json.writeStringField(
                    "labelTime", Instant.ofEpochMilli(label.time()).toString());
            if (labeller != null) {
                json.writeStringField("labelSource", labeller);
            }
            json.writeEndObject();
        }
        byte[] object = bytes.toByteArray();
        object[object.length - 1] = ',';
        return Arrays.copyOfRange(object, 1, object.length);
    }

    /** The same row with another label, or with none where there are no bytes. */
    Row with(byte[] newLabel) {
        return new Row(age, newLabel, line, cut, resume);
    }

    Age age() {
        return age;
    }

    boolean isLabelled() {
        return label.length > 0;
    }

    /** The line that stands in the set, without a line feed. */
    byte[] line() {
        byte[] set = new byte[cut + label.length + age.field.length + line.length - resume];
        System.arraycopy(line, 0, set, 0, cut);
        System.arraycopy(label, 0, set, cut, label.length);
        System.arraycopy(age.field, 0, set, cut + label.length, age.field.length);
        System.arraycopy(line, resume, set, cut + label.length + age.field.length, line.length - resume);
        return set;
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(HEAD + label.length + line.length);
        out.put((byte) age.ordinal()).putInt(cut).putInt(resume).putInt(label.length);
        return out.put(label).put(line).array();
    }

    static Row read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Age age = AGES[in.get()];
        int cut = in.getInt();
        int resume = in.getInt();
        byte[] label = new byte[in.getInt()];
        in.get(label);
        byte[] line = new byte[in.remaining()];
        in.get(line);
        return new Row(age, label, line, cut, resume);
    }
}
