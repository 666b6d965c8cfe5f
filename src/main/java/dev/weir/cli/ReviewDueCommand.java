package dev.weir.cli;

import dev.weir.event.Answer;
import dev.weir.event.Answer.Outcome;
import dev.weir.event.Code;
import dev.weir.index.Due;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Desk;
import dev.weir.review.DueRound;
import dev.weir.review.Sent;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir review due}: what nobody decided in time. */
@Command(
        name = "due",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the gateway to let go what nobody decided in time.",
            "It goes to training where its contributor is clear and neither its pace nor its provenance holds it, "
                    + "and stays out else, by policy. For a cron job: `weir console` does the same while it runs, where "
                    + "--keys has the key of whoever has the role clock."
        },
        footer = {
            "",
            "Examples:",
            "  weir keys generate --name clock --role clock --out keys",
            "  weir review due --settings weir.yaml --as clock --key keys/clock.pem --wait",
            "Exit status 1 when one was refused, or not answered in time."
        })
final class ReviewDueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReviewPlace place;

    @Mixin
    private SigningOptions signing;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Events that are asked for at once, the oldest first. Default: ${DEFAULT-VALUE}.")
    private int most = 20_000;

    @Override
    public Integer call() throws IOException {
        new BadUsage(spec).allowed(() -> checked(most));
        Settings settings = place.load();
        PrivateKey key = signing.key(spec);
        Reviewer by = signing.reviewer(spec, settings, key);
        return place.read(settings, spec.commandLine().getErr(), index -> run(settings, index, by, key));
    }

    private static int checked(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("--most " + events + "; allowed: 1 or more");
        }
        return events;
    }

    private int run(Settings settings, ReviewIndex index, Reviewer by, PrivateKey key) throws IOException {
        Desk desk = new Desk(settings, index, Clock.systemUTC());
        DueRound round = new DueRound(settings, index, desk, Clock.systemUTC());
        List<Due> due = round.due(most);
        try {
            List<Sent> sent = signing.dryRun() ? List.of() : round.send(due, by, key);
            return tell(round, desk, due, sent);
        } catch (IllegalArgumentException e) {
            return Sending.refused(spec, e);
        }
    }

    private int tell(DueRound round, Desk desk, List<Due> due, List<Sent> sent) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!signing.json()) {
            out.println(
                    due.isEmpty()
                            ? nothing(round)
                            : DecidingText.number(due.size()) + " held events are due, the oldest since "
                                    + due.get(0).held());
            sent.forEach(act -> out.println("sent as " + act.act()));
            if (!round.leftOut().isEmpty()) {
                out.println(
                        "not sent: " + DecidingText.number(round.leftOut().size())
                                + ", whose records are too large for a decision: very many headers, or such with unusual names");
            }
            out.flush();
        }
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        int missing = 0;
        Duration wait = signing.patience();
        if (wait != null) {
            for (Sent act : sent) {
                List<Answer> answers = desk.await(act, wait);
                answers.forEach(answer -> outcomes.merge(answer.outcome(), 1, Integer::sum));
                missing += act.decisions().size() - answers.size();
            }
        }
        if (signing.json()) {
            JsonOutput.print(out, content(due, sent, outcomes));
        } else {
            outcomes.forEach((outcome, count) -> out.println(Code.of(outcome) + ": " + DecidingText.number(count)));
            if (missing > 0) {
                out.println("not answered in time: " + DecidingText.number(missing));
            }
        }
        return missing > 0 || outcomes.containsKey(Outcome.REFUSED) ? Failures.FAILED : 0;
    }

    private static String nothing(DueRound round) {
        return round.isOn() ? "nothing is due" : "nothing is let go at its deadline: review.atDeadline is keep";
    }

    private Map<String, Object> content(List<Due> due, List<Sent> sent, Map<Outcome, Integer> outcomes) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("due", due.stream().map(Due::origin).toList());
        content.put("acts", sent.stream().map(Sent::act).toList());
        if (signing.patience() != null) {
            Map<String, Object> counts = new LinkedHashMap<>();
            outcomes.forEach((outcome, count) -> counts.put(Code.of(outcome), count));
            content.put("outcomes", counts);
        }
        return content;
    }
}
