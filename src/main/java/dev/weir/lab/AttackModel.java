package dev.weir.lab;

/**
 * What the profile of a fake user looks like beside the targets. {@code N(m, s)} is a normal draw, rounded to the scale and
 * clipped; mean and deviation are those of the ratings that the attacker can have seen. The first six are those of Mobasher,
 * Burke, Bhaumik and Williams 2007, "Toward trustworthy recommender systems".
 */
public enum AttackModel {
    /** Fillers at random, each N(mean of all, deviation of all). */
    RANDOM,
    /** Fillers at random, each N(mean of the item, deviation of the item). */
    AVERAGE,
    /** Half of the fillers are the items with the most ratings, at the maximum; the rest as {@link #RANDOM}. */
    BANDWAGON,
    /** Half of the fillers are the items most often rated by the raters of the targets, at the maximum; the rest minimum. */
    SEGMENT,
    /** Fillers at random, at the maximum; made for {@link Aim#NUKE}. */
    LOVE_HATE,
    /** Half of the fillers are often rated and disliked items, at the minimum; the rest as {@link #RANDOM}. */
    REVERSE_BANDWAGON,
    /** Average over popular: as {@link #AVERAGE}, from the 30 % of items with the most ratings (Hurley et al. 2009). */
    AOP,
    /** The items with the most ratings, each N(mean of the item, deviation of the item) (Seminario and Wilson 2014). */
    POWER_ITEM,
    /** A copy of one of the users with the most ratings, cut (Wilson and Seminario 2013). */
    POWER_USER,
    /** A copy of a real user's profile, whole. */
    SAMPLING,
    /** A copy of a real user's profile, cut, two ratings in five moved by one step. */
    MIMIC,
    /** Each fake rates one of the targets only, between a few fillers as in {@link #AVERAGE}. */
    SPLINTER
}
