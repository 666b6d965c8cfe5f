package dev.weir.settings;

import java.io.Serializable;

/** Templates of the output topics' names; {@code {prefix}} and {@code {stream}} are replaced. */
public record TopicNames(
        @Knob(doc = "Admitted and released events.", fallback = "'{prefix}.training.{stream}'")
        String training,

        @Knob(doc = "Held events, with their findings.", fallback = "'{prefix}.quarantine.{stream}'")
        String quarantine,

        @Knob(doc = "Records that could not be judged.", fallback = "'{prefix}.dead-letters.{stream}'")
        String deadLetters,

        @Knob(
                doc = "What was decided, in chains, and the books; one topic for all streams.",
                fallback = "'{prefix}.audit'")
        String audit,

        @Knob(
                doc =
                        "The ledger of retractions: which training events to take back, or to bring back in; one topic for"
                                + " all streams.",
                fallback = "'{prefix}.retractions'")
        String retractions,

        @Knob(doc = "How each contributor stands; one topic for all streams.", fallback = "'{prefix}.standings'")
        String standings,

        @Knob(doc = "What a person should look at now; one topic for all streams.", fallback = "'{prefix}.alerts'")
        String alerts,

        @Knob(
                doc =
                        "What contributors in good standing show of themselves, to learn the community from; one topic for all"
                                + " streams.",
                fallback = "'{prefix}.samples'")
        String samples,

        @Knob(doc = "What reviewers decided, signed; one topic for all streams.", fallback = "'{prefix}.decisions'")
        String decisions,

        @Knob(
                doc = "Baselines of your own community, published by `weir train`; one topic for all streams.",
                fallback = "'{prefix}.models'")
        String models,

        @Knob(
                doc =
                        "Policies that take the place of the policy file in the running job, signed; one topic for all streams.",
                fallback = "'{prefix}.policies'")
        String policies)
        implements Serializable {

    private static final String STREAM = "{stream}";

    public TopicNames {
        new Checks()
                .that(training.contains(STREAM), "training", perStream(training))
                .that(quarantine.contains(STREAM), "quarantine", perStream(quarantine))
                .that(deadLetters.contains(STREAM), "deadLetters", perStream(deadLetters))
                .that(!audit.contains(STREAM), "audit", forAll("audit", audit))
                .that(!retractions.contains(STREAM), "retractions", forAll("retractions", retractions))
                .that(!standings.contains(STREAM), "standings", forAll("standings", standings))
                .that(!alerts.contains(STREAM), "alerts", forAll("alerts", alerts))
                .that(!samples.contains(STREAM), "samples", forAll("samples", samples))
                .that(!decisions.contains(STREAM), "decisions", forAll("decisions", decisions))
                .that(!models.contains(STREAM), "models", forAll("models", models))
                .that(!policies.contains(STREAM), "policies", forAll("policies", policies))
                .done();
    }

    /** The topic's name for one stream of one deployment. */
    public static String fill(String template, String prefix, String stream) {
        return template.replace("{prefix}", prefix).replace(STREAM, stream);
    }

    private static String forAll(String key, String template) {
        return "'" + template + "' must not contain " + STREAM + ": there is one " + key + " topic for all streams";
    }

    private static String perStream(String template) {
        return "'" + template + "' must contain " + STREAM + ": each stream has its own";
    }
}
