package dev.weir.index;

import dev.weir.event.Entity;
import java.util.List;

/**
 * Whom one version of the policy suspended or excluded, and who stands so now.
 *
 * @param alone against whom nothing else stands, by name
 * @param besides how many more there are, against whom another version or a reviewer said something too
 */
public record Accused(List<Entity> alone, int besides) {

    public Accused {
        alone = List.copyOf(alone);
    }
}
