/**
 * What do the findings about an event amount to, and what do suspicions amount to for a contributor?
 *
 * <p>State kept per key: none here; the verdict is a pure function of the findings, and a standing of the one before
 * and a suspicion, or the evidence of a second family.
 *
 * <p>An attacker who knows it keeps every check's surprisal below its threshold, and then pays with trust: independent
 * families add.
 */
@NullMarked
package dev.weir.verdict;

import org.jspecify.annotations.NullMarked;
