package dev.weir.settings;

/**
 * A place in a file.
 *
 * @param line the line, from 1; 0 for the file as a whole
 * @param path the keys that lead there, joined by dots; empty at the root
 */
record Where(int line, String path) {

    /** The file as a whole. */
    static final Where FILE = new Where(0, "");

    /** The beginning of the file's content. */
    static final Where ROOT = new Where(1, "");

    Where key(String key, int keyLine) {
        return new Where(keyLine, path.isEmpty() ? key : path + '.' + key);
    }

    Where item(int index, int itemLine) {
        return new Where(itemLine, path + '[' + index + ']');
    }

    /** What follows the file's name in a message: {@code :7: streams.ratings}. */
    String text() {
        return (line == 0 ? "" : ":" + line) + (path.isEmpty() ? "" : ": " + path);
    }
}
