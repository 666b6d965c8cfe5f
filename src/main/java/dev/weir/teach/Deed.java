package dev.weir.teach;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One event as far as it teaches.
 *
 * @param actor the text of who did it
 * @param object the text of what it is about
 * @param value in the stream's own unit; NaN where there is none
 * @param time event time, epoch milliseconds; the reading order where the stream has no times
 */
record Deed(String actor, String object, double value, long time) {

    /** The longest text that is written; ids are far shorter. */
    private static final int MOST_TEXT = 20_000;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(shortened(actor));
            out.writeUTF(shortened(object));
            out.writeDouble(value);
            out.writeLong(time);
        } catch (IOException e) {
            throw new UncheckedIOException("a deed was not written to memory", e);
        }
        return bytes.toByteArray();
    }

    static Deed of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Deed(in.readUTF(), in.readUTF(), in.readDouble(), in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException("a deed was not read from memory", e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
