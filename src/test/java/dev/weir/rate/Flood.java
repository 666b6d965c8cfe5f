package dev.weir.rate;

import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A flood by one account on top of honest people, and what became of it. */
final class Flood {

    private static final String FLOODER = "flooder";

    private final Gate gate;

    /** Which of the flood's events was held first, from 1; 0 if none. */
    int firstHeld;

    int admitted;
    int honestHeld;

    @Nullable
    Finding last;

    Flood(Gate gate) {
        this.gate = gate;
    }

    /** Replays both in the order of time. */
    void over(List<DataSets.Row> honest, int events, LongUnaryOperator time) {
        List<DataSets.Row> rows = new ArrayList<>(honest);
        for (int i = 0; i < events; i++) {
            rows.add(new DataSets.Row(FLOODER, time.applyAsLong(i)));
        }
        rows.sort(Comparator.comparingLong(DataSets.Row::time));
        int sent = 0;
        for (DataSets.Row row : rows) {
            Finding finding = gate.onTime(row.actor(), row.time());
            boolean held = finding != null && finding.weight() == Weight.HOLDS;
            if (row.actor().equals(FLOODER)) {
                sent++;
                last = finding;
                admitted += held ? 0 : 1;
                firstHeld = held && firstHeld == 0 ? sent : firstHeld;
            } else {
                honestHeld += held ? 1 : 0;
            }
        }
    }
}
