package dev.weir.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times and numbers as columns hold them: epoch milliseconds, and NULL for what is not there. */
final class Times {

    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    static final long MINUTE = 60_000;

    /** Beyond any event, and far enough from the ends of a long to add to. */
    private static final long END = Long.MAX_VALUE / 4;

    private Times() {}

    /** Epoch milliseconds, clipped to what can be added to. */
    static long millis(Instant instant) {
        if (instant.getEpochSecond() > END / 1_000) {
            return END;
        }
        return instant.getEpochSecond() < -END / 1_000 ? -END : instant.toEpochMilli();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** NaN where there is none. */
    static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /** NULL where there is none: SQLite has no NaN. */
    static @Nullable Double column(double number) {
        return Double.isNaN(number) ? null : number;
    }

    static long floor(long millis, long span) {
        return Math.floorDiv(millis, span) * span;
    }
}
