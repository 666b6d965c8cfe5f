package dev.weir.route;

/** The names of the headers that Weir writes. A contract: only added, never renamed. */
public final class HeaderNames {

    /** On every output: {@code topic/partition/offset@arrival}, the arrival as ISO-8601 with milliseconds. */
    public static final String ORIGIN = "weir-origin";

    /**
     * On every output: {@code admitted}, {@code released}, {@code held} or {@code dead}; {@code redriven} on what is no dead letter
     * among them, but says which of them were sent again.
     */
    public static final String VERDICT = "weir-verdict";

    /** On every output with a verdict: {@code name@version}, then {@code ;} and the models, if any. */
    public static final String POLICY = "weir-policy";

    /** Where trust is below 1: a decimal, 0 to 1. */
    public static final String TRUST = "weir-trust";

    /** Where the stream has event ids: the id. */
    public static final String EVENT_ID = "weir-event-id";

    /** On held and low-trust events: compact JSON of at most 4 KiB, strongest finding first. */
    public static final String FINDINGS = "weir-findings";

    /** On released events: who decided, then {@code : } and one sentence. */
    public static final String RELEASE = "weir-release";

    /** On dead letters: the reason's code. */
    public static final String REASON = "weir-reason";

    /** On dead letters: one sentence. */
    public static final String ERROR = "weir-error";

    /** On a record that was shortened: {@code sha-256:<hex> <bytes>} of the whole value. */
    public static final String DIGEST = "weir-digest";

    /** On events whose signature fits: the id of the key. The signature itself is in {@code weir-from-producer-signature}. */
    public static final String SIGNED_BY = "weir-signed-by";

    /**
     * On a record that was a dead letter and was sent to the input topic again, once a time: where it stood there before,
     * {@code topic/partition/offset}. It does not begin as the others do, for those are renamed when they come in.
     */
    public static final String REDRIVEN_FROM = "redriven-from";

    private HeaderNames() {}
}
