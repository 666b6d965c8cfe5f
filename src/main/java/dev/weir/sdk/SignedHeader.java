package dev.weir.sdk;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One header that a signature covers, as the record carries it.
 *
 * @param name 1 to {@value #LONGEST} printable ASCII characters without {@code "} and {@code \}; not in Weir's own namespace
 * @param value its bytes; null where the header has none
 */
@SuppressWarnings("ArrayRecordComponent") // The record's own bytes, handed through; nobody compares them.
public record SignedHeader(String name, byte @Nullable [] value) {

    /** The longest name, in characters. */
    public static final int LONGEST = 200;

    /** Weir renames producers' headers that begin so, whatever the case: a signature over one would not fit any more. */
    private static final String OWN = "weir-";

    public SignedHeader {
        Objects.requireNonNull(name, "name");
        if (!isName(name)) {
            throw new IllegalArgumentException("header name '" + name + "' cannot be signed; allowed: 1 to " + LONGEST
                    + " printable ASCII characters without \" and \\, and none that begin with " + OWN);
        }
    }

    /** Whether a header of this name can be signed. */
    public static boolean isName(String name) {
        return Text.isPlain(name, LONGEST) && !name.toLowerCase(Locale.ROOT).startsWith(OWN);
    }
}
