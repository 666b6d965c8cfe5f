/**
 * How does a person see what is held, and decide it?
 *
 * <p>{@link dev.weir.console.Console} serves pages over the index: the queue, an event, a contributor, a campaign, an object, how it goes, and what
 * was decided. A request passes the {@link dev.weir.console.Doorkeeper}, a handler asks the index, and a page, which is a pure function of what the
 * index answers, becomes HTML. What is decided goes through {@link dev.weir.review.Desk}, signed with the reviewer's own key.
 *
 * <p>Policies are tried here too: {@link dev.weir.console.Tryouts} runs one backtest at a time, over no more records than the heap has room for, and
 * {@link dev.weir.console.Publishing} signs and sends.
 *
 * <p>State kept per key: none. Sessions, tries to sign in and the last backtest are in memory, all bounded.
 *
 * <p>An attacker who knows it writes scripts into ids, values and payloads: everything is escaped where it is written, and the pages' policy lets no script run
 * that is not the console's own. He makes a reviewer's browser send a decision: a form carries a token of its session, and the cookie does not travel from
 * other sites. He guesses passwords: few tries, and slow ones. He sends a name in the proxy's header: it is believed from the proxy's address only. He takes
 * a session over: then he can decide what its owner may until it ends, which is why decisions can be undone and the index shows each.
 */
@NullMarked
package dev.weir.console;

import org.jspecify.annotations.NullMarked;
