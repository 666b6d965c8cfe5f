/**
 * The topics and transactions of a deployment: what must be there, whether it is, and what was left open.
 *
 * <p>Question: can this Kafka carry this deployment without losing a record? Everything that would lose or block records
 * later (a limit too small, a timeout too short, a clock that producers choose) is found before the start, with the
 * command that changes it. State kept per key: none. An attacker who can alter topics could raise no alarm here by
 * changing them after the start; rights on the topics are the defence, and the checks name the few that the job needs.
 */
@NullMarked
package dev.weir.topics;

import org.jspecify.annotations.NullMarked;
