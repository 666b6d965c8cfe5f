/**
 * What is a model trained on: which events, with which labels, as of a date?
 *
 * <p>{@link dev.weir.training.TrainingSet} takes what was admitted, released and retracted, in any order, and writes admitted +
 * released - retracted as of a time, in the order of the input, each row with the newest label that holds. {@link
 * dev.weir.training.SetDiff} says what differs between two sets. Each row says how far it is trusted as of the set, by what the ledger
 * says of its contributor and its source ({@link dev.weir.training.SourceShares}). Nothing is kept between two builds; in memory are the
 * retractions (one a contributor, source or row that was found out), a buffer of each sort, and, while labels are joined, the
 * newest label of each stream of labels for one event, and two kilobytes a source; and where late labels are compared with features, what the
 * package label keeps of one stream, and the places of the rows whose label is contradicted.
 *
 * <p>An attacker who knows it sends labels for other people's events: ids are payload. A stream of labels is as good as who may
 * write to it, which is why labels are judged like events, with their sources. Who repeats the id of another's event gets its
 * label too, and takes it from nobody. Who waits with bad labels until just before a build is met by an as-of date in the past. Late labels are compared with features in each build
 * anew; what an attacker can do there stands in the package label.
 * Who is found out for one object is not trusted less for others; who writes many names of sources, of 4,096 or more, may keep one out of
 * the count, and its rows then have the trust of their admission.
 */
@NullMarked
package dev.weir.training;

import org.jspecify.annotations.NullMarked;
