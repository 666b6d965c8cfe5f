package dev.weir.manifest;

import dev.weir.training.Rows;
import dev.weir.training.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files in the folder of their manifest.
 *
 * @param manifest the manifest's file
 */
record FilesBeside(Path manifest) implements SetFiles {

    /**
     * A folder is read whole, with the folders in it and whatever the names of its files end in: a part more is part of the training. Beside a set
     * of one file others may stand.
     */
    @Override
    public List<String> problems(Set<String> names) throws IOException {
        if (!manifest.getFileName().toString().equals(SetPlace.MANIFEST)) {
            return List.of();
        }
        Path folder = Manifest.folder(manifest);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(folder::relativize)
                    .filter(file -> !names.contains(file.toString())
                            && !file.toString().equals(SetPlace.MANIFEST)
                            && isRead(file))
                    .sorted()
                    .map(
                            file -> place(file.toString())
                                    + " is not of the set: the manifest does not name it, and who reads the folder may; move it elsewhere")
                    .toList();
        }
    }

    /** Readers pass over what is hidden, but for what somebody names by its ending. */
    private static boolean isRead(Path file) {
        if (Format.of(file) != null) {
            return true;
        }
        for (Path part : file) {
            if (isHidden(part.toString())) {
                return false;
            }
        }
        return true;
    }

    /** To pyarrow and to Spark: this one reads a partition {@code _a=b}, and what begins as Parquet's summaries do. */
    private static boolean isHidden(String name) {
        boolean isSpark = name.contains("=") || name.startsWith("_metadata") || name.startsWith("_common_metadata");
        return name.startsWith(".") || name.startsWith("_") && !isSpark;
    }

    @Override
    public String place(String name) {
        return file(name).toString();
    }

    @Override
    public @Nullable String sha256(String name) throws IOException {
        return Files.isRegularFile(file(name)) ? Sha256.of(file(name)) : null;
    }

    @Override
    public void read(String name, Rows.Taker taker) throws IOException {
        new SetOnDisk(file(name)).read(taker);
    }

    private Path file(String name) {
        return manifest.resolveSibling(name);
    }
}
