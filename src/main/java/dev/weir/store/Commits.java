package dev.weir.store;

import java.io.IOException;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.ObjectMapper;

/** Appends batches to a table, each once, whoever sends them again. */
final class Commits {

    /** Iceberg takes its files' JSON from its own copy of Jackson. */
    private static final ObjectMapper FILES = new ObjectMapper();

    private static final String UNREADABLE = "weir.unreadable";

    private Commits() {}

    /** It and the table are not of one history: what follows would be lost, or come twice. */
    static final class NotHereException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotHereException(String message) {
            super(message);
        }
    }

    /**
     * Appends the batch, unless the table has all of it.
     *
     * @throws NotHereException when the table is not where the batch begins, nor behind where it ends
     */
    static void append(Table table, Batch batch) throws IOException {
        table.refresh();
        Positions reached = Reached.of(table);
        if (reached.covers(batch.to())) {
            return;
        }
        if (!reached.equals(batch.from())) {
            throw refusal(table, batch, reached);
        }
        Transaction step = table.newTransaction();
        AppendFiles append = step.newAppend()
                .set(Reached.SUMMARY, batch.to().text())
                .set(UNREADABLE, Long.toString(batch.unreadable()))
                // Asked again within the commit: who else has appended since then would have gone on from the same
                // place.
                .validateWith(snapshots ->
                        Reached.said(snapshots).map(batch.from()::equals).orElse(true));
        for (String file : batch.files()) {
            append.appendFile((DataFile) ContentFileParser.fromJson(FILES.readTree(file), table.specs()));
        }
        try {
            append.commit();
            step.updateProperties().set(Reached.SUMMARY, batch.to().text()).commit();
            step.commitTransaction();
        } catch (ValidationException e) {
            NotHereException refusal = refusal(table, batch, reached);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static NotHereException refusal(Table table, Batch batch, Positions reached) {
        return new NotHereException(
                "table " + table.name() + " is at " + reached + ", and what is to be added goes on from "
                        + batch.from() + " to " + batch.to()
                        + ": another `weir store` writes to it, the table was rolled back, or this"
                        + " job was restored from a savepoint of another history. Nothing was added. End the other one, and start `weir"
                        + " store` anew, without a savepoint: it goes on from where the table is.");
    }
}
