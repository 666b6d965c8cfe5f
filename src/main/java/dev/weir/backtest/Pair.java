package dev.weir.backtest;

/**
 * One event under both policies.
 *
 * @param origin its identity
 * @param stream its stream's name
 * @param actor whose it is, {@code type:id}
 * @param now by the policy that holds now
 * @param candidate by the one that is tried
 */
record Pair(String origin, String stream, String actor, Lot now, Lot candidate) {

    /**
     * What became of it under one policy.
     *
     * @param check the strongest finding that held it, empty where none did
     */
    record Lot(Fate fate, String check) {}
}
