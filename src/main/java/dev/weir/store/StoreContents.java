package dev.weir.store;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** What the tables hold, in figures. */
public final class StoreContents {

    private StoreContents() {}

    /**
     * A table.
     *
     * @param name as the catalog has it
     * @param place where its files are
     */
    public record Figures(String name, String place, long rows, long files) {}

    /**
     * The tables, made where there are none.
     *
     * @throws IOException when the catalog does not answer
     * @throws IllegalArgumentException when the settings do not say where the tables are
     */
    public static List<Figures> of(Settings settings) throws IOException {
        List<Figures> all = new ArrayList<>();
        try (StoreTables tables = StoreTables.of(settings)) {
            for (Target target : Target.values()) {
                all.add(of(tables, target));
            }
        }
        return all;
    }

    /** One table of an open catalog, as it is now. */
    static Figures of(StoreTables tables, Target target) {
        Table table = tables.table(target);
        Snapshot now = table.currentSnapshot();
        Map<String, String> summary = now == null ? Map.of() : now.summary();
        return new Figures(
                tables.name(target).toString(),
                table.location(),
                Long.parseLong(summary.getOrDefault("total-records", "0")),
                Long.parseLong(summary.getOrDefault("total-data-files", "0")));
    }
}
