package dev.weir.cli;

import dev.weir.settings.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a failure into one message that a person can act on, and into the exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** It failed. */
    static final int FAILED = 1;

    /** Bad usage or settings. */
    static final int USAGE = 2;

    /** How much a failure tells. */
    enum Detail {
        /** One message. */
        MESSAGE,
        /** The stack trace too. */
        STACK_TRACE;

        /** The detail for a log level: the stack trace from {@code debug} on. */
        static Detail of(@Nullable String level) {
            return level != null && List.of("debug", "trace", "all").contains(level.toLowerCase(Locale.ROOT))
                    ? STACK_TRACE
                    : MESSAGE;
        }
    }

    private final Detail detail;

    Failures(Detail detail) {
        this.detail = detail;
    }

    /**
     * The exit status when all is printed. Writers keep to themselves that a disk is full or that nobody reads any more; a script that
     * took the half for the whole would not know either.
     *
     * @param status of the verb
     */
    static int printed(PrintWriter out, PrintWriter err, int status) {
        if (status != 0 || !out.checkError()) {
            return status;
        }
        err.println("weir: standard output took not all that was printed: is its disk full, or did its reader end?");
        return FAILED;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("weir: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' tells what is allowed.");
        return USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof SettingsException) {
            err.println(failure.getMessage());
            return USAGE;
        }
        err.println("weir: " + sentence(failure));
        if (detail == Detail.STACK_TRACE) {
            failure.printStackTrace(err);
        } else {
            err.println("(WEIR_LOG=debug in the environment shows where it happened.)");
        }
        return FAILED;
    }

    /** What failed and, where that is another thing, the cause at the bottom, which is mostly what must be changed. */
    static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String what = text(failure);
        String why = text(root);
        return what.contains(why) ? what : what + " Cause: " + why;
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }
}
