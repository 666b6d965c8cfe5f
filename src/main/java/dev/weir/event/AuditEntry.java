package dev.weir.event;

import java.util.Objects;

/**
 * A record of the audit topic, before it has its place in a chain or with it. Whoever holds one must not change its bytes: they are
 * shared. A class and not a record, because arrays have no value equality.
 */
public final class AuditEntry {

    private final int chain;
    private final String key;
    private final long time;
    private final byte[] json;

    /**
     * @param chain the chain that it belongs to, from 0
     * @param key the record's key in the topic
     * @param time when Weir wrote it by the clock of the arrivals, epoch milliseconds
     * @param json one JSON object in one line, UTF-8, without a line end
     */
    public AuditEntry(int chain, String key, long time, byte[] json) {
        this.chain = chain;
        this.key = Objects.requireNonNull(key, "key");
        this.time = time;
        this.json = Objects.requireNonNull(json, "json");
    }

    public int chain() {
        return chain;
    }

    public String key() {
        return key;
    }

    public long time() {
        return time;
    }

    public byte[] json() {
        return json;
    }
}
