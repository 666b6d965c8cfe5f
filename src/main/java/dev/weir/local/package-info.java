/**
 * A real Kafka broker inside this process, for the demo, the benchmark and the tests.
 *
 * <p>Question: how can Weir be tried on a machine that has no Kafka? State kept per key: none; a broker's data lives in a
 * folder that goes away with it unless one was given. An attacker gets nothing here: the broker listens on 127.0.0.1
 * only, and the package is in the distribution, not in the job's jar.
 */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
