package dev.weir.cli;

import dev.weir.replay.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where standard error goes. */
final class Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** A bar where a person sees it, lines where a file or another program does. */
    static Progress.Style progressStyle() {
        return System.console() != null || isTerminal(STANDARD_ERROR) ? Progress.Style.BAR : Progress.Style.LINES;
    }

    /** Linux only; elsewhere Java's own answer, which needs standard output to be a terminal too, has to do. */
    private static boolean isTerminal(Path stream) {
        try {
            String target = Files.readSymbolicLink(stream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
