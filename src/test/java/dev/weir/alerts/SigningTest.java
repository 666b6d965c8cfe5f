package dev.weir.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {

    /** The example that the libraries of Standard Webhooks test themselves with. */
    @Test
    void signsAsTheSpecificationDoes() {
        Signing signing = Signing.with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        CloudEvent event = new CloudEvent("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signing.of(event, Instant.ofEpochSecond(1_614_265_330)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64})
    void takesKeysOfTheLengthsThatAreAllowed(int bytes) {
        assertThat(Signing.with(secret(bytes))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void refusesOthersWithoutShowingThem(int bytes) {
        assertThatThrownBy(() -> Signing.with(secret(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("AQEB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not-a-s3cret", "whsec_***s3cret***"})
    void refusesWhatIsNoSecret(String secret) {
        assertThatThrownBy(() -> Signing.with(secret))
                .hasMessageContaining("alerts.secret")
                .hasMessageNotContaining("s3cret");
    }

    private static String secret(int bytes) {
        byte[] key = new byte[bytes];
        Arrays.fill(key, (byte) 1);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
