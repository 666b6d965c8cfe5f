package dev.weir.evaluate;

import dev.weir.learner.Learner;
import dev.weir.table.Recipe;
import java.util.List;

/**
 * What is tried on a table.
 *
 * @param recipes the poisons, beside none
 * @param sources how many there are; rows are dealt to them at random
 * @param seeds runs of each, 1 or more
 * @param firstSeed the first
 * @param modelSeeds for how many of them models are trained
 * @param learners the models
 */
public record TableGrid(
        List<Recipe> recipes, int sources, int seeds, long firstSeed, int modelSeeds, List<Learner> learners) {

    /** Refuses what cannot be run. */
    public TableGrid {
        recipes = List.copyOf(recipes);
        learners = List.copyOf(learners);
        if (sources < 1 || sources > 4096) {
            throw new IllegalArgumentException("sources " + sources + " must be 1 to 4096, as many as are watched");
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds " + seeds + " must be 1 or more");
        }
        if (modelSeeds < 0 || modelSeeds > seeds) {
            throw new IllegalArgumentException("model seeds " + modelSeeds + " must be 0 to " + seeds + ", the seeds");
        }
    }
}
