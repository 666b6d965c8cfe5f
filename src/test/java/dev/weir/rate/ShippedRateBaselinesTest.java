package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaseline.Basis;
import dev.weir.model.RateBaseline.Source;
import dev.weir.model.RateBaselineFit;
import dev.weir.model.RateBaselines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Makes the baselines that ship from the data sets, and compares. With -Dweir.baselines=write it writes the file. */
class ShippedRateBaselinesTest {

    static final Path FILE = Path.of("src/main/resources/dev/weir/model/rate-baselines.json");

    private static final String COMMAND = "mvn test -Dtest=ShippedRateBaselinesTest -Dweir.baselines=write";

    @Test
    void theFileIsWhatTheDataSay() throws IOException {
        RateBaselines made = made();
        if ("write".equals(System.getProperty("weir.baselines"))) {
            Files.writeString(FILE, made.text());
        }

        assertThat(Files.readString(FILE)).isEqualTo(made.text());
    }

    private static RateBaselines made() {
        List<DataSets.Row> first = DataSets.movieLens100k();
        List<DataSets.Row> second = DataSets.latestSmall();
        List<DataSets.Row> payments = DataSets.genuinePayments();
        RateBaseline rating = measured(
                Kind.RATING,
                "The most ratings that each user of two public film rating sites ever made in each window.",
                List.of(size("MovieLens 100K", first), size("MovieLens latest-small of 2018-09-26", second)),
                Stream.concat(first.stream(), second.stream()).toList());
        RateBaseline transaction = measured(
                Kind.TRANSACTION,
                "The most genuine payments that each customer ever made in each window. The payments are simulated: fit your"
                        + " own baseline before you rely on it.",
                List.of(size("Fraud Detection Handbook 2018-06-15 to 2018-08-31, without its frauds", payments)),
                payments);
        return new RateBaselines("default", 1, List.of(rating, feedback(rating), transaction, observation()));
    }

    private static RateBaseline measured(Kind kind, String note, List<String> data, List<DataSets.Row> rows) {
        Collection<int[]> maxima = DataSets.maxima(rows).values();
        return RateBaselineFit.fit(kind, new Source(Basis.MEASURED, note, data, maxima.size(), COMMAND), maxima);
    }

    private static String size(String name, List<DataSets.Row> rows) {
        long actors = rows.stream().map(DataSets.Row::actor).distinct().count();
        return String.format(Locale.ROOT, "%s (%,d contributors, %,d events)", name, actors, rows.size());
    }

    private static RateBaseline feedback(RateBaseline rating) {
        Source source = new Source(
                Basis.ASSUMED,
                "Supposed, not measured: a person plays, clicks or likes up to five times as often as it rates. No data set at"
                        + " hand has plays or clicks with times.",
                List.of(),
                0,
                COMMAND);
        return RateBaselineFit.scaled(rating, Kind.FEEDBACK, source, 5);
    }

    private static RateBaseline observation() {
        Source source = new Source(
                Basis.ASSUMED,
                "Supposed, not measured: a sensor sends once a second, one in 2,000 ever ten times as often. The check is"
                        + " off on observation streams unless the policy says otherwise.",
                List.of(),
                0,
                COMMAND);
        return RateBaselineFit.paced(Kind.OBSERVATION, source, 1);
    }
}
