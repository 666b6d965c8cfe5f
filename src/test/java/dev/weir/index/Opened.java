package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.sort.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An index of a test, with a tape to write on. A test that registers one as an extension need not close it. */
public final class Opened implements AutoCloseable, AfterEachCallback {

    static final Duration HOLD_FOR = Duration.ofDays(14);

    public final Tape tape;
    private final Path folder;
    private final Path file;
    public ReviewIndex index;
    long now = Tape.NOON;

    public Opened(Path folder) {
        this(folder, new Tape());
    }

    /** In a folder of its own, which goes with it after the test. */
    public static Opened forOneTest() {
        try {
            return new Opened(Files.createTempDirectory("weir-index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same under other settings. */
    Opened(Path folder, Tape tape) {
        this.tape = tape;
        this.folder = folder;
        file = folder.resolve("index.db");
        index = ReviewIndex.open(file, tape.settings, HOLD_FOR);
    }

    /** Reads what is on the tape. */
    public void read() {
        read(tape.take());
    }

    void read(List<ConsumerRecord<byte[], byte[]>> records) {
        index.writer().take(records, IndexWriter.Pace.LIVE, now);
    }

    /** Nothing more is to come. */
    void end() {
        index.writer().take(List.of(), IndexWriter.Pace.END, now);
    }

    void reopen() {
        index.close();
        index = ReviewIndex.open(file, tape.settings, HOLD_FOR);
    }

    List<Case> queue() {
        return index.queue(QueueFilter.OPEN, QueueOrder.RISK, Cursor.START, 500).rows();
    }

    List<String> caseIds() {
        return queue().stream().map(Case::id).toList();
    }

    List<Case> queue(QueueFilter filter, QueueOrder order, int page) {
        List<Case> all = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (cursor != null) {
            Page<Case> next = index.queue(filter, order, Cursor.parse(cursor.text()), page);
            all.addAll(next.rows());
            cursor = next.next();
        }
        return all;
    }

    List<HeldRow> held(QueueFilter filter, QueueOrder order, int page) {
        List<HeldRow> all = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (cursor != null) {
            Page<HeldRow> next = index.held(filter, order, Cursor.parse(cursor.text()), page);
            all.addAll(next.rows());
            cursor = next.next();
        }
        return all;
    }

    HoldStatus status(String origin) {
        return index.item(origin).orElseThrow().row().status();
    }

    /** The steps in which the index answers a question; which values it asks with is nothing to them. */
    List<String> plan(String question) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + question);
                ResultSet rows = statement.executeQuery()) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes the file while nobody has it open. */
    void run(String change) {
        index.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement = connection.prepareStatement(change)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        index = ReviewIndex.open(file, tape.settings, HOLD_FOR);
    }

    /** How many rows a table has. */
    long count(String table) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM " + table);
                ResultSet rows = statement.executeQuery()) {
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static Entity customer(String id) {
        return Entity.of("customer", id);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        close();
        WorkFolder.remove(folder);
    }

    @Override
    public void close() {
        index.close();
    }
}
