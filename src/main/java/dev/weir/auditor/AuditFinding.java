package dev.weir.auditor;

/**
 * One thing that is wrong with an audit.
 *
 * @param kind what it is
 * @param chain which chain, or {@link #UNKNOWN}
 * @param number which record of the chain, or {@link #UNKNOWN}
 * @param place where it shows: topic/partition/offset, or file:line
 * @param sentence what was found and what was expected
 */
public record AuditFinding(Kind kind, int chain, long number, String place, String sentence) {

    /** Where a record does not tell. */
    public static final int UNKNOWN = -1;

    /** What can be wrong. */
    public enum Kind {
        /** Records are missing between two others. */
        REMOVED,
        /** A record is not the one that was written. */
        CHANGED,
        /** A record is there that was not written, or twice. */
        INSERTED,
        /** A record stands behind one that was written later. */
        REORDERED,
        /** The end of a chain is missing. */
        CUT,
        /** A chain begins again. */
        RESTARTED,
        /** A seal is not signed by whom it should be. */
        SIGNATURE,
        /** The training topic does not hold what was admitted. */
        TRAINING,
        /** It cannot be read at all. */
        UNREADABLE
    }
}
