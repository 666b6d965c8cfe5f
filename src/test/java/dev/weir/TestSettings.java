package dev.weir;

import dev.weir.settings.PrivacySettings;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings for tests, read from YAML as a user's are. */
public final class TestSettings {

    /** Films that customers rate, on any scale. */
    public static final String FILMS = """
            streams:
              ratings:
                topic: shop.ratings
                kind: rating
                fields:
                  actor: {type: customer, at: /user}
                  object: {type: film, at: /movie}
                  value: /stars
                  eventId: /id
                  time: {at: /ts, unit: ms}
            """;

    private static final String RATINGS =
            FILMS.replace("/user}", "/user, placeholders: [guest]}") + "    scale: {min: 1, max: 5, step: 1}\n";

    private TestSettings() {}

    /** One JSON stream of ratings. */
    public static Settings ratings() {
        return parse(RATINGS);
    }

    /** The same, which asks for signatures: {@code preferred} or {@code required}. */
    public static Settings signedRatings(String signatures) {
        return parse(RATINGS + "    signatures: " + signatures + "\nprovenance: {keys: keys.yaml}\n");
    }

    /** The same, whose producers sign and count. */
    public static Settings countedRatings() {
        return parse(RATINGS
                + "    signatures: required\n    sequences: counted\nprovenance: {keys: keys.yaml, window: 10m}\n");
    }

    /** The same, whose events refer to purchases, with these settings of the reference. */
    public static Settings referring(String more) {
        return parse(RATINGS.replace("eventId: /id", "eventId: /id\n      reference: /purchase")
                + "    reference: {topic: shop.purchases" + more + "}\n");
    }

    /** The same with labels of two kinds, which more labels follow on a stream of their own; and one of clicks without any. */
    public static Settings labelled() {
        return labelled("{}");
    }

    /** The same with settings of the review. */
    public static Settings labelled(String review) {
        return parse(RATINGS.replace(
                        "time: {at: /ts, unit: ms}",
                        "time: {at: /ts, unit: ms}\n      label: {at: /label, values: [fraud, genuine]}")
                + """
                  chargebacks:
                    topic: shop.chargebacks
                    kind: feedback
                    fields:
                      actor: /bank
                      time: {at: /ts, unit: ms}
                      label: {at: /verdict, of: /id, stream: ratings, values: [disputed]}
                  clicks:
                    topic: shop.clicks
                    kind: feedback
                    fields: {actor: /user, time: {at: /ts, unit: ms}}
                """ + "review: " + review + "\n");
    }

    /** The same with settings of the review. */
    public static Settings reviewed(String review) {
        return parse(RATINGS + "review: " + review + "\n");
    }

    /** The same, where somebody can be erased. */
    public static Settings privately(PrivacySettings privacy) {
        return parse(
                RATINGS + "privacy: " + (privacy.key() == null ? "{}" : "{key: \"" + privacy.key() + "\"}") + "\n");
    }

    /** The same with settings of privacy. */
    public static Settings masked(String privacy) {
        return parse(RATINGS + "privacy: " + privacy + "\n");
    }

    /**
     * Writes the settings of a live stream of ratings, whose input topic is {@code in.PREFIX}; state goes below the folder.
     *
     * @param prefix the deployment's own
     * @param bootstrap where Kafka is
     */
    public static Path live(Path folder, String prefix, String bootstrap) throws IOException {
        return Files.writeString(folder.resolve("weir.yaml"), """
                prefix: %s
                kafka: {bootstrap: "%s", transactionTimeout: 5m}
                job: {parallelism: 1, checkpointInterval: 300ms, checkpointDir: "%s"}
                streams:
                  ratings:
                    topic: in.%1$s
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: record}
                    scale: {min: 1, max: 5}
                """.formatted(
                        prefix, bootstrap, folder.resolve("state").toUri()));
    }

    /** Settings from YAML text. */
    public static Settings parse(String yaml) {
        try {
            Path file = Files.createTempFile("weir", ".yaml");
            try {
                Files.writeString(file, yaml);
                return SettingsFile.load(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
