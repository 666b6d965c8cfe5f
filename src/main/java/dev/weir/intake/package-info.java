/**
 * Where do records come from, and when?
 *
 * <p>One Kafka source reads all input topics. Records are decoded inside it, because only there one partition's order can
 * still be seen: its clock and its watermark depend on that. State kept per key: none; per partition the source keeps its
 * offset in checkpoints and its clock in memory, which two records bring back after a restart.
 *
 * <p>An attacker who knows it sends records that are costly to read; limits of size, depth and number length are applied
 * before any of it is parsed. One with a producer's rights on a {@code time.trust: producer} topic may choose record times
 * up to the present.
 */
@NullMarked
package dev.weir.intake;

import org.jspecify.annotations.NullMarked;
