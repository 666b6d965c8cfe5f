package dev.weir.actor;

import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.model.Learned;
import dev.weir.model.RateModel;
import dev.weir.verdict.Verdicts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells by which policy and models each stream is judged, and how old what it learned is. */
final class JudgedBy {

    private final List<String> streams;
    private final Told told;
    private final List<Map<Ids, Integer>> since;
    private volatile int change;
    private volatile Learned learned = Learned.none();

    private record Ids(String policy, String models) {}

    JudgedBy(List<String> streams, Told told) {
        this.streams = streams;
        this.told = told;
        this.since = streams.stream()
                .<Map<Ids, Integer>>map(stream -> new HashMap<>())
                .toList();
        for (String stream : streams) {
            told.tell(Metric.MODEL_PUBLISHED, () -> published(stream), stream);
        }
    }

    /** From now on these judge, one for each stream. */
    void judge(List<Judge> judges, Learned newest) {
        learned = newest;
        int now = change + 1;
        for (int stream = 0; stream < judges.size(); stream++) {
            Verdicts verdicts = judges.get(stream).verdicts();
            Map<Ids, Integer> known = since.get(stream);
            Ids ids = new Ids(verdicts.policy(), verdicts.models());
            if (known.put(ids, now) == null) {
                told.tell(
                        Metric.JUDGED_BY,
                        () -> known.get(ids) == change ? 1 : 0,
                        streams.get(stream),
                        ids.policy(),
                        ids.models());
            }
        }
        change = now;
    }

    private double published(String stream) {
        return learned.rate(stream)
                .map(RateModel::published)
                .map(time -> time.toEpochMilli() / 1e3)
                .orElse(0.0);
    }
}
