package dev.weir.cli;

import dev.weir.event.Answer;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Sent;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What all decisions have in common: say what will change, send it, wait for the answers. */
record Deciding(CommandSpec spec, ReviewPlace place, DecideOptions options) {

    /** Runs one; returns the exit status. */
    int run(Act act) throws IOException {
        Settings settings = place.load();
        PrivateKey key = options.key(spec);
        Reviewer by = options.reviewer(spec, settings, key);
        return place.read(settings, spec.commandLine().getErr(), index -> {
            try {
                return decide(new Desk(settings, index, Clock.systemUTC()), act, by, key);
            } catch (IllegalArgumentException e) {
                spec.commandLine()
                        .getErr()
                        .println("weir: refused: " + StoryText.shown(String.valueOf(e.getMessage())));
                return Failures.FAILED;
            }
        });
    }

    private int decide(Desk desk, Act act, Reviewer by, PrivateKey key) throws IOException {
        Preview preview = desk.preview(act);
        PrintWriter out = spec.commandLine().getOut();
        if (!options.json()) {
            DecidingText.print(out, act, preview);
        }
        if (options.dryRun()) {
            if (options.json()) {
                JsonOutput.print(out, DecidingJson.of(act, preview, null, null));
            } else {
                out.println(
                        preview.refusal() == null
                                ? "nothing was sent: this was a dry run"
                                : "this would be refused: " + preview.refusal());
            }
            return preview.refusal() == null ? 0 : Failures.FAILED;
        }
        Sent sent = desk.send(act, by, key);
        if (!options.json()) {
            out.println("sent as " + sent.act());
            out.flush();
        }
        Duration patience = options.patience();
        List<Answer> answers = patience == null ? null : desk.await(sent, patience);
        if (options.json()) {
            JsonOutput.print(out, DecidingJson.of(act, preview, sent, answers));
        } else if (answers != null) {
            DecidingText.print(out, sent, answers);
        }
        return status(sent, answers);
    }

    private static int status(Sent sent, @Nullable List<Answer> answers) {
        if (answers == null) {
            return 0;
        }
        boolean well = answers.size() == sent.decisions().size()
                && answers.stream().noneMatch(answer -> answer.outcome() == Answer.Outcome.REFUSED);
        return well ? 0 : Failures.FAILED;
    }
}
