package dev.weir.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets into Kafka's client properties, just before a client is made. Settings travel through job graphs, logs and
 * pages, so they hold only the places where secrets are kept.
 */
public final class Secrets {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+):([^}]*)}");

    /** Kafka's own way to replace places: whoever sets it up gets it. */
    private static final String PROVIDERS = "config.providers";

    private final Problems problems;
    private final Environment environment;

    private Secrets(String of, Environment environment) {
        this.problems = new Problems(of);
        this.environment = environment;
    }

    /**
     * Replaces {@code ${file:/path}} and {@code ${env:NAME}} in the value of a setting.
     *
     * @throws SettingsException naming the setting and the place, never a value, when a place cannot be read
     */
    static String resolve(String setting, String value) {
        Secrets secrets = new Secrets(setting, System::getenv);
        String resolved = secrets.replace(new Where(0, setting), value);
        secrets.problems.check();
        return resolved;
    }

    /**
     * Replaces {@code ${file:/path}} and {@code ${env:NAME}} in the values. One line break at a file's end is not part of
     * the secret. With {@code config.providers} among the properties nothing is replaced: Kafka's client does it.
     *
     * @throws SettingsException naming the property and the place, never a value, when a place cannot be read
     */
    public static Properties resolve(Map<String, String> properties) {
        return resolve(properties, System::getenv);
    }

    /**
     * The same of the properties of another setting.
     *
     * @param setting its name
     * @throws SettingsException naming the property and the place, never a value, when a place cannot be read
     */
    public static Map<String, String> resolve(String setting, Map<String, String> properties) {
        Secrets secrets = new Secrets(setting, System::getenv);
        Map<String, String> resolved = new HashMap<>();
        properties.forEach((name, value) -> resolved.put(name, secrets.replace(new Where(0, name), value)));
        secrets.problems.check();
        return resolved;
    }

    static Properties resolve(Map<String, String> properties, Environment environment) {
        Secrets secrets = new Secrets("kafka.properties", environment);
        boolean byKafka = properties.containsKey(PROVIDERS);
        Properties resolved = new Properties();
        properties.forEach((name, value) ->
                resolved.setProperty(name, byKafka ? value : secrets.replace(new Where(0, name), value)));
        secrets.problems.check();
        return resolved;
    }

    private String replace(Where where, String value) {
        return PLACE.matcher(value).replaceAll(match -> Matcher.quoteReplacement(secret(where, match)));
    }

    private String secret(Where where, MatchResult match) {
        String place = match.group(2);
        return switch (match.group(1)) {
            case "file" -> file(where, place);
            case "env" -> variable(where, place);
            default ->
                missing(
                        where,
                        "'${" + match.group(1) + ":' is no place for secrets; allowed: ${file:/path}, ${env:NAME}");
        };
    }

    private String file(Where where, String place) {
        Path path = Path.of(place);
        if (!path.isAbsolute()) {
            return missing(where, "the file '" + place + "' must be given by its whole path, from /");
        }
        try {
            return Files.readString(path).replaceFirst("\\r?\\n\\z", "");
        } catch (NoSuchFileException e) {
            return missing(where, "there is no file " + place);
        } catch (CharacterCodingException e) {
            return missing(where, "the file " + place + " is not UTF-8 text");
        } catch (IOException e) {
            return missing(
                    where,
                    "the file " + place + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private String variable(Where where, String place) {
        String value = environment.get(place);
        return value == null ? missing(where, "the environment has no variable " + place) : value;
    }

    private String missing(Where where, String text) {
        problems.add(where, text);
        return "";
    }

    /** Where variables come from. */
    interface Environment {
        @Nullable
        String get(String name);
    }
}
