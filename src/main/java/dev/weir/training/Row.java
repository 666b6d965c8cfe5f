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

    private static final byte[] NOTHING = {};

    private static final Age[] AGES = Age.values();

    /** What stands before label and line in the bytes: the age, four numbers, and its trust. */
    private static final int HEAD = 41;

    private final int stream;
    private final Age age;
    private final Trust trust;
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
     * How far a row is trusted, before all of the set is read.
     *
     * @param atAdmission by its verdict, 0 to 1
     * @param contributor how far its contributor is, as of the set: 0 to 1
     * @param source the number of its source, of which more is known in the end
     */
    record Trust(double atAdmission, double contributor, long source) {}

    /**
     * @param stream the number of its stream
     * @param trust how far it is trusted
     * @param label the fields about its label, as a part of a JSON object that ends with a comma; empty where it has none
     * @param line the line without its line feed
     * @param cut where the fields about the label begin or would begin in it
     * @param resume where they end
     */
    private Row(int stream, Age age, Trust trust, byte[] label, byte[] line, int cut, int resume) {
        this.stream = stream;
        this.age = age;
        this.trust = trust;
        this.label = label;
        this.line = line;
        this.cut = cut;
        this.resume = resume;
    }

    /** A row as its line says. */
    static Row of(int stream, Contribution record, byte[] line, Age age, Trust trust) {
        byte[] label = Arrays.copyOfRange(line, record.cut(), record.resume());
        return new Row(stream, age, trust, label, line, record.cut(), record.resume());
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
        return new Row(stream, age, trust, newLabel, line, cut, resume);
    }

    /** The number of its stream. */
    int stream() {
        return stream;
    }

    Age age() {
        return age;
    }

    boolean isLabelled() {
        return label.length > 0;
    }

    /** The number of its source. */
    long source() {
        return trust.source;
    }

    /** The trust as of the set, where it is lower than that of the verdict; else that. */
    double trustAsOf(double sourceCap) {
        return Math.min(trust.atAdmission, Math.min(trust.contributor, sourceCap));
    }

    /**
     * The line that stands in the set, without a line feed.
     *
     * @param sourceCap how far rows of its source are trusted at most, 0 to 1
     */
    byte[] line(double sourceCap) {
        double asOf = trustAsOf(sourceCap);
        byte[] lowered = asOf < trust.atAdmission ? lowered(asOf) : NOTHING;
        ByteBuffer set =
                ByteBuffer.allocate(cut + label.length + age.field.length + lowered.length + line.length - resume);
        set.put(line, 0, cut).put(label).put(age.field).put(lowered).put(line, resume, line.length - resume);
        return set.array();
    }

    private static byte[] lowered(double asOf) {
        return ("\"trustAsOf\":" + asOf + ',').getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(HEAD + label.length + line.length);
        out.putInt(stream).put((byte) age.ordinal()).putInt(cut).putInt(resume).putInt(label.length);
        out.putDouble(trust.atAdmission).putDouble(trust.contributor).putLong(trust.source);
        return out.put(label).put(line).array();
    }

    static Row read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int stream = in.getInt();
        Age age = AGES[in.get()];
        int cut = in.getInt();
        int resume = in.getInt();
        byte[] label = new byte[in.getInt()];
        Trust trust = new Trust(in.getDouble(), in.getDouble(), in.getLong());
        in.get(label);
        byte[] line = new byte[in.remaining()];
        in.get(line);
        return new Row(stream, age, trust, label, line, cut, resume);
    }
}
