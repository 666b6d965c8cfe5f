package dev.weir.replay;

/** One record of an {@link ExternalSort}: where it belongs, and its bytes. */
final class SortRecord implements Comparable<SortRecord> {

    /** What a record costs on the heap besides its bytes: two objects, an array header, a place in a list. */
    static final int OVERHEAD = 80;

    final long time;
    final int file;
    final long line;
    final byte[] bytes;

    /**
     * @param time the first order, any number
     * @param file the second order: the number of the input file
     * @param line the third order: the line in the file
     * @param bytes what is sorted; not copied
     */
    SortRecord(long time, int file, long line, byte[] bytes) {
        this.time = time;
        this.file = file;
        this.line = line;
        this.bytes = bytes;
    }

    @Override
    public int compareTo(SortRecord other) {
        int byTime = Long.compare(time, other.time);
        if (byTime != 0) {
            return byTime;
        }
        int byFile = Integer.compare(file, other.file);
        return byFile != 0 ? byFile : Long.compare(line, other.line);
    }
}
