package dev.weir.training;

import java.io.IOException;
import java.io.OutputStream;

/** Rows as lines of JSON. */
public final class JsonLines implements RowWriter {

    private final OutputStream out;

    /** @param out buffered; not closed */
    public JsonLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void row(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
