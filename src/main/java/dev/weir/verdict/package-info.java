/**
 * What do the findings amount to?
 *
 * <p>State kept per key: none; the verdict is a pure function of the findings. An attacker who knows it keeps every
 * check's surprisal below its threshold, and then pays with trust: independent families add.
 */
@NullMarked
package dev.weir.verdict;

import org.jspecify.annotations.NullMarked;
