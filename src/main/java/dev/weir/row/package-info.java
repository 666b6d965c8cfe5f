/**
 * What do this event's features and its label say, beside the rows that came before?
 *
 * <p>One watch a stream and subtask, not keyed: rows are compared with those of everybody. It holds a reference of
 * 512 labelled rows, one of 2,048 and the latest 4,096 rows of features, and counts of at most 4,096 sources and as
 * many actors. It notices; what follows the policy says, in {@code actor}. What is found of rows that went on already
 * is retracted: the label of one row, the labels of a source, the carriers of a trigger.
 *
 * <p>An attacker who knows it spreads what it sends over many sources and subtasks, keeps to what the features allow,
 * and comes before the reference is learned. Where the settings declare no labels, it makes up eight before others come,
 * and these are not judged.
 */
@NullMarked
package dev.weir.row;

import org.jspecify.annotations.NullMarked;
