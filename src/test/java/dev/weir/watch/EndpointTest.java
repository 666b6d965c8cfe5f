package dev.weir.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void tellsWhatThereIsOnceThereIsSomething() throws IOException {
        AtomicReference<Optional<Exposition>> now = new AtomicReference<>(Optional.empty());
        try (Endpoint endpoint = Endpoint.start(ANY, now::get)) {
            assertThat(ask(endpoint, "/metrics").getResponseCode()).isEqualTo(503);

            now.set(Optional.of(new Exposition().add(Metric.KAFKA_UP, 1)));
            HttpURLConnection told = ask(endpoint, "/metrics");

            assertThat(told.getContentType()).isEqualTo(Exposition.TYPE);
            assertThat(new String(told.getInputStream().readAllBytes(), UTF_8)).endsWith("\nweir_kafka_up 1\n");
            assertThat(ask(endpoint, "/metrics/more").getResponseCode()).isEqualTo(404);
            assertThat(ask(endpoint, "/").getResponseCode()).isEqualTo(404);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (Endpoint first = Endpoint.start(ANY, Optional::empty)) {
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port());
            assertThatThrownBy(() -> Endpoint.start(taken, Optional::empty))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(":" + first.port(), "choose another --metrics-host or --metrics-port");
        }
    }

    private static HttpURLConnection ask(Endpoint endpoint, String path) throws IOException {
        return (HttpURLConnection)
                URI.create("http://127.0.0.1:" + endpoint.port() + path).toURL().openConnection();
    }
}
