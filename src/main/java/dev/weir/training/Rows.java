package dev.weir.training;

import java.io.IOException;

/** The rows of a set that is finished. */
public interface Rows {

    /** Takes one row. */
    interface Taker {
        /**
         * Takes it.
         *
         * @param line without a line feed
         */
        void take(byte[] line) throws IOException;
    }

    /**
     * Hands out every row.
     *
     * @throws TrainingException when a file does not hold what it should
     */
    void read(Taker taker) throws IOException;
}
