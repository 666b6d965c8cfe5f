package dev.weir.auditor;

/**
 * A record of an audit as it was found. Nobody may change its bytes.
 *
 * @param bytes one JSON object
 * @param partition the partition of the topic, or {@link #FILE}
 * @param place topic/partition/offset, or file:line
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AuditLine(byte[] bytes, int partition, String place) {

    /** In place of a partition: it stands in a file. */
    public static final int FILE = -1;
}
