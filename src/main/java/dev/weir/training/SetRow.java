package dev.weir.training;

import dev.weir.event.Label;
import org.jspecify.annotations.Nullable;

/**
 * A row of a finished set, as far as it is looked for.
 *
 * @param what it is, as the ledger knows it
 * @param eventId the producer's own id, or null
 * @param label its label, or null
 */
public record SetRow(
        Ledger.Row what, @Nullable String eventId, @Nullable String label) {

    /**
     * Reads a row.
     *
     * @throws TrainingException when the line is not one of a training set
     */
    public static SetRow read(byte[] line) {
        Contribution row = LineReader.read(line);
        Label label = row.label();
        return new SetRow(Ledger.row(row, row.source()), row.eventId(), label == null ? null : label.value());
    }
}
