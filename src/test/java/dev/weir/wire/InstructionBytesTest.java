package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decide.Decisions;
import dev.weir.event.Entity;
import dev.weir.event.Instruction;
import dev.weir.event.Instruction.Reach;
import dev.weir.event.Instruction.Signers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InstructionBytesTest {

    @Test
    void whoMayAndHowManySignedGoTogetherThroughOneByte() throws IOException {
        for (Reach reach : Reach.values()) {
            for (Signers signers : Signers.values()) {
                Instruction instruction =
                        new Instruction(Decisions.clear("d1", Entity.of("customer", "17")), reach, signers);

                byte[] bytes = bytes(instruction);

                assertThat(DecisionCodec.instruction(new DataInputStream(new ByteArrayInputStream(bytes))))
                        .isEqualTo(instruction);
                // A decision that waits in the state of a job from before second signatures begins with its reach.
                assertThat(bytes[0] == reach.ordinal()).isEqualTo(signers == Signers.ONE);
            }
        }
    }

    private static byte[] bytes(Instruction instruction) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DecisionCodec.write(new DataOutputStream(out), instruction);
        return out.toByteArray();
    }
}
