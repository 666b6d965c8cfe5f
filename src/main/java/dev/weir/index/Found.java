package dev.weir.index;

import dev.weir.event.Entity;
import java.util.List;

/**
 * What was found of a name.
 *
 * @param contributors by how well they fit: the name itself, then what begins with it, then what has it within
 * @param objects the same
 */
public record Found(List<Contributor> contributors, List<Thing> objects) {

    /**
     * Somebody.
     *
     * @param standing how it stands now
     */
    public record Contributor(Entity entity, StandingView standing) {}

    /** An object on a stream. */
    public record Thing(String stream, Entity entity) {}
}
