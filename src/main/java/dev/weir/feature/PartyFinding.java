package dev.weir.feature;

/**
 * What a source or an actor was found doing.
 *
 * @param aspect what
 * @param feature the feature's number from 0, or -1 where it is the row as a whole
 * @param since event time in milliseconds of the first row that was counted
 * @param rows how many were counted
 * @param surprisal -ln P that an honest party shows this, after correction for all that was looked at, in nats, 0 to 30
 * @param sentence the finding in one sentence, without the party's name
 */
public record PartyFinding(Aspect aspect, int feature, long since, int rows, double surprisal, String sentence) {}
