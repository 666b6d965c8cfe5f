/**
 * Does this contributor choose and value as honest contributors do?
 *
 * <p>State kept per contributor and stream: {@link dev.weir.profile.ProfileMemory}, 104 bytes of sums inside the actor's
 * memory. Each event costs a few additions; the profile is looked at after 5, 7, 10, 14, 20 ... 320 events.
 *
 * <p>It is evidence beside other evidence and holds nothing by itself: rare taste is no poison. How far honest contributors
 * go is measured over their whole lives ({@link dev.weir.model.LifetimeCurve}), so that many features and many looks cost
 * no more false alarms than one.
 *
 * <p>An attacker who knows it copies a real profile, or chooses popular objects and ordinary values for all but its targets:
 * such a profile is honest as far as it goes, and only what it shares with others tells. One that grows to more than 320
 * events is looked at no more. New objects and values without a scale say nothing.
 */
@NullMarked
package dev.weir.profile;

import org.jspecify.annotations.NullMarked;
