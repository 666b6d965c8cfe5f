package dev.weir.settings;

/** What a second reviewer must sign too. */
public enum FourEyes {
    /** Releasing what is held of a campaign, or clearing its members. */
    RELEASE_CAMPAIGN,

    /** Letting a contributor pass every check. */
    ALLOW,

    /** Whatever brings an excluded contributor back, or part of what its exclusion took out of training. */
    UNDO_EXCLUDE,

    /** Publishing a policy that shuts out more than the brake's budget or, untried, could exclude more than before. */
    POLICY,

    /** Erasing somebody: nothing takes it back. */
    ERASE
}
