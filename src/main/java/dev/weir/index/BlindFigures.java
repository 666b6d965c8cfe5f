package dev.weir.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the blind sample says.
 *
 * @param scopes all streams together first, then each stream
 * @param checks each check on each stream that held something
 * @param waits chosen and not answered
 * @param unsure answered that it cannot be told; counted nowhere else
 */
public record BlindFigures(List<Scope> scopes, List<Check> checks, long waits, long unsure) {

    public BlindFigures {
        scopes = List.copyOf(scopes);
        checks = List.copyOf(checks);
    }

    /**
     * One stream, or all.
     *
     * @param stream its name, or null: all
     * @param precision of what was held, the share that is not honest
     * @param recall of what is not honest, the share that was held
     * @param cost of what is honest, the share that was held
     */
    public record Scope(@Nullable String stream, Figure precision, Figure recall, Figure cost) {}

    /** What one check held on one stream. */
    public record Check(String stream, String check, String family, Figure precision) {}

    /**
     * A share.
     *
     * @param value NaN where there are not enough answers
     * @param low lower end of the 95 % interval, 0 to {@code value}
     * @param high upper end of it, {@code value} to 1
     * @param answers that it rests on
     */
    public record Figure(double value, double low, double high, long answers) {

        /** Whether there are enough answers to say anything. */
        public boolean isKnown() {
            return !Double.isNaN(value);
        }
    }
}
