package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** In which part of the frozen reference a value falls: eight parts by its octiles for each feature, and one for absent. */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares tables.
record Bins(double[][] edges) {

    /** Bins of a feature; the last is for absent values. */
    static final int COUNT = 9;

    private static final int EDGES = COUNT - 2;

    static Bins of(double[][] rows) {
        double[][] edges = new double[rows[0].length][EDGES];
        for (int feature = 0; feature < edges.length; feature++) {
            int place = feature;
            double[] sorted = Arrays.stream(rows)
                    .mapToDouble(row -> row[place])
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .toArray();
            for (int i = 0; i < EDGES && sorted.length > 0; i++) {
                edges[feature][i] = sorted[(i + 1) * (sorted.length - 1) / (EDGES + 1)];
            }
        }
        return new Bins(edges);
    }

    int bin(int feature, double value) {
        if (Double.isNaN(value)) {
            return COUNT - 1;
        }
        double[] own = edges[feature];
        int bin = value > own[3] ? 4 : 0;
        bin += value > own[bin + 1] ? 2 : 0;
        return bin + (value > own[bin] ? 1 : 0);
    }

    void write(DataOutput out) throws IOException {
        for (double[] own : edges) {
            for (double edge : own) {
                out.writeDouble(edge);
            }
        }
    }

    static Bins read(DataInput in, int width) throws IOException {
        double[][] edges = new double[width][EDGES];
        for (double[] own : edges) {
            for (int i = 0; i < EDGES; i++) {
                own[i] = in.readDouble();
            }
        }
        return new Bins(edges);
    }
}
