package dev.weir.settings;

import java.util.List;

/**
 * A settings or policy file that cannot be used. The message holds every problem found, one a line, each with file, line,
 * key, what is wrong and what is allowed. It never holds the value of a Kafka property.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** @param problems at least one, each one line of text */
    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of their lines. */
    public List<String> problems() {
        return problems;
    }
}
