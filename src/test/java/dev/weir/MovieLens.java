package dev.weir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.lab.RatingFile;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ratings of real people; a test without its data set is skipped. */
public enum MovieLens {
    ML_100K("movielens-100k/u.data.gz"),
    LATEST_SMALL("movielens-latest-small/ratings.csv.gz");

    private final String file;

    MovieLens(String file) {
        this.file = file;
    }

    public Ratings read() throws IOException {
        Path path = Path.of(System.getProperty("weir.data", "../shared/data"), file);
        assumeTrue(Files.exists(path), path + " is absent; give the folder of the data sets with -Dweir.data=");
        return RatingFile.read(path);
    }
}
