package dev.weir.replay;

import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Verdict;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Writes admitted and held events as they come, in the order of their times, and at the end the training set and the dead
 * letters in the order of the input: dead letters reach the sink on two ways whose order is not fixed.
 */
final class FolderWriter implements SinkWriter<Passage> {

    private static final int BUFFER = 256 * 1024;

    private final OutputFolder folder;
    private final JsonLine json;
    private final Tally tally;
    private final Map<String, Integer> fileNumbers = new HashMap<>();
    private final OutputStream admitted;
    private final OutputStream held;
    private final ExternalSort training;
    private final ExternalSort dead;

    FolderWriter(OutputFolder folder, Settings settings, List<InputFile> inputs, long sortMemory) throws IOException {
        this.folder = folder;
        this.json = new JsonLine(settings);
        this.tally = new Tally(settings.streamNames());
        inputs.forEach(input -> fileNumbers.put(input.name(), fileNumbers.size()));
        this.admitted = create(folder.file(OutputFolder.ADMITTED));
        this.held = create(folder.file(OutputFolder.HELD));
        this.training = new ExternalSort(folder.work(), "training", sortMemory);
        this.dead = new ExternalSort(folder.work(), "dead", sortMemory / 4);
    }

    @Override
    public void write(Passage passage, Context context) throws IOException {
        switch (passage.what()) {
            case JUDGED -> judged(passage);
            case DEAD_LETTER -> {
                DeadLetter letter = passage.deadLetter();
                tally.count(letter);
                dead.add(inInputOrder(letter.origin(), json.deadLetter(letter)));
            }
            case ACCOUNT, ALARM, SUSPICION, STANDING, RETRACTION, ALERT -> {
                // The driver compares what it read with what is written here: the summary is this run's account.
            }
            case EVENT ->
                throw new IllegalStateException(
                        "event " + passage.event().origin() + " reached the sink without a verdict");
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        admitted.flush();
        held.flush();
        if (endOfInput) {
            writeSorted(training, OutputFolder.TRAINING);
            writeSorted(dead, OutputFolder.DEAD_LETTERS);
            Summary.write(tally.outcome(), folder.tally());
        }
    }

    @Override
    public void close() throws IOException {
        admitted.close();
        held.close();
    }

    private void judged(Passage passage) throws IOException {
        Event event = passage.event();
        Verdict verdict = passage.verdict();
        tally.count(event, verdict);
        byte[] line = json.judged(event, passage.context(), verdict);
        if (verdict.ruling() == Verdict.Ruling.ADMIT) {
            admitted.write(line);
            training.add(inInputOrder(event.origin(), line));
        } else {
            held.write(line);
        }
    }

    private SortRecord inInputOrder(Origin origin, byte[] line) {
        Integer file = fileNumbers.get(origin.source());
        if (file == null) {
            throw new IllegalStateException("origin " + origin + " is of no input file");
        }
        return new SortRecord(0, file, origin.position(), line);
    }

    private void writeSorted(ExternalSort sort, String name) throws IOException {
        try (OutputStream out = create(folder.file(name));
                SortedRuns records = new SortedRuns(sort.finish())) {
            while (records.hasNext()) {
                out.write(records.next().bytes);
            }
        }
    }

    private static OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }
}
