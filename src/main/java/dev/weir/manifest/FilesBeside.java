package dev.weir.manifest;

import dev.weir.training.Rows;
import dev.weir.training.Sha256;
import java.io.IOException;
import java.nio.file.Files;
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

    /** A folder is read whole: a part more is part of the training. Beside a set of one file others may stand. */
    @Override
    public List<String> problems(Set<String> names) throws IOException {
        if (!manifest.getFileName().toString().equals(SetPlace.MANIFEST)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Manifest.folder(manifest))) {
            return files.filter(file -> Format.of(file) != null
                            && !names.contains(file.getFileName().toString()))
                    .sorted()
                    .map(file ->
                            place(file.getFileName().toString()) + " is not of the set: the manifest does not name it")
                    .toList();
        }
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
