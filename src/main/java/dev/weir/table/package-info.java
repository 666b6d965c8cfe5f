/**
 * Data sets whose rows have features, a label and a source, and the ways in which such data are poisoned.
 *
 * <p>Question: what would a fraud model or a diagnosis be trained from, and what would somebody who wants it wrong send in
 * between? State: the rows of one data set, in memory; while features of payments are computed, the payments of each card in
 * the last 30 days and of each terminal in the last 37. Every poison is a pure function of a table and a seed: the same seed
 * gives the same rows, and the truth about each.
 *
 * <p>An attacker who knows it knows what is published about such attacks. The checks never see this package.
 */
@NullMarked
package dev.weir.table;

import org.jspecify.annotations.NullMarked;
