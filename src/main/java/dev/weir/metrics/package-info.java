/**
 * What does Weir tell a monitoring system, and by which names?
 *
 * <p>{@link dev.weir.metrics.Metric} is the list of all of it: the reference page is generated from it, and alert rules and dashboards
 * are held against it. The job tells through Flink's reporters, the other processes at an endpoint of their own (package {@code watch}). State kept per key: none. No label ever names a contributor or an object: there are too many of them, and who
 * reads the metrics need not know them. Who can ask an endpoint needs no password, because Prometheus is no person: so it is off unless
 * it is asked for, has a port of its own that can be kept from people, and tells numbers only.
 *
 * <p>An attacker who can read the metrics learns how much is held, and by which check, a scrape after it happened: an oracle for
 * trying out attacks. They belong on a network of their own.
 */
@NullMarked
package dev.weir.metrics;

import org.jspecify.annotations.NullMarked;
