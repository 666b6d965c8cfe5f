/**
 * Which contributors move as one?
 *
 * <p>State kept per stream, in memory and in every checkpoint: the alarms of the last 30 days, at most 5,000 of 2 KB each, from which all but the names is known
 * again after a restart ({@link dev.weir.campaign.Kept}); the bursts of the last 30 days, at most {@link
 * dev.weir.campaign.Campaigns#MOST_BURSTS} with 256 contributors each; of these contributors at most 32 bursts; the names of the last
 * 50,000 members; the contributors that crowds hold, by object, at most 2,000 objects with 256 each ({@link
 * dev.weir.campaign.Agreement}); where campaigns and shifts are at work, until 30 days after the last that was heard of each, at most 5,000
 * objects ({@link dev.weir.campaign.Places}), with the last 4,096 members of each and 500,000 of all ({@link
 * dev.weir.campaign.Campaign}). In memory alone: on which objects the last 20,000 contributors were in a crowd, at most 32 each ({@link
 * dev.weir.campaign.Followers}); of which 10,000 campaigns an alert is out. It is fed by alarms, a few in a hundred events, and by reviewers' decisions about campaigns:
 * which of these were excluded, at most 1,000 with 50,000 decisions, until nobody joined for 30 days ({@link
 * dev.weir.campaign.Rulings}). Whoever joins such a campaign is said to have.
 *
 * <p>Two bursts are linked when the same contributors stand behind both; then each contributor is asked whether it belongs.
 * Who comes one by one over months is known by being in the unusual crowd of two objects that few honest people come to.
 * What else a fake profile holds plays no part, so camouflage does not help. An attacker who knows it pushes one object with
 * each account, or comes with fewer than four accounts; shifts of one object that stand alone are for that, if they come
 * within 30 days or are strong, and after a day in which nobody of another mind came ({@link dev.weir.campaign.Shifts}, at most 1,000
 * objects in memory with 4,096 contributors each, and who came with people of another mind to 1,000 others, 256 each). Or it adds known members to an object so that these seem to explain its shift, which they do only where others
 * come anyway ({@link dev.weir.campaign.Explanation}). Nine friends who all give the most to the same three rare films look the same: so the evidence suspends and never
 * excludes. Fifteen who give fours and fives are not linked by it, and so are fifteen fakes who do: what they say of one
 * object is held from the tenth on.
 */
@NullMarked
package dev.weir.campaign;

import org.jspecify.annotations.NullMarked;
