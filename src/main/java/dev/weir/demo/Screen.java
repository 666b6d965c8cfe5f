package dev.weir.demo;

import java.io.PrintWriter;
import java.util.List;

/** Where the demo writes: redraws in place on a terminal, adds lines elsewhere. */
public final class Screen {

    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintWriter out;
    private final Type type;
    private int drawn;

    /** What the output is. */
    public enum Type {
        /** A terminal that understands ANSI sequences. */
        TERMINAL,
        /** A file or a pipe. */
        PLAIN;

        /** What this process writes to. */
        public static Type ofThisProcess() {
            String term = System.getenv("TERM");
            return System.console() != null && term != null && !term.equals("dumb") ? TERMINAL : PLAIN;
        }
    }

    public Screen(PrintWriter out, Type type) {
        this.out = out;
        this.type = type;
    }

    Type type() {
        return type;
    }

    /** Writes a line that stays. */
    void say(String line) {
        out.println(line);
        out.flush();
        drawn = 0;
    }

    /** Writes lines in the place of those that were drawn before. */
    void draw(List<String> lines) {
        if (drawn > 0) {
            out.print(String.format("\u001b[%dA", drawn));
        }
        for (String line : lines) {
            out.println(CLEAR_LINE + line);
        }
        out.flush();
        drawn = lines.size();
    }
}
