/**
 * Where does it go, and what is written on it?
 *
 * <p>One sink writes every output topic in one transaction a subtask, so that a record, its verdict and the books about it
 * appear together or not at all. The producer's key, value and headers leave byte for byte; what Weir says stands in {@code
 * weir-*} headers. State kept per key: none; {@link dev.weir.route.RestoreGuard} keeps when its transactions were
 * opened, and the ids of the topics that the job reads.
 *
 * <p>An attacker who knows it sends headers in Weir's own name (renamed before anything else) and records that fit the
 * input limit but not the output's (refused at start: outputs must take 16 KiB more than inputs).
 */
@NullMarked
package dev.weir.route;

import org.jspecify.annotations.NullMarked;
