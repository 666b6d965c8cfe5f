package dev.weir.reviewed;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one contributor for {@link ReviewedCheck}: sums over its events since a model is there. Never changed
 * once made.
 *
 * @param reference the {@link dev.weir.model.ReviewedModel#reference} of the models that the sums are of, 0 before the first
 * @param events its events about an object since then
 * @param company what was decided about others at their objects, as of each event
 */
public record ReviewedMemory(int reference, int events, DecidedCompany company) {

    private static final int BYTES = 36;
    private static final ReviewedMemory EMPTY = new ReviewedMemory(0, 0, DecidedCompany.NONE);

    /** The memory in the form in which it is stored; null is the empty one. */
    public static ReviewedMemory of(byte @Nullable [] state) {
        if (state == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(state);
        int reference = in.getInt();
        int events = in.getInt();
        return new ReviewedMemory(
                reference,
                events,
                new DecidedCompany(
                        in.getInt(),
                        in.getFloat(),
                        in.getFloat(),
                        in.getFloat(),
                        in.getFloat(),
                        in.getInt(),
                        in.getInt()));
    }

    /** The memory to store, 36 bytes. Only add at the end. */
    public byte[] state() {
        return ByteBuffer.allocate(BYTES)
                .putInt(reference)
                .putInt(events)
                .putInt(company.objects())
                .putFloat(company.shares())
                .putFloat(company.highest())
                .putFloat(company.lowest())
                .putFloat(company.odds())
                .putInt(company.fakes())
                .putInt(company.decided())
                .array();
    }
}
