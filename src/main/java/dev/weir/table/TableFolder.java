package dev.weir.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A poisoned table as files: {@code rows.csv}, in the order of time; {@code truth.csv}, the truth about each of its rows, in
 * the same order; {@code settings.yaml}, the settings to replay it with.
 */
public final class TableFolder {

    /** The rows: id, time in milliseconds since 1970, source, actor, object, each feature by its name, label. */
    public static final String ROWS = "rows.csv";

    /**
     * For each row: id, is it poisoned (1 or 0), is its source a bad one (1 or 0), and the label that it had, empty where the
     * row was made up.
     */
    public static final String TRUTH = "truth.csv";

    /** The settings. */
    public static final String SETTINGS = "settings.yaml";

    private TableFolder() {}

    /**
     * Creates the folder where needed, and writes its three files, over those of a former attack.
     *
     * @param clean the table before the attack
     */
    public static void write(Path folder, FeatureTable clean, Poisoned poisoned) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(SETTINGS), settings(poisoned.table()));
        Map<String, Integer> labels = new HashMap<>();
        clean.rows().forEach(row -> labels.put(row.id(), row.label()));
        try (BufferedWriter rows = Files.newBufferedWriter(folder.resolve(ROWS), UTF_8);
                BufferedWriter truth = Files.newBufferedWriter(folder.resolve(TRUTH), UTF_8)) {
            rows.write("id,time,source,actor,object,"
                    + String.join(",", poisoned.table().features()) + ",label\n");
            truth.write("id,poisoned,badSource,label\n");
            List<Row> all = poisoned.table().rows();
            for (int place = 0; place < all.size(); place++) {
                Row row = all.get(place);
                rows.write(line(row));
                Integer label = labels.get(row.id());
                truth.write(row.id() + "," + (poisoned.rows().get(place) ? 1 : 0) + ","
                        + (poisoned.sources().contains(row.source()) ? 1 : 0) + "," + (label == null ? "" : label)
                        + "\n");
            }
        }
    }

    private static String settings(FeatureTable table) {
        StringBuilder yaml = new StringBuilder("""
                streams:
                  rows:
                    kind: observation
                    format: csv
                    fields:
                      eventId: id
                      actor: actor
                      time: {at: time, unit: ms}
                      source: source
                      label: label
                      features:
                """);
        table.features()
                .forEach(feature -> yaml.append("        ")
                        .append(feature)
                        .append(": ")
                        .append(feature)
                        .append('\n'));
        return yaml.toString();
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder();
        line.append(row.id()).append(',').append(row.time()).append(',').append(row.source());
        line.append(',').append(row.actor()).append(',').append(row.object());
        for (int i = 0; i < row.width(); i++) {
            line.append(',').append(row.feature(i));
        }
        return line.append(',').append(row.label()).append('\n').toString();
    }
}
