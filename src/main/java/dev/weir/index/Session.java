package dev.weir.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the index. Every value is bound to a prepared statement; no text of a user becomes a part of one. Not
 * thread-safe.
 */
final class Session implements AutoCloseable {

    /** Statements kept ready; those of filters come in many shapes. */
    private static final int MOST_STATEMENTS = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of a row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a statement that gives no rows.
     *
     * @return how many rows it changed
     */
    int run(String sql, @Nullable Object... values) {
        try {
            return ready(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Every row of a query. */
    <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... values) {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = ready(sql, values).executeQuery()) {
            while (rows.next()) {
                all.add(reading.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first row of a query. */
    <T> Optional<T> one(String sql, Reading<T> reading, @Nullable Object... values) {
        try (ResultSet rows = ready(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reading.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first number of the first row; 0 where there is none. */
    long number(String sql, @Nullable Object... values) {
        return this.<Long>one(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** The number of each row. */
    long[] numbers(String sql, @Nullable Object... values) {
        LongStream.Builder all = LongStream.builder();
        try (ResultSet rows = ready(sql, values).executeQuery()) {
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
            return all.build().toArray();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The number of the row that was put in last. */
    long lastRow() {
        return number("SELECT last_insert_rowid()");
    }

    /** Ends the transaction that the first statement began, and keeps what it changed. */
    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Empties the write-ahead log, outside of a transaction; false where a reader needs it. */
    boolean emptyLog() {
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return row.next() && row.getInt(1) == 0;
            } finally {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Ends the transaction as if it had not been. */
    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private PreparedStatement ready(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            if (statements.size() > MOST_STATEMENTS) {
                forget();
            }
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The statement that was not used for longest. */
    private void forget() throws SQLException {
        Iterator<PreparedStatement> eldest = statements.values().iterator();
        PreparedStatement statement = eldest.next();
        eldest.remove();
        statement.close();
    }

    static IndexException failure(SQLException e) {
        return new IndexException(
                "the index cannot be used: " + e.getMessage()
                        + "; if its disk has room and may be written, delete the file: it is read again from the topics",
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
