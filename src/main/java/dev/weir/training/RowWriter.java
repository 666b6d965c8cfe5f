package dev.weir.training;

import java.io.IOException;

/** How the rows of a set are written: in lines, in columns. */
public interface RowWriter {

    /**
     * Takes the next row.
     *
     * @param line as {@code docs/reference/schemas/event-line.schema.json} says, without a line feed
     */
    void row(byte[] line) throws IOException;
}
