package dev.weir.index;

/** What became of a held event. */
public enum HoldStatus {
    /** It waits for a decision. */
    OPEN,
    /** A reviewer let it go to training: it was held wrongly. */
    RELEASED,
    /** A reviewer keeps it out. */
    REJECTED,
    /** A reviewer excluded its contributor from before it on. */
    EXCLUDED,
    /** The policy let it go to training: what it was held for was explained. */
    EXPLAINED,
    /** Its deadline passed and nobody had decided: it stays out, unless the policy lets it go. */
    EXPIRED,
    /** Its deadline passed, and the policy let it go to training. */
    LET_GO,
    /** Its deadline passed, and the policy keeps it out; a reviewer can still let it go. */
    KEPT_OUT,
    /** It is in the blind sample and not answered: no list shows it. */
    VEILED;

    /** Whether a reviewer, by what he decided, says that the hold was right. */
    public boolean isConfirmed() {
        return this == REJECTED || this == EXCLUDED;
    }
}
