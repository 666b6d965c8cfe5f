package dev.weir.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** The file: one session that writes, several that read at the same time (write-ahead log). Thread-safe. */
final class Database implements AutoCloseable {

    /** Of the schema; an index of another version is made anew. */
    static final int VERSION = 7;

    private static final List<String> OURS = List.of("claim", "skip", "proposal", "saved");

    private static final int MOST_READERS = 8;

    private final String url;
    private final Session writer;
    private final Deque<Session> readers = new ArrayDeque<>();
    private final AtomicLong changes = new AtomicLong();
    private boolean closed;

    Database(Path file) {
        url = "jdbc:sqlite:" + file;
        writer = new Session(connect(Use.WRITE));
        synchronized (writer) {
            make();
        }
    }

    /** Runs a change as one transaction: all of it or nothing. Changes wait for each other. */
    <T> T write(Function<Session, T> change) {
        synchronized (writer) {
            try {
                long before = writer.number("SELECT total_changes()");
                T result = change.apply(writer);
                changes.addAndGet(writer.number("SELECT total_changes()") - before);
                writer.commit();
                return result;
            } catch (RuntimeException | Error e) {
                writer.rollback();
                throw e;
            }
        }
    }

    /** Answers a question from one state of the index, whatever is written meanwhile. */
    <T> T read(Function<Session, T> question) {
        Session session = borrow();
        try {
            try {
                return question.apply(session);
            } finally {
                session.rollback();
            }
        } finally {
            giveBack(session);
        }
    }

    /**
     * Brings all changes into the file itself and empties the log, which has what was deleted in its older pages.
     *
     * @return false where somebody reads: nothing is emptied then
     */
    boolean scrub() {
        synchronized (writer) {
            return writer.emptyLog();
        }
    }

    /** How many rows were changed since it was opened. */
    long changes() {
        return changes.get();
    }

    /** Makes the index anew unless it was read for a blind sample drawn like this. */
    void keepOnlyFor(String draw) {
        boolean isSame = read(session -> session.one("SELECT key FROM drawn_by", row -> row.getString(1))
                .orElse("")
                .equals(draw));
        if (!isSame) {
            clear();
            write(session -> session.run("INSERT INTO drawn_by VALUES (?)", draw));
        }
    }

    /** Drops everything that is read from the topics. */
    void clear() {
        write(session -> {
            for (String table : session.list(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                    row -> row.getString(1))) {
                if (!OURS.contains(table)) {
                    session.run("DROP TABLE " + table);
                }
            }
            statements("schema.sql").forEach(session::run);
            session.run("PRAGMA user_version = " + VERSION);
            return null;
        });
    }

    private void make() {
        statements("claims.sql").forEach(writer::run);
        boolean isNew = writer.number("PRAGMA user_version") != VERSION;
        writer.commit();
        if (isNew) {
            clear();
        }
    }

    private Session borrow() {
        synchronized (readers) {
            if (closed) {
                throw new IllegalStateException("the index is closed");
            }
            Session free = readers.poll();
            if (free != null) {
                return free;
            }
        }
        return new Session(connect(Use.READ));
    }

    private void giveBack(Session session) {
        synchronized (readers) {
            if (!closed && readers.size() < MOST_READERS) {
                readers.push(session);
                return;
            }
        }
        session.close();
    }

    /** What a connection is for. */
    private enum Use {
        /** A change takes the lock when it begins, so that it never fails half-way. */
        WRITE("IMMEDIATE", 64),
        READ("DEFERRED", 8);

        private final String transactions;
        private final int cacheMiB;

        Use(String transactions, int cacheMiB) {
            this.transactions = transactions;
            this.cacheMiB = cacheMiB;
        }
    }

    private Connection connect(Use use) {
        try {
            Properties properties = new Properties();
            properties.setProperty("transaction_mode", use.transactions);
            Connection connection = DriverManager.getConnection(url, properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                // A power cut may lose the newest transactions: they are read again from the topics.
                statement.execute("PRAGMA synchronous = NORMAL");
                // What is deleted is overwritten: of whoever was erased nothing is to be read in the file.
                statement.execute("PRAGMA secure_delete = ON");
                statement.execute("PRAGMA wal_autocheckpoint = 8000");
                statement.execute("PRAGMA busy_timeout = 10000");
                statement.execute("PRAGMA temp_store = MEMORY");
                statement.execute("PRAGMA cache_size = -" + use.cacheMiB * 1024);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw Session.failure(e);
        }
    }

    private static Stream<String> statements(String resource) {
        try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream(resource), resource)) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*"))
                    .filter(statement -> statement.contains("CREATE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        synchronized (readers) {
            closed = true;
            readers.forEach(Session::close);
            readers.clear();
        }
        synchronized (writer) {
            writer.close();
        }
    }
}
