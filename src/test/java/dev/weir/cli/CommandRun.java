package dev.weir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A run of {@code weir} in this process.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it printed as errors and progress
 */
record CommandRun(int status, String out, String err) {

    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Weir.prepared(
                        new CommandLine(new Weir()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Failures.Detail.MESSAGE)
                .execute(args);
        return new CommandRun(status, out.toString(), err.toString());
    }
}
