package dev.weir.wire;

/** How a passage's bytes are written: state of an earlier release is read as it was written. */
enum Format {
    /** Without details, notices and the parts of retractions that came with them. */
    FIRST(0),
    /** With them. */
    ROWS(0x40);

    /** The bits of the first byte that say what a passage is. */
    private static final int WHAT = 0x3f;

    private final int flag;

    Format(int flag) {
        this.flag = flag;
    }

    /** The first byte of a passage that is written now. */
    static int first(Passage.What what) {
        return what.ordinal() | ROWS.flag;
    }

    static Format of(byte first) {
        return (first & ROWS.flag) == 0 ? FIRST : ROWS;
    }

    /** The place of {@link Passage.What} that a first byte tells. */
    static int what(byte first) {
        return first & WHAT;
    }
}
