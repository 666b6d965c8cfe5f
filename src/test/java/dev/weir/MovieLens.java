package dev.weir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.lab.RatingFile;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Ratings of real people; a test without its data set is skipped. */
public enum MovieLens {
    ML_100K("movielens-100k/u.data.gz"),
    LATEST_SMALL("movielens-latest-small/ratings.csv.gz");

    private final String file;

    /** Read once in a process: what is read cannot be changed. */
    private @Nullable Ratings ratings;

    MovieLens(String file) {
        this.file = file;
    }

    public synchronized Ratings read() throws IOException {
        Path path = Path.of(System.getProperty("weir.data", "../shared/data"), file);
        assumeTrue(Files.exists(path), path + " is absent; give the folder of the data sets with -Dweir.data=");
        if (ratings == null) {
            ratings = RatingFile.read(path);
        }
        return ratings;
    }
}
