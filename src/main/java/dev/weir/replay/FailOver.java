package dev.weir.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of {@code --fail-over held=1%,dead=0.1%}: shares of all records read. A share equal to its limit is fine.
 */
public final class FailOver {

    private static final Pattern PART = Pattern.compile("(held|dead)=(\\d{1,3}(?:\\.\\d{1,9})?)%");

    /** No limits. */
    public static final FailOver NONE = new FailOver(List.of());

    private record Part(String what, double limit) {}

    private final List<Part> parts;

    private FailOver(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads the limits.
     *
     * @throws ReplayException when the text is not of the form {@code held=1%,dead=0.1%}
     */
    public static FailOver of(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.trim());
            if (!matcher.matches() || Double.parseDouble(matcher.group(2)) > 100) {
                throw new ReplayException("--fail-over " + text + ": '" + part.trim()
                        + "' is not held= or dead= with 0% to 100%; write --fail-over held=1%,dead=0.1%");
            }
            String what = matcher.group(1);
            if (parts.stream().anyMatch(other -> other.what.equals(what))) {
                throw new ReplayException("--fail-over " + text + ": '" + what + "' is given twice");
            }
            parts.add(new Part(
                    what, new BigDecimal(matcher.group(2)).movePointLeft(2).doubleValue()));
        }
        return new FailOver(List.copyOf(parts));
    }

    /** The summary with the limits beside what was seen. */
    public Summary compare(Summary summary) {
        return summary.with(compare(summary.outcome().total()));
    }

    List<Summary.Limit> compare(Counts counts) {
        return parts.stream()
                .map(part -> {
                    double share = part.what.equals("held") ? counts.heldShare() : counts.deadShare();
                    return new Summary.Limit(part.what, part.limit, share, share > part.limit);
                })
                .toList();
    }
}
