package dev.weir.wire;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Instruction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of decisions and their answers. */
final class DecisionCodec {

    private static final Decision.Action[] ACTIONS = Decision.Action.values();
    private static final Decision.Reason[] REASONS = Decision.Reason.values();
    private static final Instruction.Reach[] REACHES = Instruction.Reach.values();
    private static final Instruction.Signers[] SIGNERS = Instruction.Signers.values();
    private static final Answer.Outcome[] OUTCOMES = Answer.Outcome.values();

    /** No action could be read. */
    private static final int NONE = -1;

    private DecisionCodec() {}

    static void write(DataOutput out, Instruction instruction) throws IOException {
        Decision decision = instruction.decision();
        // What was written before there were second signatures reads as signed once.
        out.writeByte(instruction.reach().ordinal()
                + REACHES.length * instruction.signers().ordinal());
        Fields.text(out, decision.id());
        out.writeByte(decision.action().ordinal());
        Entity actor = decision.actor();
        Fields.optionalText(out, actor == null ? null : actor.text());
        Fields.texts(out, decision.streams());
        Fields.optionalText(out, decision.origin());
        out.writeLong(decision.since());
        out.writeLong(decision.until());
        Fields.optionalText(out, decision.undoes());
        Fields.optionalText(out, decision.campaign());
        out.writeByte(decision.reason().ordinal());
        Fields.text(out, decision.comment());
        Fields.text(out, decision.reviewer());
        out.writeLong(decision.time());
        out.writeLong(decision.expires());
        out.writeBoolean(decision.record() != null);
        if (decision.record() != null) {
            EventCodec.write(out, decision.record());
        }
        if (decision.label() != null) {
            Fields.text(out, decision.label());
        }
    }

    static Instruction instruction(DataInput in) throws IOException {
        byte rights = in.readByte();
        String id = Fields.text(in);
        Decision.Action action = ACTIONS[in.readByte()];
        return new Instruction(
                new Decision(
                        id,
                        action,
                        entity(in),
                        Fields.texts(in),
                        Fields.optionalText(in),
                        in.readLong(),
                        in.readLong(),
                        Fields.optionalText(in),
                        Fields.optionalText(in),
                        REASONS[in.readByte()],
                        Fields.text(in),
                        Fields.text(in),
                        in.readLong(),
                        in.readLong(),
                        in.readBoolean() ? EventCodec.payload(in) : null,
                        action == Decision.Action.RELABEL ? Fields.text(in) : null),
                REACHES[rights % REACHES.length],
                SIGNERS[rights / REACHES.length]);
    }

    private static @Nullable Entity entity(DataInput in) throws IOException {
        String text = Fields.optionalText(in);
        return text == null ? null : new Entity(text);
    }

    static void write(DataOutput out, Answer answer) throws IOException {
        Fields.text(out, answer.decision());
        out.writeByte(answer.action() == null ? NONE : answer.action().ordinal());
        Fields.text(out, answer.subject());
        out.writeByte(answer.outcome().ordinal());
        Fields.text(out, answer.sentence());
        out.writeInt(answer.retractions());
        out.writeInt(answer.released());
        Fields.text(out, answer.reviewer());
        Fields.optionalText(out, answer.campaign());
        out.writeLong(answer.time());
    }

    static Answer answer(DataInput in) throws IOException {
        String decision = Fields.text(in);
        int action = in.readByte();
        return new Answer(
                decision,
                action == NONE ? null : ACTIONS[action],
                Fields.text(in),
                OUTCOMES[in.readByte()],
                Fields.text(in),
                in.readInt(),
                in.readInt(),
                Fields.text(in),
                Fields.optionalText(in),
                in.readLong());
    }
}
