package dev.weir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command did, run inside the test.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it said on standard error
 */
record Run(int status, String out, String err) {

    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Weir.prepared(
                        new CommandLine(new Weir()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Failures.Detail.MESSAGE)
                .execute(args);
        return new Run(status, out.toString(), err.toString());
    }
}
