package dev.weir.intake;

import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Up to when a partition was read: the time of its latest record; where nothing came for a while, it was read to its end a while ago. One of
 * which nothing came at all is empty, and idle. It goes by silence because nothing else is told here: neither the reader's position, which stands behind
 * marks of transactions, nor the partition's end. So one without a leader, or behind an open transaction, is taken for read.
 */
final class ReadUntil<T> implements WatermarkGenerator<T> {

    /** A reader that is alive asks ten times as often. */
    static final long QUIET_MS = 5_000;

    private final RelativeClock active;
    private final LongSupplier now;
    private long latest = Long.MIN_VALUE;
    private long since;

    /**
     * @param active stands still while records are there and nobody takes them
     * @param now epoch milliseconds
     */
    ReadUntil(RelativeClock active, LongSupplier now) {
        this.active = active;
        this.now = now;
        this.since = active.relativeTimeMillis();
    }

    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput output) {
        latest = Math.max(latest, Math.min(timestamp, now.getAsLong()));
        since = active.relativeTimeMillis();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        boolean quiet = active.relativeTimeMillis() - since >= QUIET_MS;
        if (latest != Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(quiet ? Math.max(latest, now.getAsLong() - QUIET_MS) : latest));
        } else if (quiet) {
            output.markIdle();
        }
    }
}
