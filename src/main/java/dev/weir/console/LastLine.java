package dev.weir.console;

import java.io.Writer;

/** Keeps the last line that was written, and no other. */
final class LastLine extends Writer {

    /** More of a line is not kept. */
    private static final int MOST = 200;

    private final StringBuilder line = new StringBuilder();
    private volatile String last = "";

    @Override
    public synchronized void write(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] != '\n' && text[i] != '\r') {
                if (line.length() < MOST) {
                    line.append(text[i]);
                }
            } else if (!line.isEmpty()) {
                last = line.toString();
                line.setLength(0);
            }
        }
    }

    String text() {
        return last;
    }

    @Override
    public void flush() {
        // A line is there when it ends.
    }

    @Override
    public void close() {
        // There is nothing behind it.
    }
}
