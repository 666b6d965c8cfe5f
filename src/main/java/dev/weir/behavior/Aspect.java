package dev.weir.behavior;

/**
 * What is watched. The thresholds come from whole lives of honest contributors of MovieLens 100K, MovieLens latest-small and Bitcoin
 * OTC, one half of the users of each: 734, and 2,400. Each aspect has a fifth of the chance of one in 150, so about one life
 * of 750 may pass it. {@code BehaviorOnRealDataTest} prints what the other halves show.
 */
enum Aspect {
    /**
     * Minus the logarithm of the unevenness of pauses. The farthest five of 734 went from 1.72 to 1.80, that is 0.17 uneven; the
     * threshold is 0.135. On OTC eight accounts of 4,814 pass it, by far, and none comes near: scripts, as anybody sees. A
     * timer with a jitter of a fifth shows 0.12.
     */
    EVEN_PAUSES(2, 0.1),

    /**
     * Hours without a rest. The farthest of 734 was awake for 9.9 hours, of OTC for 16.8; the threshold is not theirs, but a
     * whole day: somebody who stays up for one night is no machine.
     */
    NO_REST(24, 2),

    /**
     * Nats of a rise that began on waking, while it is young. The farthest of 734 were 26, 27 and 37, of OTC 21 and 38; it
     * falls by a nat in about six.
     */
    CHANGE(40, 6),

    /** Nats of one value in a row. The farthest of 734 were 41, 90 and 159, of OTC 25 and 65: a few people like everything. */
    ONE_VALUE(100, 25),

    /**
     * By how many events one object outweighs all others. The sets know none, for they keep one value for each object; people
     * correct themselves once or twice, so this is a choice.
     */
    ONE_OBJECT(8, 1);

    static final Aspect[] ALL = values();

    private static final double LEAST_UNEVENNESS = 0.01;

    /** In milliseconds: what begins later than this after waking did not come with it. */
    private static final long ON_WAKING = 600_000;

    /** In events: whoever stays changed for longer has changed its taste. */
    static final int YOUNG = 20;

    private final double from;
    private final double nat;

    /**
     * @param from the score from where it stands out
     * @param nat by how much more one in e fewer go
     */
    Aspect(double from, double nat) {
        this.from = from;
        this.nat = nat;
    }

    /** -ln P(an honest contributor ever goes as far in any aspect), in nats; 0 where it does not stand out. */
    double surprisal(BehaviorMemory memory) {
        double score = score(memory);
        return score >= from ? BehaviorLimits.STANDS_OUT + (score - from) / nat : 0;
    }

    /** How far the contributor goes, more being odder; NaN where too little is known. */
    double score(BehaviorMemory memory) {
        return switch (this) {
            case EVEN_PAUSES ->
                -Math.log(Math.max(LEAST_UNEVENNESS, memory.pace().unevenness()));
            case NO_REST -> memory.pace().hoursAwake();
            case CHANGE -> cameOnWaking(memory) ? Math.abs(memory.change().level()) : Double.NaN;
            case ONE_VALUE -> memory.sameness().surprise();
            case ONE_OBJECT -> memory.sameness().repeats();
        };
    }

    private static boolean cameOnWaking(BehaviorMemory memory) {
        Change change = memory.change();
        Pace pace = memory.pace();
        return change.events() > 0
                && change.events() <= YOUNG
                && pace.rests() > 0
                && change.since() - pace.awake() <= ON_WAKING
                && memory.eventsBeforeChange() >= Change.LEAST_PAST;
    }

    /** What was seen, in the aspect's unit. */
    double observed(BehaviorMemory memory) {
        return this == EVEN_PAUSES ? memory.pace().unevenness() : score(memory);
    }

    /** On how many events it rests. */
    int events(BehaviorMemory memory) {
        return switch (this) {
            case EVEN_PAUSES, NO_REST -> memory.habit().events();
            case CHANGE -> memory.change().events();
            case ONE_VALUE -> memory.sameness().run();
            case ONE_OBJECT -> memory.sameness().repeats();
        };
    }

    /** Whether it is about when somebody acts, not about what. */
    boolean isOfTime() {
        return this == EVEN_PAUSES || this == NO_REST;
    }
}
