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

/** Labels on a stream of their own, said by banks. */
final class LateLabels {

    static final RowPlan PLAN = new RowPlan(
            "labels", List.of(), List.of(), Mode.OFF, Mode.ENFORCE, Mode.OFF, Mode.OFF, Duration.ofDays(90));

    private LateLabels() {}

    /** Six thousand labels of twelve banks, one in five a fraud; b0 hides all of them. */
    static List<Event> withABadBank() {
        List<Event> labels = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 6_000; i++) {
            int bank = random.nextInt(12);
            boolean fraud = random.nextInt(5) == 0;
            labels.add(label(i, i * 60_000L, "b" + bank, fraud && bank > 0 ? "fraud" : "genuine"));
        }
        return labels;
    }

    static Event label(int number, long time, String bank, String value) {
        return new Event(
                0,
                Origin.line("labels.csv", number + 1),
                null,
                Entity.of("account", "c" + number),
                Event.Identity.KNOWN,
                null,
                Double.NaN,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(new byte[] {'1'}),
                new Details(null, null, null, null, null, Features.of(), new Label("e" + number, value, time, bank)));
    }
}
