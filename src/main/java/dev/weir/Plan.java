package dev.weir;

import dev.weir.actor.Judge;
import dev.weir.model.Learned;
import dev.weir.model.ProfileBaseline;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.model.ReviewedModel;
import dev.weir.object.Watched;
import dev.weir.policy.Governing;
import dev.weir.policy.Rules;
import dev.weir.policy.Unpublished;
import dev.weir.row.RowPlan;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.source.SourcePlan;
import dev.weir.verdict.Verdicts;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that a run of the gateway is decided by, validated.
 *
 * @param settings the deployment's settings
 * @param policy how the checks act at the start
 * @param baselines what honest contributors do, where nothing was learned
 * @param learned what was learned of the streams, as it is known at the start
 * @param governing how the policies are chosen that hold while it runs
 * @param topics the ids of the topics that it reads, by name; none where it reads files
 */
public record Plan(
        Settings settings,
        Policy policy,
        RateBaselines baselines,
        Learned learned,
        Governing governing,
        Map<String, String> topics)
        implements Serializable {

    public Plan {
        topics = Map.copyOf(topics);
    }

    /** The plan of a live run: without a policy file every check runs in shadow. */
    public static Plan live(Settings settings) {
        Policy policy = Unpublished.of(settings);
        return new Plan(
                settings, policy, baselines(settings), Learned.none(), Governing.alone(settings, policy), Map.of());
    }

    /** The plan of a bounded run: without a policy file the default policy is enforced. */
    public static Plan enforcing(Settings settings) {
        Policy policy = settings.policy() == null
                ? PolicyFile.defaults()
                : PolicyFile.load(Path.of(settings.policy()), settings);
        return new Plan(
                settings, policy, baselines(settings), Learned.none(), Governing.alone(settings, policy), Map.of());
    }

    /** The same with what was learned. */
    public Plan with(Learned newest) {
        return new Plan(settings, policy, baselines, newest, governing, topics);
    }

    /** The same under what was published. */
    public Plan under(Governing newest) {
        return new Plan(settings, newest.atStart(), baselines, learned, newest, topics);
    }

    /** The same, reading these topics. */
    public Plan reading(Map<String, String> ids) {
        return new Plan(settings, policy, baselines, learned, governing, ids);
    }

    /** The models of all streams at the start: {@code check=name@version}, joined by commas. */
    public String models() {
        Set<String> ids = new LinkedHashSet<>();
        settings.streamNames().forEach(stream -> ids.add(rates(stream, learned).id()));
        ids.add(ProfileBaseline.shipped().id());
        settings.streamNames()
                .forEach(
                        stream -> reviewed(stream, learned, policy.on(stream)).ifPresent(model -> ids.add(model.id())));
        return String.join(",", ids);
    }

    /** One judge for each stream, in the order of their numbers, each under these rules and with the newest model of its stream. */
    List<Judge> judges(Learned newest, Rules rules) {
        List<Judge> judges = new ArrayList<>();
        settings.streams().forEach((name, stream) -> {
            CheckPolicies checks = rules.on(name, stream.kind());
            RateBaselines rates = rates(name, newest);
            ReviewedModel reviewed = reviewed(name, newest, checks).orElse(null);
            String models =
                    rates.id() + ',' + ProfileBaseline.shipped().id() + (reviewed == null ? "" : ',' + reviewed.id());
            judges.add(new Judge(stream, checks, rates, reviewed, new Verdicts(rules.id(name), models)));
        });
        return judges;
    }

    /** What the object stage watches of each stream, in the order of their numbers. */
    List<Watched> watched() {
        List<Watched> watched = new ArrayList<>();
        settings.streams().forEach((name, stream) -> watched.add(Watched.of(name, stream, policy.on(name))));
        return watched;
    }

    /** What the row stage watches of each stream, in the order of their numbers. */
    List<RowPlan> rows() {
        List<RowPlan> rows = new ArrayList<>();
        settings.streams()
                .forEach((name, stream) -> rows.add(RowPlan.of(
                        name, stream.fields(), policy.on(name), settings.job().memory())));
        return rows;
    }

    /** The numbers of the streams whose contributors are compared by the company they keep. */
    Set<Integer> asked() {
        Set<Integer> asked = new TreeSet<>();
        settings.streams().forEach((name, stream) -> {
            if (policy.on(name).company().on(stream.kind()) != Mode.OFF) {
                asked.add(settings.streamNames().indexOf(name));
            }
        });
        return asked;
    }

    /** What is asked of the sources of each stream, in the order of their numbers. */
    List<SourcePlan> sources() {
        List<SourcePlan> sources = new ArrayList<>();
        settings.streams().forEach((name, stream) -> sources.add(SourcePlan.of(stream, policy.on(name))));
        return sources;
    }

    /** The longest disorder that any stream expects: a watermark is behind the present by no more. */
    Duration disorder() {
        return settings.streamList().stream()
                .map(stream -> stream.fields().time().disorder())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private RateBaselines rates(String stream, Learned newest) {
        return newest.rate(stream).map(RateModel::baselines).orElse(baselines);
    }

    /** What reviewers would call the stream's contributors, where that is learned and asked. */
    private static Optional<ReviewedModel> reviewed(String stream, Learned newest, CheckPolicies checks) {
        return checks.reviewed().mode() == Mode.OFF ? Optional.empty() : newest.reviewed(stream);
    }

    private static RateBaselines baselines(Settings settings) {
        return settings.baselines() == null
                ? RateBaselines.shipped()
                : RateBaselines.load(Path.of(settings.baselines()));
    }
}
