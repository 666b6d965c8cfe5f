package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.SourceTally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceCodecTest {

    @Test
    void whatAFormerReleaseLeftInItsStateIsRead() throws IOException {
        // Given, written by hand: stream, source, hour, visits, newcomers, held, values, clock
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(3);
        Fields.text(out, "app");
        out.writeLong(490_000);
        out.writeInt(8);
        out.writeInt(7);
        out.writeInt(6);
        out.writeByte(2);
        out.writeInt(1);
        out.writeInt(2);
        out.writeLong(490_001);

        // When
        SourceTally read = SourceCodec.tally(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then
        assertThat(read).isEqualTo(new SourceTally(3, "app", 490_000, 8, 7, 6, 0, List.of(1, 2), 490_001));
    }
}
