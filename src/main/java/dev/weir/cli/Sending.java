package dev.weir.cli;

import dev.weir.event.Answer;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Sent;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is said of an act before it is sent, and of what came of it.
 *
 * @param beside what else stands in the JSON
 */
record Sending(CommandSpec spec, SigningOptions options, Map<String, Object> beside) {

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** What it would change, for a person. */
    void say(Act act, Preview preview) {
        if (!options.json()) {
            DecidingText.print(out(), act, preview);
        }
    }

    /** Nothing was sent; returns the exit status. */
    int dry(Act act, Preview preview) throws IOException {
        if (options.json()) {
            JsonOutput.print(out(), content(DecidingJson.of(act, preview, null, null)));
        } else {
            out().println(
                            preview.refusal() == null
                                    ? "nothing was sent: this was a dry run"
                                    : "this would be refused: " + preview.refusal());
        }
        return preview.refusal() == null ? 0 : Failures.FAILED;
    }

    /** It was sent: waits for the answers, if that is wanted; returns the exit status. */
    int sent(Desk desk, Act act, Preview preview, Sent sent) throws IOException {
        PrintWriter out = out();
        if (!options.json()) {
            out.println("sent as " + sent.act());
            out.flush();
        }
        Duration patience = options.patience();
        List<Answer> answers = patience == null ? null : desk.await(sent, patience);
        if (options.json()) {
            JsonOutput.print(out, content(DecidingJson.of(act, preview, sent, answers)));
        } else if (answers != null) {
            DecidingText.print(out, sent, answers);
        }
        return status(sent, answers);
    }

    private Map<String, Object> content(Map<String, Object> content) {
        content.putAll(beside);
        return content;
    }

    /** The desk does not do it, and says why; returns the exit status. */
    static int refused(CommandSpec spec, IllegalArgumentException why) {
        spec.commandLine().getErr().println("weir: refused: " + StoryText.shown(String.valueOf(why.getMessage())));
        return Failures.FAILED;
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
