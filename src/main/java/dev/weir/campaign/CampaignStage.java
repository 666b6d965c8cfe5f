package dev.weir.campaign;

import dev.weir.event.Alarm;
import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.Preconditions;

/**
 * Takes the alarms of all objects and names the contributors behind them, and tells members of a campaign that a reviewer excluded;
 * everything else passes, decisions too. It must run with parallelism 1. Its state is the alarms of the last 30 days, from which the
 * campaigns are derived again after a restart, where these are at work and under which ids, the members of campaigns that are over, which campaigns
 * were excluded, and the streams' names by the numbers that the alarms carry.
 */
public final class CampaignStage extends ProcessFunction<Passage, Passage> implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** Campaigns whose alert is out, about 100 bytes each; the one not heard of for longest may be announced again. */
    private static final int MOST_ANNOUNCED = 10_000;

    private final List<String> streams;
    private transient Campaigns[] campaigns;
    private transient Kept[] alarms;
    private transient long now;
    private transient Names announced;
    private transient ListState<Passage> state;
    private transient ListState<Member> members;
    private transient ListState<String> numbering;
    private transient ListState<AtWork> places;
    private transient Rulings rulings;
    private transient ListState<Exclusion> exclusions;

    /**
     * One member of a campaign. State: only add components.
     *
     * @param stream the stream's name
     * @param actor the contributor's text
     */
    public record Member(String stream, String actor) {}

    /** @param streams the streams' names in the order of their numbers */
    public CampaignStage(List<String> streams) {
        this.streams = streams;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        Preconditions.checkState(
                subtasks == 1, "campaign sees everything: it runs in one subtask, not in %s", subtasks);
        campaigns = streams.stream().map(Campaigns::new).toArray(Campaigns[]::new);
        alarms = streams.stream().map(stream -> new Kept()).toArray(Kept[]::new);
        now = Long.MIN_VALUE;
        announced = new Names(MOST_ANNOUNCED);
        state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("alarms", PassageType.INSTANCE));
        members = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("members", TypeInformation.of(Member.class)));
        for (Member member : members.get()) {
            int number = streams.indexOf(member.stream());
            if (number >= 0) {
                campaigns[number].know(member.actor());
            }
        }
        numbering = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("streams", StringSerializer.INSTANCE));
        List<String> former = new ArrayList<>();
        numbering.get().forEach(former::add);
        rulings = new Rulings();
        exclusions = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("exclusions", TypeInformation.of(Exclusion.class)));
        exclusions.get().forEach(rulings::put);
        places = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("places", TypeInformation.of(AtWork.class)));
        resume(places.get());
        for (Passage passage : state.get()) {
            int number = streams.indexOf(former.get(passage.alarm().stream()));
            if (number >= 0) {
                resume(passage.alarm().numbered(number));
            }
        }
    }

    private void resume(Iterable<AtWork> former) {
        Map<String, List<AtWork>> byStream = new HashMap<>();
        for (AtWork one : former) {
            byStream.computeIfAbsent(one.stream(), name -> new ArrayList<>()).add(one);
            if (one.named()) {
                announced.add(one.campaign());
            }
        }
        for (int i = 0; i < campaigns.length; i++) {
            campaigns[i].resume(byStream.getOrDefault(streams.get(i), List.of()));
        }
    }

    private void resume(Alarm alarm) {
        campaigns[alarm.stream()].on(alarm).forEach(suspicion -> announced.add(suspicion.campaign()));
        remember(alarm);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.clear();
        for (Kept ofStream : alarms) {
            for (Alarm alarm : ofStream.all()) {
                state.add(Passage.of(alarm));
            }
        }
        numbering.update(streams);
        exclusions.update(rulings.all());
        members.clear();
        places.clear();
        for (int i = 0; i < campaigns.length; i++) {
            places.addAll(campaigns[i].atWork());
            for (String member : campaigns[i].known()) {
                members.add(new Member(streams.get(i), member));
            }
        }
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) {
        if (passage.what() == Passage.What.ALARM) {
            Alarm alarm = passage.alarm();
            rulings.expire(alarm.time());
            say(campaigns[alarm.stream()].on(alarm), out);
            remember(alarm);
            return;
        }
        out.collect(passage);
        switch (passage.what()) {
            case EVENT -> {
                Event event = passage.event();
                if (event.timing() != Timing.FUTURE) {
                    say(campaigns[event.stream()].at(event.time()), out);
                }
            }
            case OPINION ->
                say(campaigns[passage.opinion().stream()].at(passage.opinion().time()), out);
            default -> {
                if (Rulings.isAbout(passage)) {
                    ruled(passage.instruction(), out);
                }
            }
        }
    }

    private void say(List<Suspicion> suspicions, Collector<Passage> out) {
        for (Suspicion suspicion : suspicions) {
            if (suspicion.kind() == Suspicion.Kind.MEMBER && announced.add(suspicion.campaign())) {
                out.collect(Passage.of(new Alert(
                        suspicion.stream(),
                        Alert.Type.CAMPAIGN,
                        suspicion.campaign(),
                        "a campaign on " + String.join(", ", suspicion.objects()) + ": " + suspicion.members()
                                + " contributors moved as one",
                        suspicion.time())));
            }
            out.collect(Passage.of(rulings.onMember(suspicion)));
        }
    }

    /** Decisions that a stage of one subtask needs to see, wherever the others pass. */
    public static boolean learnsFrom(Passage passage) {
        return Rulings.isAbout(passage);
    }

    /** Those who were found before the decision came, and are not covered by it, joined the campaign as much as who comes later. */
    private void ruled(Instruction instruction, Collector<Passage> out) {
        long time = now == Long.MIN_VALUE ? instruction.decision().time() : now;
        String campaign = rulings.on(instruction, streams, time);
        if (campaign == null) {
            return;
        }
        Suspicion.Excluded excluded = rulings.of(campaign);
        for (int stream = 0; stream < campaigns.length; stream++) {
            Set<String> members = campaigns[stream].named(campaign);
            for (String member : members) {
                out.collect(Passage.of(new Suspicion(
                        stream,
                        new Entity(member),
                        Suspicion.Kind.RULED,
                        campaign,
                        List.of(),
                        time,
                        time,
                        0,
                        members.size(),
                        excluded == null ? "the exclusion of its campaign is taken back" : "its campaign is excluded",
                        null,
                        excluded)));
            }
        }
    }

    private void remember(Alarm alarm) {
        alarms[alarm.stream()].add(alarm);
        now = Math.max(now, alarm.time());
    }
}
