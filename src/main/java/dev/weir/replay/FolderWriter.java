package dev.weir.replay;

import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Verdict;
import dev.weir.route.AnswerJson;
import dev.weir.route.CampaignJson;
import dev.weir.route.SampleJson;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.sort.SortedRuns;
import dev.weir.wire.Passage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Writes admitted, held and released events, retractions, alerts and samples as they come, in the order of their times; at the
 * end the dead letters in the order of the input, for they reach the sink on two ways whose order is not fixed; and how the
 * contributors stand.
 */
final class FolderWriter implements SinkWriter<Passage> {

    private static final int BUFFER = 256 * 1024;

    private final OutputFolder folder;
    private final JsonLine json;
    private final Tally tally;
    private final Map<String, Integer> placeNumbers = new HashMap<>();
    private final OutputStream admitted;
    private final OutputStream held;
    private final OutputStream released;
    private final OutputStream retractions;
    private final OutputStream alerts;
    private final OutputStream samples;
    private final OutputStream decisions;
    private final OutputStream audit;
    private final List<String> streams;
    private final SortedMap<String, StandingChange> standings = new TreeMap<>();
    private final ExternalSort dead;

    FolderWriter(OutputFolder folder, Settings settings, List<String> places, long sortMemory) throws IOException {
        this.folder = folder;
        this.json = new JsonLine(settings);
        this.streams = settings.streamNames();
        this.tally = new Tally(streams);
        places.forEach(place -> placeNumbers.put(place, placeNumbers.size()));
        this.admitted = create(folder.file(OutputFolder.ADMITTED));
        this.held = create(folder.file(OutputFolder.HELD));
        this.released = create(folder.file(OutputFolder.RELEASED));
        this.retractions = create(folder.file(OutputFolder.RETRACTIONS));
        this.alerts = create(folder.file(OutputFolder.ALERTS));
        this.samples = create(folder.file(OutputFolder.SAMPLES));
        this.decisions = create(folder.file(OutputFolder.DECISIONS));
        this.audit = create(folder.file(OutputFolder.AUDIT));
        this.dead = new ExternalSort(folder.work(), "dead", sortMemory / 4);
    }

    @Override
    public void write(Passage passage, Context context) throws IOException {
        switch (passage.what()) {
            case JUDGED -> judged(passage);
            case RELEASED -> released(passage);
            case DEAD_LETTER -> {
                DeadLetter letter = passage.deadLetter();
                tally.count(letter);
                dead.add(inInputOrder(letter.origin(), json.deadLetter(letter)));
            }
            case RETRACTION -> line(retractions, CampaignJson.of(passage.retraction()));
            case STANDING -> standing(passage.standing());
            case ALERT -> line(alerts, CampaignJson.of(passage.alert(), streams.get(passage.alert().stream())));
            case SAMPLE -> line(samples, SampleJson.of(passage.sample(), streams.get(passage.sample().stream())));
            case ANSWER -> {
                tally.decided(passage.answer().time());
                line(decisions, AnswerJson.of(passage.answer()));
            }
            case AUDIT -> line(audit, passage.auditEntry().json());
            case ACCOUNT, ALARM, SUSPICION, OPINION, DECISION, KEY, SOURCE_TALLY, SOURCE_STANDING ->
                throw new IllegalStateException(passage.what() + " reached the sink: a stage did not take it");
            case EVENT, UNPROVEN ->
                throw new IllegalStateException(
                        "event " + passage.event().origin() + " reached the sink without a verdict");
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        admitted.flush();
        held.flush();
        released.flush();
        retractions.flush();
        alerts.flush();
        samples.flush();
        decisions.flush();
        audit.flush();
        if (endOfInput) {
            writeDead();
            writeStandings();
            Summary.write(
                    tally.outcome(
                            standing(Standing.SUSPENDED), standing(Standing.EXCLUDED), standing(Standing.WATCHED)),
                    folder.tally());
        }
    }

    private long standing(Standing now) {
        return standings.values().stream()
                .filter(change -> change.standing() == now)
                .count();
    }

    @Override
    public void close() throws IOException {
        admitted.close();
        held.close();
        released.close();
        retractions.close();
        alerts.close();
        samples.close();
        decisions.close();
        audit.close();
    }

    private void judged(Passage passage) throws IOException {
        Event event = passage.event();
        Verdict verdict = passage.verdict();
        tally.count(event, verdict);
        byte[] line = json.judged(passage);
        if (verdict.ruling() == Verdict.Ruling.ADMIT) {
            admitted.write(line);
        } else {
            held.write(line);
        }
    }

    private void released(Passage passage) throws IOException {
        tally.released(passage.event());
        released.write(json.released(passage));
    }

    private SortRecord inInputOrder(Origin origin, byte[] line) {
        Integer place = placeNumbers.get(origin.place());
        if (place == null) {
            throw new IllegalStateException("origin " + origin + " is not of the input");
        }
        return new SortRecord(0, place, origin.position(), line);
    }

    private void standing(StandingChange change) {
        String actor = change.actor().text();
        if (change.standing() == Standing.CLEAR) {
            standings.remove(actor);
        } else {
            standings.put(actor, change);
        }
    }

    private void writeDead() throws IOException {
        try (OutputStream out = create(folder.file(OutputFolder.DEAD_LETTERS));
                SortedRuns records = new SortedRuns(dead.finish())) {
            while (records.hasNext()) {
                out.write(records.next().bytes);
            }
        }
    }

    private void writeStandings() throws IOException {
        try (OutputStream out = create(folder.file(OutputFolder.STANDINGS))) {
            for (StandingChange change : standings.values()) {
                line(out, CampaignJson.of(change));
            }
        }
    }

    private static void line(OutputStream out, byte[] json) throws IOException {
        out.write(json);
        out.write('\n');
    }

    private static OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }
}
