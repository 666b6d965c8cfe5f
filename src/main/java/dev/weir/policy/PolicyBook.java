package dev.weir.policy;

import dev.weir.event.Event;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.SettingsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies as one task knows them: in broadcast state, the same in every task, and there again after a restart. */
public final class PolicyBook {

    /** The last versions that count, by their number. */
    private static final MapStateDescriptor<Integer, byte[]> POLICIES =
            new MapStateDescriptor<>("policies", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyBook.class);

    private final Governing governing;
    private final PolicyGate gate;
    private final BroadcastState<Integer, byte[]> state;
    private Series series;
    private Timeline timeline;
    private Rules rules;
    private long last;

    private PolicyBook(Governing governing, BroadcastState<Integer, byte[]> state) throws Exception {
        this.governing = governing;
        this.state = state;
        gate = new PolicyGate(governing.settings(), governing.reviewers());
        series = known();
        timeline = series.timeline();
        rules = timeline.at(Long.MIN_VALUE);
        last = timeline.last(Long.MIN_VALUE);
    }

    /** What the task knew, and what was published by the start. */
    public static PolicyBook open(Governing governing, OperatorStateStore store) throws Exception {
        return new PolicyBook(governing, store.getBroadcastState(POLICIES));
    }

    /** What was taken up counts on: whoever signed it may be gone from the reviewers' file since. */
    private Series known() throws Exception {
        List<byte[]> all = new ArrayList<>(governing.published());
        state.immutableEntries().forEach(entry -> all.add(entry.getValue()));
        Series known = Series.of(governing.base());
        List<Series.Version> versions = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            SignedPolicy record = SignedPolicy.read(all.get(i));
            Policy policy;
            try {
                policy = PolicyFile.parse(record.text(), record.key(), governing.settings());
            } catch (SettingsException e) {
                LOG.warn("{} fits the settings no more and is passed over", record.key(), e);
                continue;
            }
            if (numbers.add(policy.version()) && !waits(policy)) {
                versions.add(new Series.Version(policy, record, List.of()));
            }
        }
        versions.sort(Comparator.comparingInt(version -> version.policy().version()));
        for (Series.Version version : versions) {
            known = known.with(version);
        }
        keep(known);
        return known;
    }

    /** Whether it is later than what the job started with, and only another start can take it up. */
    private boolean waits(Policy policy) {
        Policy started = governing.atStart();
        return (started.equals(governing.base()) || policy.version() > started.version())
                && !StartKeys.changed(governing.settings(), started, policy).isEmpty();
    }

    private void keep(Series kept) throws Exception {
        state.clear();
        for (Series.Version version : kept.versions()) {
            state.put(version.policy().version(), version.record().bytes());
        }
    }

    /** The rules for an event. Most events come under those of the one before. */
    public Rules at(Event event) {
        return at(Rules.when(event));
    }

    /** The rules for what came at a moment, epoch milliseconds. */
    public Rules at(long when) {
        if (when > last || when < rules.from()) {
            rules = timeline.at(when);
            last = timeline.last(when);
        }
        return rules;
    }

    /**
     * Takes up a policy that was published.
     *
     * @return why it does not count, or null: it counts from its moment on, or was known
     */
    public @Nullable String take(SignedPolicy record) throws Exception {
        Series.Step step = series.with(record, gate);
        if (step.refusal() != null || step.after() == series) {
            return step.refusal();
        }
        Policy policy = step.after().newest();
        List<String> changed = StartKeys.changed(governing.settings(), governing.atStart(), policy);
        if (!changed.isEmpty()) {
            return "it waits for a restart of the job, which alone can change this: " + String.join("; ", changed);
        }
        series = step.after();
        timeline = series.timeline();
        keep(series);
        rules = timeline.at(Long.MIN_VALUE);
        last = timeline.last(Long.MIN_VALUE);
        LOG.info("policy {} holds for what arrives from {} on", policy.id(), policy.effectiveFrom());
        return null;
    }
}
