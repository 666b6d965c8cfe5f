package dev.weir.actor;

import dev.weir.behavior.BehaviorCheck;
import dev.weir.behavior.BehaviorLimits;
import dev.weir.behavior.BehaviorMemory;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.ObjectContext;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.ProfileBaseline;
import dev.weir.model.RateBaselines;
import dev.weir.model.ReviewedModel;
import dev.weir.profile.ProfileCheck;
import dev.weir.profile.ProfileLimits;
import dev.weir.profile.ProfileMemory;
import dev.weir.profile.ProfileVector;
import dev.weir.provenance.ConflictCheck;
import dev.weir.provenance.EventDigest;
import dev.weir.provenance.IdRing;
import dev.weir.provenance.SignatureCheck;
import dev.weir.rate.RateCheck;
import dev.weir.rate.RateLimits;
import dev.weir.reference.ReferenceCheck;
import dev.weir.reviewed.ReviewedCheck;
import dev.weir.reviewed.ReviewedLimits;
import dev.weir.reviewed.ReviewedMemory;
import dev.weir.sequence.SequenceCheck;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.ReferenceSettings;
import dev.weir.settings.Sequences;
import dev.weir.settings.Signatures;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.source.SourcePlan;
import dev.weir.spending.SpendingCheck;
import dev.weir.spending.SpendingLimits;
import dev.weir.spending.SpendingMemory;
import dev.weir.timing.TimeCheck;
import dev.weir.verdict.Evidence;
import dev.weir.verdict.RowChecks;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs every check on one stream's events, in order, and draws the verdict. Pure: the memory goes in and comes out. */
public final class Judge {

    private final TimeField time;
    private final CheckPolicies policy;
    private final RateLimits rateLimits;
    private final ProfileLimits profileLimits;
    private final BehaviorLimits behaviorLimits;
    private final SpendingLimits spendingLimits;
    private final ReviewedLimits reviewedLimits;
    private final Mode campaign;
    private final Mode surge;
    private final CompanyCheck company;
    private final RowChecks rows;
    private final Signatures signatures;
    private final Sequences sequences;
    private final @Nullable ReferenceSettings references;
    private final SourcePlan sources;
    private final Verdicts verdicts;

    /** Where decisions have taught nothing. */
    public Judge(StreamSettings settings, CheckPolicies policy, RateBaselines baselines, Verdicts verdicts) {
        this(settings, policy, baselines, null, verdicts);
    }

    /**
     * @param settings the stream's settings
     * @param policy how the checks act on it
     * @param baselines what honest contributors do
     * @param reviewed what reviewers would call contributors, or null: nothing was learned of it
     * @param verdicts stamps policy and models on the verdicts
     */
    public Judge(
            StreamSettings settings,
            CheckPolicies policy,
            RateBaselines baselines,
            @Nullable ReviewedModel reviewed,
            Verdicts verdicts) {
        Kind kind = settings.kind();
        this.time = settings.fields().time();
        this.policy = policy;
        this.rateLimits = RateLimits.of(baselines.of(kind), policy.rate().resolved(kind));
        this.profileLimits =
                new ProfileLimits(ProfileBaseline.shipped(), policy.profile().on(kind), settings.scale());
        this.behaviorLimits = new BehaviorLimits(policy.behavior().on(kind), settings.scale());
        this.spendingLimits = new SpendingLimits(policy.spending().on(kind), time.zone());
        this.reviewedLimits = new ReviewedLimits(reviewed, policy.reviewed().mode());
        this.campaign = policy.campaign().on(kind);
        this.surge = policy.surge().on(kind);
        this.company =
                new CompanyCheck(policy.company().on(kind), policy.company().watched());
        this.rows = new RowChecks(policy);
        this.signatures = settings.signatures();
        this.sequences = settings.sequences();
        this.references = settings.reference();
        this.sources = SourcePlan.of(settings, policy);
        this.verdicts = verdicts;
    }

