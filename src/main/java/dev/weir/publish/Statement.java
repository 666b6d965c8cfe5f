package dev.weir.publish;

import dev.weir.settings.Policy;
import dev.weir.settings.PolicyChange;
import dev.weir.settings.PolicyEdit;
import dev.weir.settings.Tried;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a policy's text says of its backtest. */
public final class Statement {

    private Statement() {}

    /**
     * Whether a backtest is asked for: whenever it changes what becomes of an event, in either direction. To leave a stream alone for a time, and
     * to end that, takes none: the way out of a bad hour must not wait.
     *
     * @param before the policy that it follows
     * @param streams of the deployment
     */
    public static boolean isAsked(Policy before, Policy after, List<String> streams) {
        return PolicyChange.between(before, after, streams).stream()
                .map(PolicyChange::key)
                .anyMatch(key -> !key.equals("name")
                        && !key.equals("version")
                        && !key.equals("effectiveFrom")
                        && !key.startsWith("bypass["));
    }

    /** The text with what its backtest said. */
    public static String tried(String text, Tried tried) {
        return with(text, tried.yaml(), PolicyEdit.GONE);
    }

    /** The text with the reason why there was none. */
    public static String untried(String text, String reason) {
        return with(
                text,
                PolicyEdit.GONE,
                "'" + reason.strip().replaceAll("\\s+", " ").replace("'", "''") + "'");
    }

    /** The text without either, where its author took it from one that was published. */
    public static String none(String text, Policy policy) {
        return policy.tried() == null && policy.untried() == null ? text : with(text, PolicyEdit.GONE, PolicyEdit.GONE);
    }

    /** In words for the history; empty where it says nothing. */
    public static String words(Policy policy) {
        Tried tried = policy.tried();
        if (tried != null) {
            return "tried on %,d events up to %s: %,d newly kept out, %,d newly let in, %,d of %,d contributors newly shut out"
                    .formatted(
                            tried.events(),
                            tried.until(),
                            tried.newlyKeptOut(),
                            tried.newlyLetIn(),
                            tried.newlyShutOut(),
                            tried.contributors());
        }
        @Nullable String untried = policy.untried();
        return untried == null ? "" : "without a backtest: " + untried;
    }

    private static String with(String text, String tried, String untried) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tried", tried);
        values.put("untried", untried);
        return PolicyEdit.with(text, values);
    }
}
