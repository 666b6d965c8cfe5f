package dev.weir.replay;

import dev.weir.event.Event;
import dev.weir.event.Reference;
import dev.weir.reference.References;
import dev.weir.reference.Vouched;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Looks up what events refer to in files, which are known as a whole: nothing waits, and nothing is unknown. */
final class ReferenceMap extends RichMapFunction<Passage, Passage> {

    private static final long serialVersionUID = 1L;

    private final References references;
    private final ReferenceFiles files;
    private transient Map<String, Vouched> known;

    ReferenceMap(References references, ReferenceFiles files) {
        this.references = references;
        this.files = files;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        known = files.read(references);
    }

    @Override
    public Passage map(Passage passage) {
        if (!references.has(passage)) {
            return passage;
        }
        Event event = passage.event();
        String key = references.key(passage);
        Vouched there = known.get(key);
        Reference answer = references.answer(event, there);
        if (there != null && answer.result() == Reference.Result.FITS) {
            known.put(key, references.used(event, there));
        }
        return Passage.of(event.detailed(event.details().referring(answer)));
    }
}
