package dev.weir.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DsseTest {

    private final KeyPair pair = KeyFile.generate();
    private final byte[] payload = "hello world".getBytes(UTF_8);

    @Test
    void whatIsSignedIsTheEncodingOfTheProtocol() {
        // The example of the protocol's own page.
        assertThat(new String(Dsse.preAuthenticated("http://example.com/HelloWorld", payload), UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void anEnvelopeIsReadBackAndFitsItsKeyOnly() {
        // When
        Dsse read = Dsse.read(
                Dsse.signed("text/plain", payload, "ana", pair.getPrivate()).bytes());

        // Then
        assertThat(read.type()).isEqualTo("text/plain");
        assertThat(read.payload()).isEqualTo(payload);
        assertThat(read.keyId()).isEqualTo("ana");
        assertThat(read.fits(pair.getPublic())).isTrue();
        assertThat(read.fits(KeyFile.generate().getPublic())).isFalse();
    }

    @Test
    void aChangedTypeOrPayloadDoesNotFit() {
        String envelope = new String(
                Dsse.signed("text/plain", payload, "ana", pair.getPrivate()).bytes(), UTF_8);
        String other = Base64.getEncoder().encodeToString("hello World".getBytes(UTF_8));

        assertThat(read(envelope.replace("text/plain", "text/plaim")).fits(pair.getPublic()))
                .isFalse();
        assertThat(read(envelope.replace(Base64.getEncoder().encodeToString(payload), other))
                        .fits(pair.getPublic()))
                .isFalse();
    }

    @Test
    void whatNobodySignedFitsNoKey() {
        Dsse read = Dsse.read(Dsse.unsigned("text/plain", payload).bytes());

        assertThat(read.keyId()).isNull();
        assertThat(read.fits(pair.getPublic())).isFalse();
    }

    @Test
    void whatIsNoEnvelopeIsRefusedWithAReason() {
        assertThatThrownBy(() -> read("{")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("payloadType");
        assertThatThrownBy(() -> read("{\"payloadType\":\"t\",\"payload\":\"*\",\"signatures\":[]}"))
                .hasMessageContaining("base64");
        // The last character of "aGk=" has two bits that no byte needs: "aGl=" says the same.
        assertThatThrownBy(() -> read("{\"payloadType\":\"t\",\"payload\":\"aGl=\",\"signatures\":[]}"))
                .hasMessageContaining("base64");
        assertThatThrownBy(() -> read("{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[{},{}]}"))
                .hasMessageContaining("2 signatures");
    }

    private static Dsse read(String envelope) {
        return Dsse.read(envelope.getBytes(UTF_8));
    }
}
