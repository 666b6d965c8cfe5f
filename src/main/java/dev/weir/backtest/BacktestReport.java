package dev.weir.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.replay.PrettyJson;
import dev.weir.replay.Summary;
import dev.weir.settings.RulesDigest;
import dev.weir.settings.Tried;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate policy would have changed. It is the same for the same files, settings, policies, models and decisions.
 *
 * @param v the version of the format
 * @param now the policy that holds now, {@code name@version}
 * @param candidate the policy that was tried
 * @param models by which both judged
 * @param inputs the files
 * @param deadLetters records that cannot be judged by any policy
 * @param streams by stream
 * @param checks by check, the strongest finding of what was held
 * @param contributors all of them, without those that are known to be fake
 * @param standings how many are suspended or excluded in the end
 * @param known against what is known of the contributors, or null
 * @param sample against what reviewers said of the blind sample, or null
 * @param rules the digests of what was compared, {@link dev.weir.settings.RulesDigest}; null in reports of earlier versions
 * @param until the time of the last event, ISO-8601; null where no event has one
 * @param shutOut whom the candidate shuts out; null in reports of earlier versions
 * @param missingBefore up to when records of the time that was asked for may be missing, since the topics lost them, ISO-8601; null where none are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestReport(
        int v,
        String now,
        String candidate,
        String models,
        List<Summary.Input> inputs,
        long deadLetters,
        SortedMap<String, Flow> streams,
        SortedMap<String, Change> checks,
        Contributors contributors,
        Standings standings,
        @Nullable Known known,
        @Nullable Sampled sample,
        @Nullable Both<String> rules,
        @Nullable String until,
        @Nullable ShutOut shutOut,
        @Nullable String missingBefore) {

    /** The version of its JSON: fields are added under it, never renamed. */
    static final int VERSION = 1;

    private static final ObjectMapper READER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public BacktestReport {
        inputs = List.copyOf(inputs);
    }

    /**
     * A number under both policies.
     *
     * @param now by the policy that holds now
     * @param candidate by the one that is tried
     */
    public record Both<T>(T now, T candidate) {}

    /**
     * The events of a stream.
     *
     * @param events all that were judged
     * @param fates what became of them under each policy
     * @param newlyKeptOut in the training set now, and not by the candidate
     * @param newlyLetIn by the candidate in the training set, and not now
     */
    public record Flow(long events, Both<Fates> fates, long newlyKeptOut, long newlyLetIn) {}

    /**
     * What became of events.
     *
     * @param admitted went out at once, and stayed
     * @param released waited, went out, and stayed
     * @param held are held
     * @param retracted went out and were taken back
     */
    public record Fates(long admitted, long released, long held, long retracted) {

        /** Those that the training set is without. */
        public long keptOut() {
            return held + retracted;
        }
    }

    /**
     * What one check held.
     *
     * @param events that it held, under each policy
     * @param newly that it holds by the candidate, and that nothing holds now
     * @param noLonger that it holds now, and that nothing holds by the candidate
     */
    public record Change(Both<Long> events, long newly, long noLonger) {}

    /**
     * Whom it hits.
     *
     * @param all how many there are
     * @param burden under each policy
     * @param worseOff those of whom the candidate keeps out most that is in now, at most 20
     * @param betterOff those of whom it lets in most that is out now, at most 20
     */
    public record Contributors(long all, Both<Burden> burden, List<Person> worseOff, List<Person> betterOff) {
        public Contributors {
            worseOff = List.copyOf(worseOff);
            betterOff = List.copyOf(betterOff);
        }
    }

    /**
     * What a policy does to contributors.
     *
     * @param hit those of whom anything is kept out
     * @param mostlyOut those of whom more than half is
     * @param worstTenth of the tenth of all that it hits hardest, the mean share that is kept out, 0 to 1
     */
    public record Burden(long hit, long mostlyOut, double worstTenth) {}

    /** A contributor, {@code type:id}, and how many of its events each policy keeps out. */
    public record Person(String actor, long events, long now, long candidate) {}

    /**
     * Suspended and excluded contributors at the end.
     *
     * @param newlyExcluded excluded by the candidate only, at most 20 of them
     */
    public record Standings(Both<Long> suspended, Both<Long> excluded, List<String> newlyExcluded) {
        public Standings {
            newlyExcluded = List.copyOf(newlyExcluded);
        }
    }

    /**
     * Contributors, known fakes too, that the candidate shuts out and the policy of now does not: they are suspended or excluded at the end, or more
     * than half of what they sent is kept out.
     *
     * @param contributors how many there are
     * @param newly how many of them it shuts out
     * @param named of these, at most 20
     */
    public record ShutOut(long contributors, long newly, List<String> named) {
        public ShutOut {
            named = List.copyOf(named);
        }
    }

    /**
     * Against the truth.
     *
     * @param fakes how many contributors are known to be fake
     * @param fakeEvents theirs
     * @param averted of these, the share that is kept out, 0 to 1: the higher the better
     * @param honestEvents of all others
     * @param cost of these, the share that is kept out: the lower the better
     */
    public record Known(long fakes, long fakeEvents, Both<Double> averted, long honestEvents, Both<Double> cost) {}

    /**
     * Against what reviewers said of events that were drawn by chance, each counted by the inverse of the probability of being drawn.
     *
     * @param honest answers that say honest
     * @param dishonest answers that say dishonest
     * @param cost of what is honest, the share that is kept out
     * @param averted of what is not, the share that is kept out
     */
    public record Sampled(long honest, long dishonest, Both<Share> cost, Both<Share> averted) {}

    /**
     * A share with its 95 % interval.
     *
     * @param value null where there is no answer
     */
    public record Share(@Nullable Double value, double low, double high) {

        /**
         * As people read it: {@code 3.45 % (1.20 to 7.80)}.
         *
         * @param unasked what stands there where there is no answer
         */
        public String text(String unasked) {
            return value == null
                    ? unasked
                    : percent(value) + String.format(Locale.ROOT, " (%.2f to %.2f)", 100 * low, 100 * high);
        }
    }

    /** A share as people read it: {@code 3.45 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /**
     * Reads {@code backtest.json}.
     *
     * @throws IllegalArgumentException when it is none, or one of another version
     */
    public static BacktestReport read(byte[] json) {
        try {
            BacktestReport report = READER.readValue(json, BacktestReport.class);
            if (report.v != VERSION || report.streams == null || report.contributors == null) {
                throw new IllegalArgumentException(
                        "it is no report of a backtest, version " + VERSION + "; allowed: what `weir backtest` wrote");
            }
            return report;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "it is no report of a backtest; allowed: backtest.json, as `weir backtest` wrote it", e);
        }
    }

    /**
     * What a policy says of it when it is published.
     *
     * @param json the report's own bytes: their digest names it
     * @param now epoch milliseconds: no event counts as later than that
     * @throws IllegalArgumentException when it is of an earlier version, or no event of it has a time
     */
    public static Tried tried(byte[] json, long now) {
        BacktestReport report = read(json);
        Both<String> rules = report.rules;
        ShutOut shutOut = report.shutOut;
        if (rules == null || shutOut == null || report.until == null) {
            throw new IllegalArgumentException(
                    "the backtest says not what it compared, or no event of it has a time; make it anew, over events with times");
        }
        Instant last = Instant.parse(report.until);
        Collection<Flow> flows = report.streams.values();
        return new Tried(
                rules.candidate,
                rules.now,
                RulesDigest.sha256(json),
                last.toEpochMilli() > now ? Instant.ofEpochMilli(now) : last,
                flows.stream().mapToLong(Flow::events).sum(),
                flows.stream().mapToLong(Flow::newlyKeptOut).sum(),
                flows.stream().mapToLong(Flow::newlyLetIn).sum(),
                shutOut.contributors,
                shutOut.newly);
    }

    /** What is to be known beside every figure, in a sentence: not all of the time was judged. Empty where it was. */
    public Optional<String> shortened() {
        return Optional.ofNullable(missingBefore)
                .map(time -> "Not all of the time that was asked for may be in it: of before " + time
                        + " the topics lost records to retention or a deletion. What was left is judged.");
    }

    /** The text of {@code backtest.json}. */
    public String json() {
        return PrettyJson.of(this);
    }
}
