package dev.weir.auditor;

import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import dev.weir.chain.Seal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a time, with what surrounds them: from the last seal before it to the first one at or behind its end. Where there is
 * no such seal, from the beginning of the chains, or to their end.
 *
 * @param opening the seal before, or null
 * @param closing the seal behind, or null
 */
record Range(@Nullable Sealed opening, @Nullable Sealed closing) {

    /** A seal and its record. */
    record Sealed(ChainRecord record, Seal seal, AuditLine line) {}

    /**
     * Looks for the seals.
     *
     * @param from the first moment
     * @param to the first moment that is no longer meant
     */
    static Range find(AuditSource source, Instant from, Instant to) throws IOException {
        Sealed[] found = new Sealed[2];
        source.read(line -> {
            ChainRecord record = read(line);
            if (record == null || record.seal() == null) {
                return;
            }
            Sealed sealed = new Sealed(record, record.seal(), line);
            if (record.time().isBefore(from)) {
                if (found[0] == null || found[0].seal.number() < sealed.seal.number()) {
                    found[0] = sealed;
                }
            } else if (!record.time().isBefore(to)
                    && (found[1] == null || sealed.seal.number() < found[1].seal.number())) {
                found[1] = sealed;
            }
        });
        return new Range(found[0], found[1]);
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

    boolean covers(ChainRecord record) {
        if (record.number() < start().get(record.chain()).next()) {
            return false;
        }
        return closing == null
                || record.number() < closing.seal.heads().get(record.chain()).next();
    }
}
