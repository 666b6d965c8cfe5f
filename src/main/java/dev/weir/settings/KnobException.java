package dev.weir.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Values that a settings record refuses, each with the key it stands at, so that a file's reader can name the line. */
final class KnobException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    KnobException(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> String.join(".", refusal.path) + ": " + refusal.text)
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /**
     * One refused value.
     *
     * @param path the keys from the record to the value
     * @param others components of the record that take part in the refusal besides the first of {@code path}
     * @param text what is wrong, and what is allowed
     */
    record Refusal(List<String> path, Set<String> others, String text) {}
}
