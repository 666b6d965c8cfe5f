package dev.weir.wire;

import dev.weir.event.Payload;
import java.util.Locale;

/**
 * Headers of a producer in Weir's own namespace. Kafka lets anybody send {@code weir-verdict: admitted}, and keeps it
 * beside the real one; so a producer's {@code weir-x} becomes {@code weir-from-producer-x} before anything else.
 */
public final class ForgedHeaders {

    /** Begins the name of every header that Weir writes; compared without case, as some readers do. */
    public static final String OWN = "weir-";

    /** Begins the name of a header that a producer wrote in Weir's namespace. */
    public static final String FORGED = "weir-from-producer-";

    /** Under which name a producer's signature travels on: the one header in Weir's namespace that producers are asked for. */
    public static final String SIGNATURE = FORGED + "signature";

    private ForgedHeaders() {}

    /** The name under which a producer's header travels on. */
    public static String rename(String name) {
        boolean own = name.length() >= OWN.length()
                && name.substring(0, OWN.length()).toLowerCase(Locale.ROOT).equals(OWN);
        return own ? FORGED + name.substring(OWN.length()) : name;
    }

    /** The name under which the producer sent it: what {@link #rename} changes back to the same. */
    public static String restore(String name) {
        return name.startsWith(FORGED) ? OWN + name.substring(FORGED.length()) : name;
    }

    /** How many headers of the payload were renamed, signatures left out. */
    public static long count(Payload payload) {
        long count = 0;
        for (Payload.Header header : payload.headers()) {
            if (header.name().startsWith(FORGED) && !header.name().equals(SIGNATURE)) {
                count++;
            }
        }
        return count;
    }
}
