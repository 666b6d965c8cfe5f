/**
 * How are more records than fit into memory brought into order?
 *
 * <p>{@link dev.weir.sort.ExternalSort} writes sorted files and {@link dev.weir.sort.SortedRuns} reads them as one; {@link
 * dev.weir.sort.WorkFolder} is where files stand that go when the work is done. State kept
 * per key: none; in memory are one buffer of records while sorting and one record a file while reading.
 *
 * <p>An attacker who sends more than expected fills the disk that the files are on, not the memory.
 */
@NullMarked
package dev.weir.sort;

import org.jspecify.annotations.NullMarked;
