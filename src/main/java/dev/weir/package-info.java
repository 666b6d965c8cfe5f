/**
 * Weir: a streaming ingestion gateway that keeps poisoned data out of training sets.
 *
 * <p>Start reading at {@link dev.weir.GatewayJob#connect}: it is the path of an event in one method, and each package below
 * is one step of it.
 *
 * <pre>
 *   intake ─► decode ─► timing ─► [by object] object ─► [by actor] actor ─► audit ─► route
 *                                                         │ provenance, rate, timing: the checks
 *                                                         └ verdict: what the findings amount to
 * </pre>
 */
@NullMarked
package dev.weir;

import org.jspecify.annotations.NullMarked;
