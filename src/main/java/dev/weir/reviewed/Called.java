package dev.weir.reviewed;

/** What reviewers called a contributor. */
public enum Called {
    /** Made up, or part of a campaign. */
    FAKE,
    /** Checked, and honest. */
    HONEST,
    /** Neither: nobody decided about it, or for another reason. */
    NEITHER
}
