package dev.weir.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The data set Breast Cancer Wisconsin (Diagnostic) as UCI publishes it, {@code wdbc.data}: id, diagnosis (M or B), and 30
 * numbers, without a header and without times. Malignant is positive. Rows get times a minute apart, in the order of the file.
 */
public final class Wdbc {

    private static final List<String> MEASURES = List.of(
            "radius",
            "texture",
            "perimeter",
            "area",
            "smoothness",
            "compactness",
            "concavity",
            "points",
            "symmetry",
            "fractal");
    private static final List<String> STATISTICS = List.of("mean", "error", "worst");

    /** 1995-11-01, when the data set was given to UCI. */
    private static final long START = 815_184_000_000L;

    private static final long MINUTE = 60_000L;

    private Wdbc() {}

    /**
     * The rows of a file.
     *
     * @throws IllegalArgumentException if a line is no row; the message names file and line
     */
    public static FeatureTable read(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        STATISTICS.forEach(statistic -> MEASURES.forEach(measure -> names.add(measure + "_" + statistic)));
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(line.split(",", -1), names.size(), START + number * MINUTE, file + ":" + number));
                }
            }
        }
        return new FeatureTable(names, rows);
    }

    private static Row row(String[] columns, int width, long time, String where) {
        if (columns.length != width + 2) {
            throw new IllegalArgumentException(
                    where + ": " + columns.length + " columns; needs id, diagnosis and " + width + " numbers");
        }
        String diagnosis = columns[1];
        if (!diagnosis.equals("M") && !diagnosis.equals("B")) {
            throw new IllegalArgumentException(where + ": diagnosis " + diagnosis + " must be M or B");
        }
        double[] features = new double[width];
        for (int i = 0; i < width; i++) {
            try {
                features[i] = Double.parseDouble(columns[i + 2]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(where + ": not a number: " + columns[i + 2], e);
            }
        }
        int label = diagnosis.equals("M") ? Row.POSITIVE : Row.NEGATIVE;
        return new Row(columns[0], time, "", "patient-" + columns[0], "", features, label);
    }
}
