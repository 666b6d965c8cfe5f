/**
 * What does the gateway cost, next to doing nothing?
 *
 * <p>The gateway's job and a bare job (the floor) read the same records from the same broker with the same source, parse,
 * shuffles and sink, in turn, each in a fresh process; what differs is the gateway's own work. State kept per key: in the
 * floor 200 bytes an object and 200 bytes an actor, which is what any stateful job would keep.
 *
 * <p>An attacker gets nothing here: the package is in the distribution, not in the job's jar.
 */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
