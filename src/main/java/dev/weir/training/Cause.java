package dev.weir.training;

import dev.weir.event.Retraction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something was taken back.
 *
 * @param check what found it: {@code campaign}, {@code label}, {@code feature}, {@code decision} or {@code erased}
 * @param campaign the campaign that it belongs to, or null
 * @param subject whom or what the entry is about: {@code type:id}, {@code source NAME} or an origin
 * @param reason one sentence
 */
public record Cause(String check, @Nullable String campaign, String subject, String reason) {

    /** How the row stage begins the ids of its entries, and by which check. */
    private static final Map<String, String> CHECKS = Map.of("label", "label", "labels", "label", "trigger", "feature");

    /** The check of an erasure: no check found it, a person asked. */
    public static final String ERASED = "erased";

    static Cause of(Retraction entry) {
        if (entry.isErasure()) {
            return new Cause(ERASED, null, entry.subject(), entry.reason());
        }
        int end = entry.id().indexOf(' ');
        String check = end < 0 ? null : CHECKS.get(entry.id().substring(0, end));
        if (check == null) {
            check = entry.campaign() != null ? "campaign" : "decision";
        }
        return new Cause(check, entry.campaign(), entry.subject(), entry.reason());
    }
}
