package dev.weir.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Makes parsers for strict JSON, with limits that keep one record's cost linear and the memory between records bounded.
 *
 * <p>A parser factory keeps a table of all keys that it has seen, so that a key costs no new string. An attacker who uses
 * a new key in every record would fill it with keys of any length, so the factory is replaced after as many bytes of
 * input as the table may ever hold.
 */
final class StrictJson {

    /**
     * The most digits of a number, anywhere in a record: what a common reader downstream accepts by default (Jackson),
     * and more than any double has.
     */
    static final int MAX_DIGITS = 1000;

    /** The sentence for a number with more: the only limit that a parser itself enforces. */
    static final String TOO_MANY_DIGITS = "the value holds a number of more than " + MAX_DIGITS + " digits";

    /** Input per factory, in bytes: 100,000 records of 170 bytes, of which one pays some microseconds for a new table. */
    static final int BYTES_PER_FACTORY = 16 * 1024 * 1024;

    private JsonFactory factory = newFactory();
    private long left = BYTES_PER_FACTORY;

    /** A parser of the UTF-8 bytes of {@code value} from {@code start} on, which must be an opening brace. */
    JsonParser parser(byte[] value, int start) throws IOException {
        left -= value.length;
        if (left < 0) {
            factory = newFactory();
            left = BYTES_PER_FACTORY;
        }
        return factory.createParser(value, start, value.length - start);
    }

    private static JsonFactory newFactory() {
        return JsonFactory.builder()
                // Interned strings live for ever, and a producer chooses these.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Colliding keys make the table start afresh instead of failing somebody else's record.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(MAX_DIGITS)
                        // The record's size and depth are checked by the decoder, against its own limits.
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /** The sentence for what a parser stumbled over, with its place in the value (bytes from 0). */
    static String complaint(Exception e, int start) {
        if (!(e instanceof JsonProcessingException complaint)) {
            return "the value is not one JSON object: " + Shown.text(e.toString());
        }
        String message = complaint.getOriginalMessage();
        // The parser's hints on how to make itself lenient are not for whoever wrote the record.
        int hint = message.indexOf(": enable ");
        return "the value is not one JSON object: at byte "
                + (start + complaint.getLocation().getByteOffset()) + ": "
                + Shown.text(hint < 0 ? message : message.substring(0, hint));
    }
}
