package dev.weir.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private final Fingerprint fingerprint = new Fingerprint();

    @Test
    void itIsTheHashOfThePartsBehindTheirLengths() throws Exception {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(-1);
        out.writeInt(300);
        out.write(new byte[300]);
        out.writeInt(4);
        out.write("in/x".getBytes(UTF_8));
        out.writeInt(0);

        // When
        byte[] hash = fingerprint.of(null, new byte[300], "in/x", "");

        // Then
        assertThat(hash).isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }

    @Test
    void noPartCanPassForAnother() {
        byte[] a = {'a'};
        assertThat(fingerprint.of(a, null, "b", "c"))
                .isNotEqualTo(fingerprint.of(null, a, "b", "c"))
                .isNotEqualTo(fingerprint.of(a, new byte[0], "b", "c"))
                .isNotEqualTo(fingerprint.of(a, null, "bc", ""))
                .isNotEqualTo(fingerprint.of(a, null, "b", null))
                .isEqualTo(fingerprint.of(a, null, "b", "c"));
    }
}
