package dev.weir.evaluate;

import dev.weir.event.Alert;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.Finding;
import dev.weir.event.Label;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Retraction;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.row.RowPlan;
import dev.weir.row.RowWatch;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import dev.weir.table.TableFolder;
import dev.weir.verdict.RowChecks;
import dev.weir.verdict.Verdicts;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The row stage and the verdict in one thread, over the rows of a table in their order, under the default policy. It holds and
 * takes back what the job does with the settings of {@link TableFolder}.
 */
public final class RowLane {

    /** The stream's name in the settings. */
    static final String STREAM = "rows";

    /** As {@code job.memory}. */
    private static final Duration MEMORY = Duration.ofDays(Memory.ACTOR_DAYS);

    private static final Payload NO_BYTES = new Payload(null, new byte[0], List.of());
    private static final String SOURCE = "source ";
    private static final String ACTOR = "actor ";

    private final FeatureTable table;
    private final RowChecks checks;
    private final RowWatch watch;
    private final Verdicts verdicts;
    private final BitSet held = new BitSet();
    private final Map<String, Retraction> inForce = new LinkedHashMap<>();
    private final Map<String, Integer> sources = new TreeMap<>();
    private final Map<String, Integer> actors = new TreeMap<>();
    private final Map<String, Integer> holds = new TreeMap<>();
    private final double[] trust;
    private final double[] surprisal;

    private RowLane(FeatureTable table) {
        this.table = table;
        Policy policy = PolicyFile.defaults();
        CheckPolicies stream = policy.on(STREAM);
        checks = new RowChecks(stream);
        watch = new RowWatch(
                0,
                new RowPlan(
                        STREAM,
                        table.features(),
                        List.of(),
                        stream.label().mode(),
                        Mode.OFF,
                        stream.feature().mode(),
                        stream.outlier().mode(),
                        MEMORY));
        verdicts = new Verdicts(policy.id(), "");
        trust = new double[table.size()];
        surprisal = new double[table.size()];
    }

    /** What comes of the rows of a table. */
    public static Gated through(FeatureTable table) {
        RowLane lane = new RowLane(table);
        for (int place = 0; place < table.size(); place++) {
            lane.next(place);
        }
        return new Gated(lane.held, lane.withheld(), lane.sources, lane.actors, lane.holds, lane.trust, lane.surprisal);
    }

    private void next(int place) {
        RowWatch.Outcome outcome = watch.on(event(table.rows().get(place), place));
        for (Finding finding : outcome.findings()) {
            surprisal[place] = Math.max(surprisal[place], finding.surprisal());
        }
        Verdict verdict = verdicts.of(checks.with(List.of(), ObjectContext.NONE.noticing(outcome.findings())));
        trust[place] = verdict.trust();
        if (verdict.ruling() == Verdict.Ruling.HOLD) {
            held.set(place);
            holds.merge(verdict.findings().get(0).check(), 1, Integer::sum);
        }
        for (Retraction retraction : outcome.retractions()) {
            if (retraction.op() == Retraction.Op.REINSTATE) {
                inForce.remove(retraction.reverses());
            } else {
                inForce.put(retraction.id(), retraction);
            }
        }
        for (Alert alert : outcome.alerts()) {
            found(alert.subject(), place);
        }
    }

    private void found(String subject, int place) {
        if (subject.startsWith(SOURCE)) {
            sources.putIfAbsent(subject.substring(SOURCE.length()), place);
        } else if (subject.startsWith(ACTOR)) {
            actors.putIfAbsent(subject.substring(ACTOR.length()), place);
        }
    }

    /** Held, or taken back by what is in force at the end. */
    private BitSet withheld() {
        BitSet withheld = (BitSet) held.clone();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < table.size(); place++) {
            places.put(origin(place).text(), place);
        }
        for (Retraction retraction : inForce.values()) {
            Integer one = retraction.origin() == null ? null : places.get(retraction.origin());
            if (one != null) {
                withheld.set(one);
                continue;
            }
            for (int place = 0; place < table.size(); place++) {
                Row row = table.rows().get(place);
                boolean covers = retraction.actor() == null
                        ? row.source().equals(retraction.source())
                        : row.actor().equals(retraction.actor().id());
                if (covers && row.time() >= retraction.since()) {
                    withheld.set(place);
                }
            }
        }
        return withheld;
    }

    private static Origin origin(int place) {
        return Origin.line(TableFolder.ROWS, place + 2L);
    }

    private static Event event(Row row, int place) {
        String label = Integer.toString(row.label());
        return new Event(
                0,
                origin(place),
                row.id(),
                Entity.of("actor", row.actor()),
                Event.Identity.KNOWN,
                null,
                Double.NaN,
                null,
                row.time(),
                Timing.ON_TIME,
                0,
                NO_BYTES,
                new Details(
                        row.source().isEmpty() ? null : row.source(),
                        null,
                        null,
                        null,
                        null,
                        Features.of(row.features()),
                        new Label(null, label, row.time(), null)));
    }
}
