package dev.weir.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How it goes.
 *
 * @param minutes the last three hours, oldest first; minutes without news are left out
 * @param checks what each check held, and how that was decided
 * @param ages what waits, by how long, the youngest first
 * @param openCases cases that wait
 * @param openEvents events that wait
 * @param decided decisions that were applied
 * @param overturned of these, decisions that were taken back
 * @param exposedRows rows that were in training and then taken back in the last three hours
 * @param exposedSeconds how long each of them was in training, all added
 * @param alerts the newest, newest first
 */
public record Overview(
        List<Minute> minutes,
        List<CheckRecord> checks,
        List<Age> ages,
        long openCases,
        long openEvents,
        long decided,
        long overturned,
        long exposedRows,
        long exposedSeconds,
        List<Alerted> alerts) {

    public Overview {
        minutes = List.copyOf(minutes);
        checks = List.copyOf(checks);
        ages = List.copyOf(ages);
        alerts = List.copyOf(alerts);
    }

    /** What was counted in one minute, by the minute in which its books were closed; retracted by that of the entry. */
    public record Minute(Instant start, long in, long admitted, long held, long dead, long retracted) {}

    /**
     * One check on one stream.
     *
     * @param held events that it held most strongly
     * @param open of these, events that wait
     * @param right of these, events that a reviewer rejected or whose contributor he excluded
     * @param wrong of these, events that a reviewer released
     * @param precision right by right and wrong, NaN where nothing is decided
     * @param low lower end of Wilson's 95 % interval of the precision, 0 where nothing is decided
     * @param high upper end of it, 1 where nothing is decided
     */
    public record CheckRecord(
            String stream,
            String check,
            String family,
            long held,
            long open,
            long right,
            long wrong,
            double precision,
            double low,
            double high) {}

    /**
     * What waits for so long.
     *
     * @param from held for at least so long, to the hour
     * @param held events
     * @param late of these, events whose deadline is less than a day away
     */
    public record Age(Duration from, long held, long late) {}

    /** A person was told to look. */
    public record Alerted(Instant time, String stream, String type, String subject, String sentence) {}
}
