package dev.weir.feature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the features of a row look like. The surprisal alone is no reason to hold: rare is not poison.
 *
 * @param surprisal -ln of the share of rows that are as unusual, in nats, 0 to 30; 0 while too few rows are known
 * @param pattern the trigger that the row carries with its label, or null: a reason to hold
 * @param source what its source was found doing, if this row is part of it, or null: a reason to hold
 * @param actor the same of its actor
 * @param late ids of earlier rows, admitted then, that carry {@code pattern}: it was found with this row
 */
public record FeatureLook(
        double surprisal,
        @Nullable Pattern pattern,
        @Nullable PartyFinding source,
        @Nullable PartyFinding actor,
        List<Long> late) {

    public FeatureLook {
        late = List.copyOf(late);
    }

    /** Whether something beside its being unusual speaks against the row. */
    public boolean holds() {
        return pattern != null || source != null || actor != null;
    }
}