    /**
     * What came of one event.
     *
     * @param passage the event with its verdict, or the dead letter of a duplicate
     * @param after what to remember of the contributor
     */
    public record Outcome(Passage passage, ActorMemory after) {}

    /** The verdict of an event that was held before, of which only its trust is known. */
    Verdict held(double trust) {
        return verdicts.held(trust);
    }

    /** Under which policy and models it judges. */
    Verdicts verdicts() {
        return verdicts;
    }

    /** What is asked of the sources of this stream. */
    SourcePlan sources() {
        return sources;
    }

    /** What the checks for campaigns may do on this stream. */
    Mode campaign() {
        return campaign;
    }

    /**
     * What follows from a suspicion on this stream; where its check is not enforced, nothing but what shall be shown, and that whoever is explained is cleared.
     *
     * @param before how the contributor stands; where nothing follows, so it does afterwards
     * @param stream this stream's name
     */
    public Standings.Outcome weigh(Suspicion suspicion, StandingMemory before, String stream) {
        Mode mode = switch (suspicion.kind()) {
            case MEMBER, RULED -> campaign;
            // It is said once, and lifts what was done while the check was enforced.
            case EXPLAINED -> campaign == Mode.OFF ? Mode.OFF : Mode.ENFORCE;
            case WATCHED, UNWATCHED -> company.mode();
        };
        return switch (mode) {
            case ENFORCE -> Standings.apply(before, suspicion, stream).by(verdicts.policy());
            case SHADOW -> Standings.noted(before, suspicion, stream);
            case OFF -> Standings.unannounced(before);
        };
    }

    /** Judges an event of a known contributor of whom {@code before} is remembered, and nothing said by others. */
    public Outcome judge(Event event, ObjectContext context, ActorMemory before) {
        return judge(event, context, before, null);
    }

    /** Judges an event of a known contributor of whom {@code before} is remembered, and how it stands. */
    public Outcome judge(Event event, ObjectContext context, ActorMemory before, @Nullable StandingMemory standing) {
        long digest = EventDigest.of(event);
        IdRing.Seen seen = before.ids().look(digest);
        if (seen == IdRing.Seen.DUPLICATE) {
            return new Outcome(Passage.of(duplicate(event)), before);
        }
        Finding signature = signature(event);
        if (signature != null && signature.weight() == Finding.Weight.HOLDS) {
            return new Outcome(unproven(event, context, signature), before);
        }
        RateCheck.Result rate = RateCheck.assess(before.windows(), event, rateLimits);
        ProfileMemory known = before.profileSoFar();
        ProfileCheck.Result profile = ProfileCheck.assess(known, event, context, profileLimits);
        boolean grown = profile.after().events() > known.events();
        BehaviorCheck.Result behavior = BehaviorCheck.assess(before.behaviorSoFar(), event, context, behaviorLimits);
        BehaviorMemory acted = behavior.after();
        SpendingCheck.Result spending = SpendingCheck.assess(before.spendingSoFar(), event, spendingLimits);
        SpendingMemory paid = spending.after();
        ReviewedCheck.Result reviewed =
                ReviewedCheck.assess(before.reviewed(), event, () -> ProfileVector.of(profile.after()), reviewedLimits);
        ReviewedMemory met = reviewed.after();
        List<Finding> findings = findings(
                TimeCheck.assess(event, time, policy.time().mode()),
                ConflictCheck.assess(seen, policy.conflict().mode()),
                signature,
                sequence(event),
                reference(event),
                rate.finding(),
                profile.finding(),
                behavior.finding(),
                spending.finding(),
                reviewed.finding(),
                StandingCheck.assess(event, standing, campaign),
                company.assess(event, standing),
                CrowdCheck.assess(event, context, campaign),
                RepeatCheck.assess(event, context, campaign),
                SurgeCheck.assess(context, surge));
        return new Outcome(
                Passage.judged(event, context, verdicts.of(rows.with(Allowed.passing(findings, standing), context))),
                after(
                        event,
                        before,
                        digest,
                        rate,
                        grown ? profile.after().state() : before.profile(),
                        acted == null ? before.behavior() : acted.state(),
                        paid == null ? before.spending() : paid.state(),
                        met == null ? before.reviewed() : met.state()));
    }

