package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody says an event is. A record without a label is fine. */
@Shorthand("at")
public record LabelField(
        @Knob(
                doc =
                        "JSON pointers, column names or column numbers (from 1), tried in order. The label is text; a number or a"
                                + " boolean is taken as its token, an empty one as none.",
                allowed = "at least one")
        List<String> at,

        @Knob(
                doc =
                        "Who said it: a bureau, an annotator, a rule. Left out: `fields.source`. Labellers are compared with each"
                                + " other.")
        @Nullable
        TextField source,

        @Knob(
                doc =
                        "For a stream of labels alone: where the id stands of the event that the label is about. Left out: the"
                                + " label is about the record itself. The newest label of an event wins.")
        @Nullable
        TextField of,

        @Knob(doc = "For a stream of labels alone: the name of the stream whose events they are about.") @Nullable
        String stream,

        @Knob(
                doc =
                        "For a stream of labels alone: how far the time of a label may be from that of its event. One farther"
                                + " off is not joined to it in a training set.",
                fallback = "180d",
                allowed = "0s to 3650d",
                why = "Chargebacks come 30 to 120 days late, and a dispute takes some weeks more.")
        Duration window,

        @Knob(
                doc =
                        "How long after an event its label is final: a younger row of a training set says `mature: false`. Of a"
                                + " stream and its streams of labels the longest holds.",
                fallback = "0s",
                allowed = "0s to 3650d",
                why = "Nothing is known of how late your labels come; for chargebacks say 120d.")
        Duration maturity,

        @Knob(
                doc =
                        "The labels that a reviewer may give (`weir review relabel`). Left out: any. What producers send is not"
                                + " refused for it. Of a stream at most eight labels are judged: these, and of others the first"
                                + " that come while there is room.",
                fallback = "[]",
                allowed = "each at most 200 characters",
                why = "Only you know your labels; a list keeps a slip of the pen out of the training set.")
        List<String> values)
        implements Serializable {

    private static final Duration LONGEST = Duration.ofDays(3650);

    public LabelField {
        at = FieldPaths.checked(at);
        values = List.copyOf(values);
        new Checks()
                .range("window", window, Duration.ZERO, LONGEST)
                .range("maturity", maturity, Duration.ZERO, LONGEST)
                .that(
                        (of == null) == (stream == null),
                        List.of(of == null ? "of" : "stream"),
                        Set.of(of == null ? "stream" : "of"),
                        of == null
                                ? "is missing: say where a record names the event that its label is about"
                                : "is missing: name the stream whose events the labels are about")
                .done();
    }
}
