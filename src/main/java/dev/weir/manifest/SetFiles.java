package dev.weir.manifest;

import dev.weir.training.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a set where they stand: beside the manifest, or in a table. */
public interface SetFiles {

    /**
     * What is wrong with the place itself, whose readers take what is there and do not ask the manifest: a file that it does not name, a tag that
     * is gone.
     *
     * @param names of the files that the manifest names
     * @return sentences; empty where nothing is
     */
    List<String> problems(Set<String> names) throws IOException;

    /** How messages call a file. */
    String place(String name);

    /** The SHA-256 of its bytes as they are now, 64 hexadecimal digits; null where there is no such file. */
    @Nullable
    String sha256(String name) throws IOException;

    /**
     * Hands out every row of a file.
     *
     * @throws dev.weir.training.TrainingException when it does not hold what it should
     */
    void read(String name, Rows.Taker taker) throws IOException;
}
