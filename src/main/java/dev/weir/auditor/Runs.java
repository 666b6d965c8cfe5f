package dev.weir.auditor;

import dev.weir.chain.ChainRecord;
import dev.weir.chain.Links;
import org.jspecify.annotations.Nullable;

/** How often each chain began again so far: a job that is started without its state numbers its records from 0. Not thread-safe. */
final class Runs {

    private final @Nullable String[] firsts = new String[Links.CHAINS];
    private final int[] runs = new int[Links.CHAINS];

    /** Takes the next record of its chain; which run of the chain it is of, from 0. */
    int take(ChainRecord record) {
        int chain = record.chain();
        String first = firsts[chain];
        boolean begins = record.number() == 0 && first != null && !first.equals(record.hash());
        if (begins) {
            runs[chain]++;
        }
        if (first == null || begins) {
            firsts[chain] = record.hash();
        }
        return runs[chain];
    }

    /** The last run, where it is the same of all chains; -1 where some began again more often than others. */
    int last() {
        for (int run : runs) {
            if (run != runs[0]) {
                return -1;
            }
        }
        return runs[0];
    }
}
