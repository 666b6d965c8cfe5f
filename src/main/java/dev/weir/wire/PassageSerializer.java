package dev.weir.wire;

import dev.weir.event.Account;
import dev.weir.event.Instruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link Passage}: one byte for what it is and how it is written, then its parts. Passages are immutable, so copies are free. */
public final class PassageSerializer extends ImmutableSerializer<Passage> {

    public static final PassageSerializer INSTANCE = new PassageSerializer();

    private static final long serialVersionUID = 1L;
    /** Bytes that most events with their verdicts fit into. */
    private static final int FIRST_GUESS = 512;

    private static final Passage.What[] WHATS = Passage.What.values();

    @Override
    public void serialize(Passage passage, DataOutputView out) throws IOException {
        out.writeByte(Format.of(passage).first(passage.what()));
        switch (passage.what()) {
            case EVENT, UNPROVEN -> {
                EventCodec.write(out, passage.event());
                EventCodec.write(out, passage.context());
            }
            case JUDGED -> {
                EventCodec.write(out, passage.event());
                EventCodec.write(out, passage.context());
                VerdictCodec.write(out, passage.verdict());
            }
            case DEAD_LETTER -> EventCodec.write(out, passage.deadLetter());
            case ACCOUNT -> VerdictCodec.write(out, passage.account());
            case ALARM -> CampaignCodec.write(out, passage.alarm());
            case SUSPICION -> CampaignCodec.write(out, passage.suspicion());
            case STANDING -> CampaignCodec.write(out, passage.standing());
            case RETRACTION -> CampaignCodec.write(out, passage.retraction());
            case ALERT -> CampaignCodec.write(out, passage.alert());
            case SAMPLE -> VerdictCodec.write(out, passage.sample());
            case OPINION -> CampaignCodec.write(out, passage.opinion());
            case DECISION -> {
                DecisionCodec.write(out, passage.instruction());
                out.writeBoolean(passage.hasEvent());
                if (passage.hasEvent()) {
                    EventCodec.write(out, passage.event());
                }
            }
            case ANSWER -> DecisionCodec.write(out, passage.answer());
            case AUDIT -> VerdictCodec.write(out, passage.auditEntry());
            case KEY -> CampaignCodec.write(out, passage.key());
            case SOURCE_TALLY -> SourceCodec.write(out, passage.sourceTally());
            case SOURCE_STANDING -> SourceCodec.write(out, passage.sourceStanding());
            case RELEASED -> {
                EventCodec.write(out, passage.event());
                EventCodec.write(out, passage.context());
                VerdictCodec.write(out, passage.verdict());
                VerdictCodec.write(out, passage.release());
            }
        }
    }

    @Override
    public Passage deserialize(DataInputView in) throws IOException {
        byte first = in.readByte();
        Format format = Format.of(first);
        return switch (WHATS[Format.what(first)]) {
            case EVENT -> Passage.of(EventCodec.event(in, format), EventCodec.context(in, format));
            case UNPROVEN -> Passage.unproven(EventCodec.event(in, format), EventCodec.context(in, format));
            case JUDGED -> judged(in, format);
            case DEAD_LETTER -> Passage.of(EventCodec.deadLetter(in));
            case ACCOUNT -> Passage.of(VerdictCodec.account(in));
            case ALARM -> Passage.of(CampaignCodec.alarm(in));
            case SUSPICION -> Passage.of(CampaignCodec.suspicion(in));
            case STANDING -> Passage.of(CampaignCodec.standing(in));
            case RETRACTION -> Passage.of(CampaignCodec.retraction(in, format));
            case ALERT -> Passage.of(CampaignCodec.alert(in));
            case SAMPLE -> Passage.of(VerdictCodec.sample(in));
            case OPINION -> Passage.of(CampaignCodec.opinion(in));
            case DECISION -> {
                Instruction instruction = DecisionCodec.instruction(in);
                yield in.readBoolean()
                        ? Passage.of(instruction, EventCodec.event(in, format))
                        : Passage.of(instruction);
            }
            case ANSWER -> Passage.of(DecisionCodec.answer(in));
            case AUDIT -> Passage.of(VerdictCodec.auditEntry(in));
            case KEY -> Passage.of(CampaignCodec.key(in));
            case SOURCE_TALLY -> Passage.of(SourceCodec.tally(in));
            case SOURCE_STANDING -> Passage.of(SourceCodec.standing(in));
            case RELEASED -> Passage.released(judged(in, format), VerdictCodec.release(in));
        };
    }

    private static Passage judged(DataInputView in, Format format) throws IOException {
        return Passage.judged(EventCodec.event(in, format), EventCodec.context(in, format), VerdictCodec.verdict(in));
    }

    /** A passage as bytes by themselves, for state that keeps passages and for files. */
    public static byte[] bytes(Passage passage) {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_GUESS);
        try {
            INSTANCE.serialize(passage, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a passage " + passage.what() + " cannot be written", e);
        }
        return out.getCopyOfBuffer();
    }

    /** The passage that {@link #bytes} wrote, in this release or an earlier one. */
    public static Passage passage(byte[] bytes) {
        try {
            return INSTANCE.deserialize(new DataInputDeserializer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a passage in the state cannot be read", e);
        }
    }

    /** Never shown to a user: Flink asks for it only before reading into reused objects, which passages are not. */
    @Override
    public Passage createInstance() {
        return Passage.of(new Account(Account.Point.INTAKE, 0, 0, List.of(), List.of()));
    }

    @Override
    public TypeSerializerSnapshot<Passage> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Needed by Flink for every serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Passage> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
