package dev.weir.alerts;

import dev.weir.settings.AlertSettings;
import dev.weir.settings.Durations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The address that is told of alerts. */
public final class Webhook {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER) // Another host must not get the token.
            .build();

    private final URI address;
    private final @Nullable String token;
    private final @Nullable Signing signing;
    private final Clock clock;
    private final Duration patience;

    private Webhook(URI address, @Nullable String token, @Nullable Signing signing, Clock clock, Duration patience) {
        this.address = address;
        this.token = token;
        this.signing = signing;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * The address of the settings, with its token and secret read where they are kept.
     *
     * @throws dev.weir.settings.SettingsException when there is none, or one of the three cannot be read
     * @throws IllegalArgumentException when the token or the secret is not fit to be one; neither is in the message
     */
    public static Webhook of(AlertSettings settings, Clock clock) {
        return of(settings, clock, ANSWER);
    }

    /** @param patience how long it has for its whole answer */
    static Webhook of(AlertSettings settings, Clock clock, Duration patience) {
        URI address = settings.address();
        String token = settings.readToken();
        if (token != null && !token.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "alerts.token: what is kept there cannot stand in a header; allowed: visible ASCII without spaces");
        }
        String secret = settings.readSecret();
        return new Webhook(address, token, secret == null ? null : Signing.with(secret), clock, patience);
    }

    /** Its scheme, host and port: a path may be a secret. */
    public String shown() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + "/…";
    }

    /**
     * Sends an event once.
     *
     * @throws InterruptedException when the thread is to end
     */
    Answer send(CloudEvent event) throws InterruptedException {
        Instant now = clock.instant();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", CloudEvent.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(event.json()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (signing != null) {
            request.header("webhook-id", event.id())
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", signing.of(event, now));
        }
        // The client's own timeout ends with the headers: a body that does not end would be waited for for ever.
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        try {
            HttpResponse<Void> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Duration atLeast = response.headers()
                    .firstValue("Retry-After")
                    .map(header -> RetryAfter.of(header, now))
                    .orElse(Duration.ZERO);
            return Answer.of(response.statusCode(), atLeast);
        } catch (TimeoutException e) {
            return none("no whole answer in " + Durations.text(patience));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                return none("no answer, " + e.getCause().getClass().getSimpleName());
            }
            throw new IllegalStateException(shown() + " cannot be asked: " + e.getMessage(), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static Answer none(String why) {
        return new Answer(Answer.Kind.LATER, why, Duration.ZERO);
    }
}
