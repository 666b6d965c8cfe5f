package dev.weir.drift;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.MovieLens;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.Label;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.lab.Rating;
import dev.weir.settings.Scale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What a data set has, by day, as the watch counts it. */
record AdmittedDays(SortedMap<LocalDate, List<Said>> days, Cells cells) {

    private static final Path PAYMENTS = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");

    /** One admitted event. */
    record Said(String who, double value, @Nullable String label) {
        Said valued(double other) {
            return new Said(who, other, label);
        }

        Said labelled(String other) {
            return new Said(who, value, other);
        }
    }

    static AdmittedDays of(MovieLens ratings, Scale scale) throws IOException {
        SortedMap<LocalDate, List<Said>> days = new TreeMap<>();
        for (Rating rating : ratings.read().list()) {
            days.computeIfAbsent(
                            LocalDate.ofEpochDay(Math.floorDiv(rating.time(), 86_400_000L)), any -> new ArrayList<>())
                    .add(new Said(Integer.toString(rating.user()), rating.value(), null));
        }
        return new AdmittedDays(days, new Cells(List.of(Cells.VALUE, Cells.LABEL), scale));
    }

    /** Payments of the card handbook, labelled. */
    static AdmittedDays payments() throws IOException {
        assumeTrue(Files.exists(PAYMENTS), PAYMENTS + " is absent; give the folder of the data sets with -Dweir.data=");
        SortedMap<LocalDate, List<Said>> days = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(PAYMENTS)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                days.computeIfAbsent(LocalDate.parse(cells[1].substring(0, 10)), any -> new ArrayList<>())
                        .add(new Said(
                                cells[2], Double.parseDouble(cells[4]), cells[5].equals("1") ? "fraud" : "genuine"));
            }
        }
        return new AdmittedDays(days, new Cells(List.of(Cells.VALUE, Cells.LABEL), null));
    }

    /** The day in the middle. */
    LocalDate half() {
        return days.firstKey()
                .plusDays((days.lastKey().toEpochDay() - days.firstKey().toEpochDay()) / 2);
    }

    /** The days as they are counted, with every event changed. */
    List<Day> counted(LocalDate from, UnaryOperator<List<Said>> change) {
        List<Day> counted = new ArrayList<>();
        days.forEach((date, events) -> {
            DayCount count = new DayCount(cells, 42);
            (date.isBefore(from) ? events : change.apply(events)).forEach(said -> count.add(event(said)));
            counted.add(count.day(date));
        });
        return counted;
    }

    static Event event(Said said) {
        return new Event(
                0,
                new Origin("in", 0, 0, 0),
                null,
                Entity.of("customer", said.who()),
                Event.Identity.KNOWN,
                null,
                said.value(),
                null,
                0,
                Timing.ON_TIME,
                0,
                Payload.ofValue(new byte[0]),
                new Details(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Features.NONE,
                        said.label() == null ? null : new Label(null, said.label(), 0, null)));
    }
}
