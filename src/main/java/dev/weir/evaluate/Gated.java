package dev.weir.evaluate;

import java.util.BitSet;
import java.util.Map;

/**
 * What came of the rows of a table, by their places.
 *
 * @param held held when they came
 * @param withheld held, or taken back by the end: not to learn from, or not with that label
 * @param sources that were found at something, and the place of the row with which they were
 * @param actors the same of actors
 * @param holds how many rows each check held
 * @param trust of each row, when it came
 * @param surprisal of each row, the highest that any check said, in nats; 0 where none said anything
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares them.
public record Gated(
        BitSet held,
        BitSet withheld,
        Map<String, Integer> sources,
        Map<String, Integer> actors,
        Map<String, Integer> holds,
        double[] trust,
        double[] surprisal) {}
