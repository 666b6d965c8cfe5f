package dev.weir.cli;

import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Proposal;
import dev.weir.review.ProposalJson;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What all decisions have in common: say what will change, send it, wait for the answers.
 *
 * @param propose where a proposal is written to, or null: it is sent
 * @param beside what else stands in the JSON
 */
record Deciding(
        CommandSpec spec,
        ReviewPlace place,
        SigningOptions signing,
        @Nullable Path propose,
        Map<String, Object> beside) {

    /** Runs one; returns the exit status. */
    int run(Act act) throws IOException {
        Settings settings = place.load();
        PrivateKey key = signing.key(spec);
        Reviewer by = signing.reviewer(spec, settings, key);
        return place.read(settings, spec.commandLine().getErr(), index -> {
            try {
                return decide(new Desk(settings, index, Clock.systemUTC()), act, by, key);
            } catch (IllegalArgumentException e) {
                return Sending.refused(spec, e);
            }
        });
    }

    private int decide(Desk desk, Act act, Reviewer by, PrivateKey key) throws IOException {
        Preview preview = desk.preview(act);
        Sending sending = new Sending(spec, signing, beside);
        sending.say(act, preview);
        if (signing.dryRun()) {
            return sending.dry(act, preview);
        }
        Path file = propose;
        if (file != null) {
            return propose(desk.propose(act, by, key), act, preview, file);
        }
        return sending.sent(desk, act, preview, desk.send(act, by, key));
    }

    /** A proposal is the only copy of what was signed: one that is there is not written over. */
    private int propose(Proposal proposal, Act act, Preview preview, Path file) throws IOException {
        try {
            Files.write(file, ProposalJson.of(proposal), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(), "--propose " + file + ": the file is there already; name a new one", e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (signing.json()) {
            Map<String, Object> content = DecidingJson.of(act, preview, null, null);
            content.putAll(beside);
            content.put("proposed", proposal.id());
            content.put("file", file.toString());
            JsonOutput.print(out, content);
        } else {
            out.println("signed, and nothing sent: until " + proposal.expires() + " another reviewer may send it with"
                    + " `weir review approve " + file + "`");
        }
        return 0;
    }
}
