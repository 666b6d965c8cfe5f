/**
 * In whose company does this contributor rate?
 *
 * <p>State kept per stream, in memory and in every checkpoint ({@link dev.weir.company.CompanyBytes}): the latest 64 opinions of
 * at most 100,000 contributors and a million opinions in all, {@link dev.weir.company.Company.Room}; an object is there as long
 * as somebody who is remembered rated it. Who was not met for longest is forgotten, and everybody {@code job.objectMemory}
 * after the latest event. Sums over them are kept, so that an event costs as many steps as its contributor has opinions.
 *
 * <p>Who works together rates the same objects. So a weak trait of one contributor, high values and little else, becomes
 * strong evidence when it is averaged over those who rated the same objects, twice. The evidence speaks only where the
 * scores of all fall into two and those of the smaller class are odd themselves ({@link dev.weir.company.Split}); elsewhere
 * nobody is watched. It is homophily and no verdict: nobody is suspended for it.
 *
 * <p>An attacker who knows it keeps honest company: rates, with ordinary values, many objects that honest people rate; or opens
 * accounts until the odd are more than half, or of every degree, so that the scores have one peak. Groups that bury objects with
 * low values are not seen. A hundred thousand new accounts make it forget everybody.
 */
@NullMarked
package dev.weir.company;

import org.jspecify.annotations.NullMarked;
