package dev.weir.manifest;

import dev.weir.training.Rows;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rows of one file, as its name ends.
 *
 * @param file {@code .parquet}, or lines of JSON
 */
public record SetOnDisk(Path file) implements Rows {

    /**
     * The rows of a set: of the manifest, of the folder with one, or of a file.
     *
     * @param tables where the set is, if its manifest says that it is in a table
     * @throws TrainingException when there is none of these
     */
    public static Rows open(Path path, Tables tables) throws IOException {
        if (Files.isDirectory(path) || path.getFileName().toString().endsWith(SetPlace.MANIFEST)) {
            return Manifest.open(path, tables);
        }
        if (!Files.isRegularFile(path)) {
            throw new TrainingException(path + ": there is no such file");
        }
        return new SetOnDisk(path);
    }

    @Override
    public void read(Taker taker) throws IOException {
        Format format = Format.of(file);
        long[] row = {0};
        try {
            (format == null ? Format.JSONL : format).read(file, line -> {
                row[0]++;
                taker.take(line);
            });
        } catch (TrainingException e) {
            throw new TrainingException(file + ", row " + row[0] + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new TrainingException(file + ", behind row " + row[0] + ", is not what Weir writes: " + e, e);
        }
    }
}
