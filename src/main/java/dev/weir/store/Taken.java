package dev.weir.store;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way from Kafka to a table. Public fields for Flink's serializer of records.
 *
 * @param target the table's place among {@link Target}
 * @param line an event line, or an entry of the ledger; null where the record is neither
 * @param key the producer's key, or null
 * @param arrival when the event reached Weir, epoch milliseconds; 0 where it does not say
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody writes into them, and none is compared.
public record Taken(
        int target,
        String topic,
        int partition,
        long offset,
        byte @Nullable [] line,
        byte @Nullable [] key,
        long arrival) {

    Target table() {
        return Target.values()[target];
    }
}
