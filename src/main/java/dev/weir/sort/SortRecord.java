package dev.weir.sort;

/** One record of an {@link ExternalSort}: where it belongs, and its bytes. */
public final class SortRecord implements Comparable<SortRecord> {

    /** What a record costs on the heap besides its bytes: two objects, an array header, a place in a list. */
    static final int OVERHEAD = 80;

    public final long time;
    public final int file;
    public final long line;
    public final byte[] bytes;

    /**
     * @param time the first order, any number
     * @param file the second order, such as the number of an input file
     * @param line the third order, such as the line in the file
     * @param bytes what is sorted; not copied
     */
    public SortRecord(long time, int file, long line, byte[] bytes) {
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
