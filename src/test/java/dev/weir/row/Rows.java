package dev.weir.row;

import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.Label;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stream of rows of two kinds that four features tell apart, from twenty sources; some rows have the other kind's label. */
final class Rows {

    static final RowPlan PLAN = plan();

    private static final long START = 1_767_268_800_000L;

    /** Of the source {@code s0}, rows with the wrong label begin here. */
    static final int FLIPS_FROM = 400;

    private Rows() {}

    /** The plan of the stream with these labels declared. */
    static RowPlan plan(String... classes) {
        return new RowPlan(
                "rows",
                List.of("a", "b", "c", "d"),
                List.of(classes),
                Mode.ENFORCE,
                Mode.OFF,
                Mode.ENFORCE,
                Mode.SHADOW,
                Duration.ofDays(30));
    }

    /** Two thousand rows, one a minute; s0 turns one label in two from {@link #FLIPS_FROM} on. */
    static List<Event> withABadSource() {
        List<Event> rows = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            boolean sick = random.nextInt(3) == 0;
            String source = "s" + random.nextInt(20);
            boolean turned = source.equals("s0") && i >= FLIPS_FROM && random.nextBoolean();
            rows.add(row(i, source, sick != turned ? "sick" : "well", values(sick, random)));
        }
        return rows;
    }

    /** A thousand rows, of which many may be either kind. */
    static List<Event> nearToEachOther() {
        List<Event> rows = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            boolean sick = random.nextInt(3) == 0;
            boolean turned = random.nextInt(12) == 0;
            double[] values = values(sick, random);
            for (int f = 0; f < 3; f++) {
                values[f] += random.nextGaussian();
            }
            rows.add(row(i, "s" + random.nextInt(20), sick != turned ? "sick" : "well", values));
        }
        return rows;
    }

    static double[] values(boolean sick, Random random) {
        double centre = sick ? 3 : 0;
        return new double[] {
            10 + centre + random.nextGaussian(),
            20 - centre + random.nextGaussian(),
            5 + centre + random.nextGaussian(),
            random.nextGaussian()
        };
    }

    static Event row(int number, String source, String label, double... values) {
        long time = START + number * 60_000L;
        return new Event(
                0,
                Origin.line("rows.csv", number + 1),
                null,
                Entity.of("patient", "p" + number),
                Event.Identity.KNOWN,
                null,
                Double.NaN,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(new byte[] {'1'}),
                new Details(source, null, null, null, null, Features.of(values), new Label(null, label, time, null)));
    }
}
