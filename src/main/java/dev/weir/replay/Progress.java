package dev.weir.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells a waiting person how far a run is: on a terminal a bar that is drawn over itself, else a line every few seconds.
 * Not thread-safe.
 */
public final class Progress {

    /** How it is shown. */
    public enum Style {
        /** A bar, drawn over itself ten times a second. */
        BAR,
        /** A line every five seconds. */
        LINES,
        /** Not at all. */
        NONE
    }

    private static final long SECOND = 1_000_000_000L;
    private static final int WIDTH = 30;

    /** Under this share the time left is a guess that would only confuse. */
    private static final double TOO_EARLY = 0.02;

    private final PrintWriter out;
    private final Style style;
    private final LongSupplier nanos;
    private String title = "";
    private long total = 1;
    private long started;
    private long shown;
    private boolean drawn;

    /**
     * @param out where to, usually standard error
     * @param nanos a running clock in nanoseconds, as {@link System#nanoTime}
     */
    public Progress(PrintWriter out, Style style, LongSupplier nanos) {
        this.out = out;
        this.style = style;
        this.nanos = nanos;
    }

    /**
     * Begins a phase.
     *
     * @param newTitle what is being done: {@code reading}
     * @param newTotal how much of it there is, in any unit
     */
    public void begin(String newTitle, long newTotal) {
        end();
        title = newTitle;
        total = Math.max(1, newTotal);
        started = nanos.getAsLong();
        shown = started;
    }

    /**
     * Says how far the phase is.
     *
     * @param done in the phase's unit
     * @param events how many events that were
     */
    public void at(long done, long events) {
        long interval = style == Style.BAR ? SECOND / 10 : 5 * SECOND;
        long now = nanos.getAsLong();
        if (style == Style.NONE || now - shown < interval) {
            return;
        }
        shown = now;
        String text = text(Math.min(1, (double) done / total), events, (now - started) / (double) SECOND);
        if (style == Style.BAR) {
            out.print('\r' + text + "\u001b[K");
            drawn = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Says something that is to stay. */
    public void say(String line) {
        end();
        out.println("weir: " + line);
        out.flush();
    }

    /** Ends the phase; a bar is wiped away. */
    public void end() {
        if (drawn) {
            out.print("\r\u001b[K");
            out.flush();
            drawn = false;
        }
    }

    private String text(double share, long events, double seconds) {
        double rate = events / Math.max(seconds, 0.001);
        String left = share < TOO_EARLY ? "" : ", " + duration(seconds / share - seconds) + " left";
        String bar = style == Style.BAR
                ? " [" + "#".repeat((int) (share * WIDTH)) + ".".repeat(WIDTH - (int) (share * WIDTH)) + "]"
                : "";
        return String.format(
                Locale.ROOT,
                "%-8s%s %3.0f %%  %,d events, %,.0f events/s%s",
                title,
                bar,
                share * 100,
                events,
                rate,
                left);
    }

    private static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
