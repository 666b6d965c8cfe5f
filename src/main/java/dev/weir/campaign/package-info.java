/**
 * Which contributors move as one?
 *
 * <p>State kept per stream, in memory and in every checkpoint: the bursts of the last 30 days, at most {@link
 * dev.weir.campaign.Campaigns#MOST_BURSTS} with 256 contributors each; at most 32 bursts a contributor. It is fed by bursts
 * alone, a few in a hundred events.
 *
 * <p>Two bursts are linked when the same contributors stand behind both; then each contributor is asked whether it belongs.
 * What else a fake profile holds plays no part, so camouflage does not help. An attacker who knows it pushes one object with
 * each account, comes with fewer than four accounts, or takes longer than 30 days; shifts of one object that stand alone
 * are for that. Nine friends who love the same three rare films look the same: so the evidence suspends and never excludes.
 */
@NullMarked
package dev.weir.campaign;

import org.jspecify.annotations.NullMarked;