    private @Nullable Finding signature(Event event) {
        return SignatureCheck.assess(
                event.details().proof(), signatures, policy.signature().mode());
    }

    private @Nullable Finding sequence(Event event) {
        return SequenceCheck.assess(
                event.details().proof(), sequences, policy.sequence().mode());
    }

    private @Nullable Finding reference(Event event) {
        return ReferenceCheck.assess(event.details().reference(), references, policy.reference());
    }

    /**
     * Nobody is known to have sent it, the contributor least of all: it leaves no trace, so that whoever writes it in another's name can
     * neither spend that one's rates nor give it a past.
     */
    private Passage unproven(Event event, ObjectContext context, Finding signature) {
        List<Finding> findings =
                findings(TimeCheck.assess(event, time, policy.time().mode()), signature);
        return Passage.judged(event, context, verdicts.of(rows.with(findings, context)));
    }

    /** Judges an event of nobody in particular: only what can be seen from the event itself. */
    public Passage judgeAnonymous(Event event, ObjectContext context) {
        List<Finding> findings = findings(
                TimeCheck.assess(event, time, policy.time().mode()),
                signature(event),
                sequence(event),
                reference(event),
                CrowdCheck.assess(event, context, campaign),
                SurgeCheck.assess(context, surge));
        return Passage.judged(event, context, verdicts.of(rows.with(findings, context)));
    }

    /** An event from the future leaves no trace: it must not change what is said of another. */
    private static ActorMemory after(
            Event event,
            ActorMemory before,
            long digest,
            RateCheck.Result rate,
            float @Nullable [] profile,
            byte @Nullable [] behavior,
            byte @Nullable [] spending,
            byte @Nullable [] reviewed) {
        if (event.timing() == Timing.FUTURE) {
            return before;
        }
        return new ActorMemory(
                rate.after(),
                before.ids().with(digest),
                Math.max(before.lastSeen(), event.time()),
                profile,
                SecondFamily.pace(before.pace(), rate.finding(), event.time()),
                Math.min(before.firstSeen(), event.time()),
                before.events() == Integer.MAX_VALUE ? Integer.MAX_VALUE : before.events() + 1,
                before.named(),
                behavior,
                before.returned(),
                spending,
                reviewed);
    }

    /**
     * What speaks against a contributor beside the evidence of a group, or null where it is not enough.
     *
     * @param now event time, epoch milliseconds
     * @param named how many objects the group's evidence is about
     */
    @Nullable
    Evidence second(ActorMemory memory, long now, int named) {
        Evidence ofItsOwn = SecondFamily.of(memory, profileLimits.mode(), behaviorLimits.mode(), now, named);
        return ofItsOwn == null ? SecondFamily.reviewed(memory, reviewedLimits, now, named) : ofItsOwn;
    }

    /** From which event time on an exclusion takes back what a contributor sent, epoch milliseconds. */
    long since(ActorMemory memory) {
        return behaviorLimits.mode() == Mode.ENFORCE ? memory.changedSince() : Long.MIN_VALUE;
    }

    private static List<Finding> findings(@Nullable Finding... found) {
        List<Finding> findings = List.of();
        for (Finding finding : found) {
            if (finding != null) {
                if (findings.isEmpty()) {
                    findings = new ArrayList<>(found.length);
                }
                findings.add(finding);
            }
        }
        return findings;
    }

    private static DeadLetter duplicate(Event event) {
        return new DeadLetter(
                event.stream(),
                event.origin(),
                DeadReason.DUPLICATE,
                "event id '" + event.eventId() + "' with the same content came from " + event.actor() + " before",
                event.payload());
    }
}
