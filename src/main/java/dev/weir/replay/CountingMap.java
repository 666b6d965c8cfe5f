package dev.weir.replay;

import dev.weir.wire.Passage;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts what enters the job, for the progress bar. */
final class CountingMap extends RichMapFunction<Passage, Passage> {

    static final String ACCUMULATOR = "judged";

    private static final long serialVersionUID = 1L;

    private final LongCounter counter = new LongCounter();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(ACCUMULATOR, counter);
    }

    @Override
    public Passage map(Passage passage) {
        counter.add(1L);
        return passage;
    }
}
