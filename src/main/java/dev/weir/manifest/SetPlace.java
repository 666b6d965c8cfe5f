package dev.weir.manifest;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a set stands: one file with its manifest beside it, or a folder of parts with the manifest among them.
 *
 * @param out the file or folder
 * @param format how it is written
 * @param shape which of the two
 */
public record SetPlace(Path out, Format format, Shape shape) {

    static final String MANIFEST = "MANIFEST.json";

    /** One file or a folder of them. */
    public enum Shape {
        FILE,
        FOLDER
    }

    /** The manifest: {@code MANIFEST.json} in the folder, {@code set.jsonl.MANIFEST.json} beside a file. */
    public Path manifest() {
        return shape == Shape.FOLDER ? out.resolve(MANIFEST) : out.resolveSibling(out.getFileName() + "." + MANIFEST);
    }

    /** The name of a file of the set. */
    String name(int part) {
        return shape == Shape.FOLDER
                ? String.format(Locale.ROOT, "part-%05d%s", part, format.ending())
                : out.getFileName().toString();
    }
}
