package dev.weir.wire;

/** How a passage's bytes are written: state of an earlier release is read as it was written. */
enum Format {
    /** Without details, notices and the parts of retractions that came with them. */
    FIRST(0),
    /** With them. */
    ROWS(0x40),
    /** With them, and what the event refers to: no other has a byte of it. */
    REFERENCES(0xc0);

    /** The bits of the first byte that say what a passage is. */
    private static final int WHAT = 0x3f;

    private final int flag;

    Format(int flag) {
        this.flag = flag;
    }

    /** How a passage is written now. */
    static Format of(Passage passage) {
        return passage.hasEvent() && passage.event().details().reference() != null ? REFERENCES : ROWS;
    }

    /** How a passage is written whose first byte this is. */
    static Format of(byte first) {
        if ((first & ROWS.flag) == 0) {
            return FIRST;
        }
        return (first & REFERENCES.flag) == REFERENCES.flag ? REFERENCES : ROWS;
    }

    /** The first byte of a passage that is written so. */
    int first(Passage.What what) {
        return what.ordinal() | flag;
    }

    /** The place of {@link Passage.What} that a first byte tells. */
    static int what(byte first) {
        return first & WHAT;
    }
}
