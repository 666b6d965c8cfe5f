package dev.weir.settings;

import dev.weir.event.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each check acts on one stream. */
public record CheckPolicies(
        @Knob(doc = "Holds what one contributor sends beyond what honest contributors ever send.", fallback = "{}")
        Rate rate,

        @Knob(
                doc =
                        "Holds events whose time is ahead of the clock by more than the stream's `skew`, or behind it by more"
                                + " than its `lateness`.",
                fallback = "{}")
        Time time,

        @Knob(
                doc = "Lowers trust in an event whose id the same contributor used before with other content.",
                fallback = "{}")
        Conflict conflict,

        @Knob(
                doc =
                        "Holds events in an unusual crowd on one object, and suspends the members of a campaign: what they"
                                + " contributed to it is retracted and their later events are held.",
                fallback = "{}")
        Campaign campaign,

        @Knob(
                doc =
                        "Lowers trust in what a contributor sends whose choices and values are unlike those of honest contributors."
                                + " It holds nothing by itself; beside a campaign's evidence it excludes.",
                fallback = "{}")
        Profile profile,

        @Knob(
                doc =
                        "Lowers trust in what a contributor sends who acts unlike people do, or unlike its own past: pauses as even"
                                + " as a clock's, no rest, one value, one object, a sudden change. It holds nothing by itself; beside"
                                + " a campaign's evidence it excludes, and says since when.",
                fallback = "{}")
        Behavior behavior,

        @Knob(
                doc =
                        "Lowers trust in events of a surge: within hours more came about their object than its own past leads to"
                                + " expect. It holds nothing: most who come in a surge are honest.",
                fallback = "{}")
        Surge surge,

        @Knob(
                doc =
                        "Watches contributors who rate in the company of such as give high values and little else, where the"
                                + " community falls into two. It suspends nobody and takes nothing back.",
                fallback = "{}")
        Company company,

        @Knob(
                doc =
                        "Holds rows whose features contradict their label, takes back labels that turn out so later, and all labels"
                                + " of a source or contributor whose labels are contradicted far more often than its peers', or on a stream of labels alone are of one class far more or less often.",
                fallback = "{}")
        Label label,

        @Knob(
                doc =
                        "Holds rows of a source or contributor that makes a habit of outliers, shifted, repeated or copied features,"
                                + " and rows with a trigger: a small pattern of values that is bound to one label.",
                fallback = "{}")
        Feature feature,

        @Knob(
                doc =
                        "Says that a row's features are unusual. A fraud, a failure or a tumour is so, too: it holds nothing.",
                fallback = "{}")
        Outlier outlier,

        @Knob(
                doc =
                        "Lowers trust in a payment that is unlike its account's own past: amount, pace, a new party or place, the hour,"
                                + " a slow rise. It holds nothing: most payments that stand out are genuine.",
                fallback = "{}")
        Spending spending,

        @Knob(
                doc =
                        "Holds events whose signature does not count, and where the stream requires one also those without; where it"
                                + " prefers one, lowers trust in those without. Streams that ignore signatures have none of it.",
                fallback = "{}")
        Signature signature,

        @Knob(
                doc =
                        "Says of a contributor what reviewers would, by what they decided about others at the same objects; asks once"
                                + " `weir train --decisions` has published a model. Enforced, it lowers trust, and excludes beside a"
                                + " campaign's evidence where it is about other objects than the campaign's. It holds nothing.",
                fallback = "{}")
        Reviewed reviewed,

        @Knob(
                doc =
                        "Says of a source that it does not behave as it always did, and lowers trust in what comes from it then, or from a"
                                + " source of which much was held for weeks. Streams whose events name no source have none of it. It"
                                + " holds nothing.",
                fallback = "{}")
        Source source,

        @Knob(
                doc =
                        "Says that an event's number is out of place, or that numbers before it never came, on streams whose producers"
                                + " count. It holds nothing, and numbers that are missing lower no trust.",
                fallback = "{}")
        Sequence sequence,

        @Knob(
                doc =
                        "Holds events that name no record of the stream's reference topic, or one that is of another contributor or"
                                + " object. Streams that name no such topic have none of it.",
                fallback = "{}")
        Reference reference)
        implements Serializable {

    /** The rate check. */
    public record Rate(
            @Knob(
                    doc =
                            "What the check may do. Left out: `enforce`, but `off` on observation streams, where a sensor's pace"
                                    + " is its own.")
            @Nullable
            Mode mode,

            @Knob(
                    doc =
                            "Hold what takes a contributor to where fewer than one in this many honest contributors ever went.",
                    fallback = "1500",
                    allowed = "100 to 1000000",
                    why =
                            "The 1,553 users of the two MovieLens sets that the default baselines were measured on: the finest"
                                    + " statement these data support. A clean replay of either holds no event.")
            double holdOneIn,

            @Knob(
                    doc =
                            "Lower trust (without holding) from where fewer than one in this many honest contributors went.",
                    fallback = NOTICE_ONE_IN,
                    allowed = "10 to 1000000",
                    why =
                            "Of the 1,553 honest users 17 pass it in one of the seven windows, with 1.9 % of all events; these are"
                                    + " admitted at lower trust.")
            double noticeOneIn)
            implements Serializable {

        private static final String NOTICE_ONE_IN = "200";

        public Rate {
            new Checks()
                    .range("holdOneIn", holdOneIn, 100, 1_000_000)
                    .range("noticeOneIn", noticeOneIn, 10, 1_000_000)
                    .that(
                            noticeOneIn <= holdOneIn,
                            List.of("noticeOneIn"),
                            Set.of("holdOneIn"),
                            Checks.plain(noticeOneIn)
                                    + (noticeOneIn == Double.parseDouble(NOTICE_ONE_IN)
                                            ? ", which it is where it is left out,"
                                            : "")
                                    + " is stricter than holding; allowed: at most holdOneIn, "
                                    + Checks.plain(holdOneIn))
                    .done();
        }

        /** The same policy with its mode said out loud, for a stream of {@code kind}. */
        public Rate resolved(Kind kind) {
            return new Rate(on(kind), holdOneIn, noticeOneIn);
        }

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            if (mode != null) {
                return mode;
            }
            return kind == Kind.OBSERVATION ? Mode.OFF : Mode.ENFORCE;
        }
    }

    /** The time check. */
    public record Time(
            @Knob(doc = "What the check may do.", fallback = "enforce")
            Mode mode) implements Serializable {}

    /** The conflict check. */
    public record Conflict(
            @Knob(doc = "What the check may do. It lowers trust and never holds.", fallback = "enforce")
            Mode mode) implements Serializable {}

    /** The checks across contributors: crowds, campaigns and the standing of their members. */
    public record Campaign(
            @Knob(
                    doc =
                            "What the checks may do. Left out: `enforce` on rating and feedback streams, `off` on others, where"
                                    + " honest contributors move together.")
            @Nullable
            Mode mode)
            implements Serializable {

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            if (mode != null) {
                return mode;
            }
            return kind == Kind.RATING || kind == Kind.FEEDBACK ? Mode.ENFORCE : Mode.OFF;
        }
    }

    /** The profile check. */
    public record Profile(
            @Knob(
                    doc =
                            "What the check may do. Left out: `enforce` on rating streams, `shadow` on feedback streams, whose"
                                    + " profiles no public data showed us, `off` on others.")
            @Nullable
            Mode mode)
            implements Serializable {

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            return mode == null ? ofOnePerson(kind) : mode;
        }
    }

    /** What the checks of one contributor's ways do by themselves: public data showed them people who rate. */
    private static Mode ofOnePerson(Kind kind) {
        return switch (kind) {
            case RATING -> Mode.ENFORCE;
            case FEEDBACK -> Mode.SHADOW;
            case TRANSACTION, OBSERVATION -> Mode.OFF;
        };
    }

    /** The behavior check. */
    public record Behavior(
            @Knob(
                    doc =
                            "What the check may do. Left out: `enforce` on rating streams, `shadow` on feedback streams, where"
                                    + " people do play one song all day, `off` on others, where machines act.")
            @Nullable
            Mode mode)
            implements Serializable {

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            return mode == null ? ofOnePerson(kind) : mode;
        }
    }

    /** The check of surges. */
    public record Surge(
            @Knob(
                    doc =
                            "What the check may do. Left out: `enforce` on transaction streams, `shadow` on observation streams,"
                                    + " whose surges no public data showed us, `off` on others, where `campaign` looks at crowds.")
            @Nullable
            Mode mode)
            implements Serializable {

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            if (mode != null) {
                return mode;
            }
            return switch (kind) {
                case TRANSACTION -> Mode.ENFORCE;
                case OBSERVATION -> Mode.SHADOW;
                case RATING, FEEDBACK -> Mode.OFF;
            };
        }
    }

    /** The check of the company that contributors keep. */
    public record Company(
            @Knob(
                    doc =
                            "What the check may do. Left out: `enforce` on rating streams, `off` on others, where values are no"
                                    + " opinions.")
            @Nullable
            Mode mode,

            @Knob(
                    doc =
                            "What happens to later events of a contributor who is watched. `notice`: their trust is lower. `hold`:"
                                    + " they are held.",
                    fallback = "notice",
                    why =
                            "Of 2,995 genuine reviewers of Amazon 7 % are watched at their last event, in a community of which 39 % are"
                                    + " spammers: holding is for those who can live with that.")
            Treatment watched)
            implements Serializable {

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            if (mode != null) {
                return mode;
            }
            return kind == Kind.RATING ? Mode.ENFORCE : Mode.OFF;
        }
    }

    /** The label check. */
    public record Label(
            @Knob(
                    doc = "What the check may do, on streams with features and labels, and on streams of labels alone.",
                    fallback = "enforce")
            Mode mode)
            implements Serializable {}

    /** The feature check. */
    public record Feature(
            @Knob(doc = "What the check may do, on streams with features.", fallback = "enforce")
            Mode mode) implements Serializable {}

    /** The outlier check. */
    public record Outlier(
            @Knob(
                    doc =
                            "What the check may do, on streams with features: `shadow` shows it, `enforce` lowers trust, too.",
                    fallback = "shadow",
                    why =
                            "Of the rows that a fraud model is trained for most are unusual: who weighs by trust would lose them.")
            Mode mode)
            implements Serializable {}

    /** The spending check. */
    public record Spending(
            @Knob(
                    doc =
                            "What the check may do. Left out: `enforce` on transaction streams, `off` on others, where values are"
                                    + " no amounts.")
            @Nullable
            Mode mode)
            implements Serializable {

        /** The mode on a stream of {@code kind}. */
        public Mode on(Kind kind) {
            if (mode != null) {
                return mode;
            }
            return kind == Kind.TRANSACTION ? Mode.ENFORCE : Mode.OFF;
        }
    }

    /** The signature check. */
    public record Signature(
            @Knob(doc = "What the check may do, on streams that ask for signatures.", fallback = "enforce")
            Mode mode) implements Serializable {}

    /** The check of what decisions teach. */
    public record Reviewed(
            @Knob(
                    doc = "What the check may do: `shadow` shows what reviewers would say, `enforce` lets it count.",
                    fallback = "shadow",
                    why =
                            "Of Amazon's genuine reviewers 4 % look fake to it, and it knows the attack that it was taught and little"
                                    + " else: look at what it says before it counts.")
            Mode mode)
            implements Serializable {}

    /** The check of sources. */
    public record Source(
            @Knob(
                    doc =
                            "What the check may do. In `shadow` and in `enforce` there is an alert; `enforce` lowers trust, too.",
                    fallback = "shadow",
                    why =
                            "No public data show us sources under attack, only communities that were split into sources: look at what"
                                    + " it says before it counts.")
            Mode mode)
            implements Serializable {}

    /** The check of numbers. */
    public record Sequence(
            @Knob(
                    doc =
                            "What the check may do, on streams whose producers count: in `enforce` a number out of place lowers trust. Missing"
                                    + " numbers are an alert in any case.",
                    fallback = "shadow",
                    why = "A producer that counts wrongly is honest: look at what it says before it counts.")
            Mode mode)
            implements Serializable {}

    /** The check of references. */
    public record Reference(
            @Knob(doc = "What the check may do, on streams that name a reference topic.", fallback = "enforce")
            Mode mode,

            @Knob(
                    doc =
                            "What happens to an event whose reference is not there, or does not fit. `hold`: it is held. `notice`: its"
                                    + " trust is lower.",
                    fallback = "hold",
                    why =
                            "Who names a reference topic says that an event without its record is a claim without proof. How complete"
                                    + " the topic is only you know: look at it in `shadow` first.")
            Treatment absent)
            implements Serializable {}

    /** What happens to events that something speaks against. */
    public enum Treatment {
        /** Their trust is lower. */
        NOTICE,
        /** They are held. */
        HOLD
    }

    /** The same checks, none of them with consequences: an enforced one runs in shadow. */
    public CheckPolicies inShadow(Kind kind) {
        return new CheckPolicies(
                new Rate(shadow(rate.on(kind)), rate.holdOneIn, rate.noticeOneIn),
                new Time(shadow(time.mode)),
                new Conflict(shadow(conflict.mode)),
                new Campaign(shadow(campaign.on(kind))),
                new Profile(shadow(profile.on(kind))),
                new Behavior(shadow(behavior.on(kind))),
                new Surge(shadow(surge.on(kind))),
                new Company(shadow(company.on(kind)), company.watched),
                new Label(shadow(label.mode)),
                new Feature(shadow(feature.mode)),
                new Outlier(shadow(outlier.mode)),
                new Spending(shadow(spending.on(kind))),
                new Signature(shadow(signature.mode)),
                new Reviewed(shadow(reviewed.mode)),
                new Source(shadow(source.mode)),
                new Sequence(shadow(sequence.mode)),
                new Reference(shadow(reference.mode), reference.absent));
    }

    private static Mode shadow(Mode mode) {
        return mode == Mode.ENFORCE ? Mode.SHADOW : mode;
    }
}
