package dev.weir.decode;

import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.wire.Passage;
import org.jspecify.annotations.Nullable;

/** Decodes the records that decisions carry. */
public final class DecidedRecord {

    private DecidedRecord() {}

    /**
     * The decision, with the event that its record is; without one where it carries none, or what it carries is no event.
     *
     * @param decoder of the record's stream; null where there is none
     */
    public static Passage of(Instruction instruction, @Nullable Decoder decoder) {
        Decision decision = instruction.decision();
        Payload record = decision.record();
        Origin origin = decision.origin() == null ? null : Origin.parse(decision.origin());
        if (record == null || decoder == null || origin == null) {
            return Passage.of(instruction);
        }
        Passage decoded = decoder.decode(record, origin, decision.time());
        return decoded.what() == Passage.What.EVENT
                ? Passage.of(instruction, decoded.event())
                : Passage.of(instruction);
    }
}
