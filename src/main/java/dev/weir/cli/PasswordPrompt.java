package dev.weir.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Asks for a password on standard error, and has the terminal not show what is typed. Java's own console is of no use for it: there is
 * none where standard output is a file, as in {@code weir console user ana >> users}.
 */
final class PasswordPrompt {

    private PasswordPrompt() {}

    /** The line that is typed, or the first line of standard input where that is no terminal; empty where it ends before. */
    static String ask(PrintWriter err) throws IOException {
        if (!stty("-echo")) {
            return line();
        }
        // Who gives up by Ctrl-C wants to see again what they type.
        Thread atEnd = new Thread(PasswordPrompt::show, "password-show");
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            err.print("Password: ");
            err.flush();
            return line();
        } finally {
            show();
            Runtime.getRuntime().removeShutdownHook(atEnd);
            err.println();
        }
    }

    private static String line() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private static void show() {
        if (!stty("echo")) {
            System.err.println("weir: the terminal may go on hiding what is typed; `stty echo` ends that");
        }
    }

    /** Sets the terminal that standard input is; false where it is none. */
    private static boolean stty(String mode) {
        try {
            return new ProcessBuilder("stty", mode)
                            .redirectInput(Redirect.INHERIT)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // Without stty nothing can be hidden; a pipe needs none.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
