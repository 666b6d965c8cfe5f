package dev.weir.decode;

import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;

/** Decodes the records that decisions carry. Not thread-safe. */
public final class DecidedRecord {

    private final List<String> streams;
    private final List<Decoder> decoders = new ArrayList<>();

    public DecidedRecord(Settings settings) {
        streams = settings.streamNames();
        List<StreamSettings> all = settings.streamList();
        for (int stream = 0; stream < all.size(); stream++) {
            decoders.add(Decoder.of(stream, all.get(stream), settings.limits(), List.of()));
        }
    }

    /** The decision, with the event that its record is; without one where it carries none, or what it carries is no event. */
    public Passage of(Instruction instruction) {
        Decision decision = instruction.decision();
        Payload record = decision.record();
        int stream = decision.streams().isEmpty() ? -1 : streams.indexOf(decision.streams().get(0));
        Origin origin = decision.origin() == null ? null : Origin.parse(decision.origin());
        if (record == null || stream < 0 || origin == null) {
            return Passage.of(instruction);
        }
        Passage decoded = decoders.get(stream).decode(record, origin, decision.time());
        return decoded.what() == Passage.What.EVENT
                ? Passage.of(instruction, decoded.event())
                : Passage.of(instruction);
    }
}
