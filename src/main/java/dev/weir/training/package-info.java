/**
 * What is a model trained on: which events, with which labels, as of a date?
 *
 * <p>{@link dev.weir.training.TrainingSet} takes what was admitted, released and retracted, in any order, and writes admitted +
 * released - retracted as of a time, in the order of the input, each row with the newest label that holds. {@link
 * dev.weir.training.SetDiff} says what differs between two sets. Nothing is kept between two builds; in memory are the
 * retractions (one a contributor, source or row that was found out), a buffer of each sort, and, while labels are joined, the
 * newest label of each stream of labels for one event.
 *
 * <p>An attacker who knows it sends labels for other people's events: ids are payload. A stream of labels is as good as who may
 * write to it, which is why labels are judged like events, with their sources. Who repeats the id of another's event gets its
 * label too, and takes it from nobody. Who waits with bad labels until just before a build is met by an as-of date in the past.
 */
@NullMarked
package dev.weir.training;

import org.jspecify.annotations.NullMarked;
