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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** The file: one session that writes, several that read at the same time (write-ahead log). Thread-safe. */
final class Database implements AutoCloseable {

    /** Of the schema; an index of another version is made anew. */
    static final int VERSION = 1;

    private static final List<String> OURS = List.of("claim", "skip");

    /** Pages of the writer and of each reader at hand, in KiB. */
    private static final int WRITER_CACHE = 64 * 1024;

    private static final int READER_CACHE = 8 * 1024;
    private static final int MOST_READERS = 8;

    private final String url;
    private final Session writer;
    private final Deque<Session> readers = new ArrayDeque<>();
    private final AtomicLong changes = new AtomicLong();
    private boolean closed;

    Database(Path file) {
        url = "jdbc:sqlite:" + file;
        writer = new Session(connect(WRITER_CACHE));
        synchronized (writer) {
            make();
        }
    }

    /** Runs a change as one transaction: all of it or nothing. Changes wait for each other. */
    <T> T write(Function<Session, T> change) {
        synchronized (writer) {
            writer.begin();
            try {
                T result = change.apply(writer);
                writer.commit();
                changes.incrementAndGet();
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
            session.run("BEGIN");
            try {
                return question.apply(session);
            } finally {
                session.run("COMMIT");
            }
        } finally {
            giveBack(session);
        }
    }

    /** How many changes there were since it was opened. */
    long changes() {
        return changes.get();
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
        if (writer.number("PRAGMA user_version") != VERSION) {
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
        return new Session(connect(READER_CACHE));
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

    private Connection connect(int cache) {
        try {
            Connection connection = DriverManager.getConnection(url);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                // A power cut may lose the newest transactions: they are read again from the topics.
                statement.execute("PRAGMA synchronous = NORMAL");
                statement.execute("PRAGMA busy_timeout = 10000");
                statement.execute("PRAGMA temp_store = MEMORY");
                statement.execute("PRAGMA cache_size = -" + cache);
            }
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
