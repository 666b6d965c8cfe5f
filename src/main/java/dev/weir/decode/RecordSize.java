package dev.weir.decode;

import dev.weir.event.Payload;
import dev.weir.event.Payload.Header;
import org.jspecify.annotations.Nullable;

/** The size of a record as the limit counts it: key, value, and the names and values of the headers, in bytes. */
final class RecordSize {

    /** Most bytes of a UTF-16 char in UTF-8; a pair of them has four. */
    private static final int MAX_CHAR_BYTES = 3;

    private RecordSize() {}

    static long of(Payload payload) {
        long size = (long) length(payload.key()) + length(payload.value());
        for (Header header : payload.headers()) {
            int name = Utf8.length(header.name());
            size += name == Utf8.UNPAIRED
                    ? (long) MAX_CHAR_BYTES * header.name().length()
                    : name;
            size += length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
