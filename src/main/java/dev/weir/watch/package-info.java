/**
 * What can a job not know of itself: how long people leave held events waiting, whether the console follows, whether readers of its
 * outputs see anything?
 *
 * <p>One thread looks every fifteen seconds, and what it saw last is what is told: asking often costs Kafka and the index nothing, and a
 * Kafka that does not answer delays no answer here. State kept per key: none; of each partition of an output topic, since when
 * its last stable offset stands still.
 *
 * <p>Who can ask needs no password, because Prometheus is no person. So it is off unless it is asked for, has a port of its own that can
 * be kept from people, and tells numbers only: no contributor, no object, nothing that can be decided with. An attacker who reads them
 * learns how far behind the reviewers are.
 */
@NullMarked
package dev.weir.watch;

import org.jspecify.annotations.NullMarked;
