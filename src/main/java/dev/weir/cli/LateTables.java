package dev.weir.cli;

import dev.weir.manifest.InTable;
import dev.weir.manifest.SetFiles;
import dev.weir.manifest.Tables;
import dev.weir.settings.SettingsFile;
import dev.weir.store.SetTables;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The table of training sets, opened when the first manifest names it: who works on files needs neither settings nor Iceberg. */
final class LateTables implements Tables, AutoCloseable {

    private final @Nullable Path settings;
    private @Nullable SetTables opened;

    /** @param settings that say where the tables are, or null: nobody does */
    LateTables(@Nullable Path settings) {
        this.settings = settings;
    }

    @Override
    public SetFiles of(InTable place) throws IOException {
        if (settings == null) {
            throw new TrainingException(
                    "the set is " + place + "; give the settings whose store says where that table is (--settings)");
        }
        try {
            if (opened == null) {
                opened = new SetTables(SettingsFile.load(settings));
            }
            return opened.of(place);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(settings + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
