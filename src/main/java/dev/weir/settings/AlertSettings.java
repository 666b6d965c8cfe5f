package dev.weir.settings;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is told of alerts besides those who read their topic: one address, by {@code weir alerts forward}. */
public record AlertSettings(
        @Knob(
                doc =
                        "The address that `weir alerts forward` posts each alert to. Where the address itself is a secret, the place"
                                + " where it is kept.",
                allowed = "http://… or https://…, or one of `${file:/path}`, `${env:NAME}`")
        @Nullable
        String webhook,

        @Knob(
                doc = "Where the token is kept that is sent as `Authorization: Bearer`. Default: none is sent.",
                allowed = "`${file:/path}` or `${env:NAME}`")
        @Nullable
        String token,

        @Knob(
                doc =
                        "Where the secret is kept that each message is signed with, as Standard Webhooks say: `whsec_` and 24 to 64"
                                + " bytes in base64. Default: nothing is signed.",
                allowed = "`${file:/path}` or `${env:NAME}`")
        @Nullable
        String secret)
        implements Serializable {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(file|env):[^}]+}");

    private static final String NOT_A_PLACE =
            "must say where it is kept, as ${file:/path} or ${env:NAME}; a secret does not stand in the settings";

    public AlertSettings {
        new Checks()
                .that(
                        webhook == null || isPlace(webhook) || webhook.matches("https?://[^\\s@]+"),
                        "webhook",
                        "is no address that can be posted to; write https://host/path without a user or password in it,"
                                + " or where it is kept: ${file:/path}, ${env:NAME}")
                .that(token == null || isPlace(token), "token", NOT_A_PLACE)
                .that(secret == null || isPlace(secret), "secret", NOT_A_PLACE)
                .that(
                        webhook != null || (token == null && secret == null),
                        "webhook",
                        "is missing, and token or secret is for nobody; give it, or remove them")
                .done();
    }

    /**
     * The address, read where it is kept. Its path may be a secret.
     *
     * @throws SettingsException never with the address, when there is none or it cannot be read
     */
    public URI address() {
        if (webhook == null) {
            throw new SettingsException(
                    List.of("alerts.webhook: is missing; name the address that is to be told of alerts"));
        }
        URI address = uri(Secrets.resolve("alerts.webhook", webhook).strip());
        if (address == null || address.getHost() == null || address.getUserInfo() != null || !isWeb(address)) {
            throw new SettingsException(
                    List.of("alerts.webhook: what is kept there is no address that can be posted to;"
                            + " write https://host/path without a user or password in it"));
        }
        return address;
    }

    /** Null where it is none: what Java says of it would quote it. */
    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isWeb(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    /**
     * The token, read where it is kept, or null.
     *
     * @throws SettingsException never with the token, when it cannot be read
     */
    public @Nullable String readToken() {
        return token == null ? null : Secrets.resolve("alerts.token", token);
    }

    /**
     * The secret, read where it is kept, or null.
     *
     * @throws SettingsException never with the secret, when it cannot be read
     */
    public @Nullable String readSecret() {
        return secret == null ? null : Secrets.resolve("alerts.secret", secret);
    }

    private static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }
}
