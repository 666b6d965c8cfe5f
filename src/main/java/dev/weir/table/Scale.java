package dev.weir.table;

import java.util.ArrayList;
import java.util.List;

/**
 * How large the features of a table are.
 *
 * @param means the mean of each
 * @param deviations the standard deviation of each (of the population); 1 where all values are alike, so that it can divide
 */
public record Scale(List<Double> means, List<Double> deviations) {

    /** Takes copies. */
    public Scale {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    static Scale of(FeatureTable table) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int place = 0; place < table.features().size(); place++) {
            double sum = 0;
            for (Row row : table.rows()) {
                sum += row.feature(place);
            }
            double mean = sum / table.size();
            double squares = 0;
            for (Row row : table.rows()) {
                double off = row.feature(place) - mean;
                squares += off * off;
            }
            double deviation = Math.sqrt(squares / table.size());
            means.add(mean);
            deviations.add(deviation > 0 ? deviation : 1);
        }
        return new Scale(means, deviations);
    }

    /** A row's features in standard deviations from the mean. */
    public double[] standard(Row row) {
        double[] scaled = row.features();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (scaled[i] - means.get(i)) / deviations.get(i);
        }
        return scaled;
    }
}
