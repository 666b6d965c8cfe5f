package dev.weir.training;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * A set that was built.
 *
 * @param counts what became of the records
 * @param ledger what it knew of the ledger
 * @param policies by which policies its rows were judged
 * @param models by which models its rows were judged
 */
public record SetBuild(SetCounts counts, EntryDigest.Mark ledger, Set<String> policies, Set<String> models) {

    /**
     * Builds a set: the ledger first, then what went out.
     *
     * @param settings those that the records were judged by
     * @param work an existing folder for temporary files
     * @param memory how many bytes of records to hold in memory
     * @throws TrainingException when the settings are not those of the records, or a line is not what Weir writes
     */
    public static SetBuild of(Settings settings, Supply supply, Recipe recipe, RowWriter out, Path work, long memory)
            throws IOException {
        TrainingSet set = new TrainingSet(settings, supply.order(), recipe, work, memory);
        supply.readLedger((entry, name, partition, position) -> set.retract(entry));
        supply.readContributions(set);
        SetCounts counts = set.write(out);
        return new SetBuild(counts, set.ledger(), set.policies(), set.models());
    }
}
