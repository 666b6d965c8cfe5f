package dev.weir.auditor;

import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import dev.weir.chain.Seal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a time, with what surrounds them: from the last seal before it to the first one at or behind its end. Where there is
 * no such seal, from the beginning of the chains, or to their end. Where the chains began again behind the first moment, or not all of them
 * equally often, seals of one run say nothing of the others: then it is everything.
 *
 * @param opening the seal before, or null
 * @param closing the seal behind, or null
 * @param run which run of the chains it is of, from 0; {@link #EVERY}
 */
record Range(@Nullable Sealed opening, @Nullable Sealed closing, int run) {

    /** All runs of the chains. */
    static final int EVERY = -1;

    private static final Range EVERYTHING = new Range(null, null, EVERY);

    /** A seal and its record. */
    record Sealed(ChainRecord record, Seal seal, AuditLine line) {}

    /**
     * Looks for the seals.
     *
     * @param from the first moment
     * @param to the first moment that is no longer meant
     */
    static Range find(AuditSource source, Instant from, Instant to) throws IOException {
        Search search = new Search(from, to);
        source.read(line -> {
            ChainRecord record = read(line);
            if (record != null) {
                search.take(record, line);
            }
        });
        return search.found();
    }

    /** What cannot be read is in no range; {@code audit verify} tells of it. */
    static @Nullable ChainRecord read(AuditLine line) {
        try {
            return ChainRecord.read(line.bytes());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Where all chains stand before the range. */
    List<Head> start() {
        return opening == null ? Head.STARTS : opening.seal.heads();
    }

    /** @param its which run of its chain the record is of */
    boolean covers(ChainRecord record, int its) {
        if (run != EVERY && its != run
                || record.number() < start().get(record.chain()).next()) {
            return false;
        }
        return closing == null
                || record.number() < closing.seal.heads().get(record.chain()).next();
    }

    /** The seals around a time, of the runs that were read so far. */
    private static final class Search {
        private final Instant from;
        private final Instant to;
        private final Runs runs = new Runs();
        private final List<Around> found = new ArrayList<>();

        Search(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        /** Of one run: the seals, and whether any record of it is of the time or later. */
        private static final class Around {
            private @Nullable Sealed opening;
            private @Nullable Sealed closing;
            private boolean isOfTheTime;
        }

        void take(ChainRecord record, AuditLine line) {
            int run = runs.take(record);
            while (found.size() <= run) {
                found.add(new Around());
            }
            Around around = found.get(run);
            Instant time = time(record);
            around.isOfTheTime |= time == null || !time.isBefore(from);
            if (record.seal() == null || time == null) {
                return;
            }
            Sealed sealed = new Sealed(record, record.seal(), line);
            Sealed opening = around.opening;
            Sealed closing = around.closing;
            if (time.isBefore(from)) {
                around.opening = opening == null || opening.seal.number() < sealed.seal.number() ? sealed : opening;
            } else if (!time.isBefore(to)) {
                around.closing = closing == null || sealed.seal.number() < closing.seal.number() ? sealed : closing;
            }
        }

        private static @Nullable Instant time(ChainRecord record) {
            try {
                return record.time();
            } catch (IllegalArgumentException e) {
                return null; // None that a job wrote; it is told of as such.
            }
        }

        Range found() {
            int last = runs.last();
            boolean isOne = last >= 0 && found.stream().limit(last).noneMatch(earlier -> earlier.isOfTheTime);
            if (!isOne) {
                return EVERYTHING;
            }
            Around around = found.isEmpty() ? new Around() : found.get(last);
            return new Range(around.opening, around.closing, last);
        }
    }
}
