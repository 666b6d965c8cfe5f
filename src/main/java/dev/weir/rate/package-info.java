/**
 * Is this contributor faster than honest contributors ever are?
 *
 * <p>Question: how many events of one actor in one stream lie in the last 10 s, 1 min, 10 min, 1 h, 6 h, day and week, and
 * how many honest contributors ever reach that count in their life? The answer comes from the community's published
 * baseline ({@link dev.weir.model.RateBaselines}), not from one fixed number. Real people binge: half of the MovieLens
 * users make all their ratings within one hour.
 *
 * <p>It holds the overflow, not the person: an event that would take a window past the limit is held and does not count
 * there, so the next ordinary event finds the windows as if the flood had not been.
 *
 * <p>State kept per key: {@link dev.weir.rate.RateWindows}, one for each actor and stream, about 250 bytes, never more;
 * worthless a week after the actor's last event.
 *
 * <p>What an attacker who knows it does next:
 * <ul>
 *   <li>stays one under the limit of a window: the longer windows bind. Whoever fills each to the brim gets what the week
 *       allows every week, no more than the busiest honest contributor in the busiest week of its life. That trickle is the
 *       business of the profile checks.
 *   <li>writes old times on its events: beyond the expected disorder they are late, and late events count by their
 *       arrival, against windows of a day and a week of their own. So backdating gives an account the week's allowance once
 *       more, not without end.
 *   <li>writes times ahead, or older than is allowed: the time check holds those, and they are not counted here. Where the
 *       policy takes the time check's force away, they pass this check too.
 *   <li>spreads over many accounts: each is slow. That is the business of the group checks.
 *   <li>leaves the actor out, or uses a placeholder: such events are no one contributor's and this check abstains.
 * </ul>
 */
@NullMarked
package dev.weir.rate;

import org.jspecify.annotations.NullMarked;
