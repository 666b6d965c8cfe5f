package dev.weir.company;

import dev.weir.event.Opinion;
import dev.weir.wire.Passage;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Takes the opinions out of events: what goes to the one subtask of {@link CompanyStage} is about 60 bytes, without payload. */
public final class Opinions implements FlatMapFunction<Passage, Passage> {

    private static final long serialVersionUID = 1L;

    private final Set<Integer> asked;

    /** @param asked the numbers of those streams whose contributors are compared */
    public Opinions(Set<Integer> asked) {
        this.asked = Set.copyOf(asked);
    }

    @Override
    public void flatMap(Passage passage, Collector<Passage> out) {
        Opinion opinion = of(passage, asked);
        if (opinion != null) {
            out.collect(Passage.of(opinion));
        }
    }

    static @Nullable Opinion of(Passage passage, Set<Integer> asked) {
        return passage.what() == Passage.What.EVENT && asked.contains(passage.event().stream())
                ? Opinion.of(passage.event())
                : null;
    }
}
