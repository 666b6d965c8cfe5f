package dev.weir.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Label;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row on its way through the sort: its line, and what is to change in it. All other bytes stay. */
final class Row {

    private static final JsonFactory JSON = new JsonFactory();

    private final Age age;
    private final byte[] label;
    private final byte[] line;
    private final int cut;
    private final int resume;

    /** Whether the label of a row is final. */
    enum Age {
        /** Rows of its stream have no labels; nothing is said of it. */
        NEVER_LABELLED(""),
        MATURE("\"mature\":true,"),
        IMMATURE("\"mature\":false,");

        private final String field;

        Age(String field) {
            this.field = field;
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

    void write(OutputStream out) throws IOException {
        out.write(line, 0, cut);
        out.write(label);
        out.write(age.field.getBytes(StandardCharsets.US_ASCII));
        out.write(line, resume, line.length - resume);
        out.write('\n');
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length + label.length + 24);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(age.ordinal());
        out.writeInt(cut);
        out.writeInt(resume);
        out.writeInt(label.length);
        out.write(label);
        out.write(line);
        return bytes.toByteArray();
    }

    static Row read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Age age = Age.values()[in.readByte()];
        int cut = in.readInt();
        int resume = in.readInt();
        byte[] label = in.readNBytes(in.readInt());
        return new Row(age, label, in.readAllBytes(), cut, resume);
    }
}
