/**
 * Does the gateway keep its promises when things break? Drills with real processes: a Kafka broker, a Flink job manager
 * and task managers, each its own JVM that can be killed or paused, a loader that remembers what it sent, and a checker
 * that compares every output with it.
 *
 * <p>State per key: none; the ledger keeps one digest a record that was sent. An attacker who knows these drills learns
 * which failures were tried.
 */
@NullMarked
package dev.weir.drill;

import org.jspecify.annotations.NullMarked;
