package dev.weir.label;

/**
 * An event with its label, as the check sees it.
 *
 * @param id names the row in late verdicts; no two rows of the reference should share one
 * @param time of the event, in milliseconds
 * @param features as many as the stream has; NaN is absent
 * @param label the class it was given, from 0
 * @param source who delivered the label; empty where nobody is named
 * @param actor whom the event is of; empty where nobody is named
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; rows are told apart by id.
public record LabelledRow(long id, long time, double[] features, int label, String source, String actor) {}
