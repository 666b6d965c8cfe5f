package dev.weir.training;

import java.io.IOException;
import java.util.List;

/** Where the records of a set come from: a replay's folder, or topics. Each is read once, the ledger first. */
public interface Supply {

    /** In which order its rows stand. */
    Order order();

    /** Takes an entry of the ledger. */
    interface EntryTaker {
        /**
         * Takes it.
         *
         * @param entry as {@code docs/reference/schemas/retraction.schema.json} says
         * @param name the file or topic that it stands in
         * @param partition of the topic; 0 for a file
         * @param position its offset, or the byte of the file that it begins at
         */
        void take(byte[] entry, String name, int partition, long position) throws IOException;
    }

    /** Hands out every entry of the ledger. */
    void readLedger(EntryTaker taker) throws IOException;

    /** Hands everything that was admitted or released to the set. */
    void readContributions(TrainingSet set) throws IOException;

    /** What there is to read: all of it, and nothing that came since. */
    List<Input> inputs() throws IOException;
}
