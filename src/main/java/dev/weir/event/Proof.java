package dev.weir.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the signature of an event says of who sent it, on streams that ask.
 *
 * @param result what came of it
 * @param key the id of the key that it fits, or null where it fits none
 * @param source whose key that is, or null
 * @param id the signature's own id, which its source gives once, or null
 * @param time when it was signed by its source's account, epoch milliseconds; 0 where it fits no key
 * @param note why it is INVALID; of a VERIFIED one the other source that the event names, or empty
 * @param disorder what is not as it should be with its number, where its stream's producers count; else null
 */
public record Proof(
        Result result,
        @Nullable String key,
        @Nullable String source,
        @Nullable String id,
        long time,
        String note,
        @Nullable Disorder disorder) {

    /** There is no signature. */
    public static final Proof UNSIGNED = new Proof(Result.UNSIGNED, null, null, null, 0, "", null);

    /** What can come of it. */
    public enum Result {
        /** The source signed exactly this, for this stream, now, with a key that is good. */
        VERIFIED,
        /** Nobody claims to have signed it. */
        UNSIGNED,
        /** Somebody claims to have signed it, and it does not count. */
        INVALID
    }

    public Proof {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(note, "note");
        if (result == Result.VERIFIED && (key == null || source == null || id == null)) {
            throw new IllegalArgumentException("a verified proof names key, source and id");
        }
    }

    /** A signature that fits. */
    public static Proof verified(String key, String source, String id, long time) {
        return new Proof(Result.VERIFIED, key, source, id, time, "", null);
    }

    /**
     * A signature that does not count.
     *
     * @param why the end of a sentence that begins with what it is: {@code its key was retired}
     */
    public static Proof invalid(String why) {
        return new Proof(Result.INVALID, null, null, null, 0, why, null);
    }

    /** The same, of an event that names another source. */
    public Proof claiming(String other) {
        return new Proof(result, key, source, id, time, other, disorder);
    }

    /** The same, of an event whose number is not as it should be. */
    public Proof disordered(Disorder found) {
        return new Proof(result, key, source, id, time, note, found);
    }

    /** Whether it fits. */
    public boolean isVerified() {
        return result == Result.VERIFIED;
    }
}
