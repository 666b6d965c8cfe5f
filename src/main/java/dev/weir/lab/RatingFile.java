package dev.weir.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Ratings as MovieLens publishes them: {@code u.data} (user, item, rating, seconds since 1970, between tabs) or {@code
 * ratings.csv} (the same between commas, under a header line). Either may be gzip.
 */
public final class RatingFile {

    private static final int COLUMNS = 4;
    private static final int GZIP = 0x1F;
    private static final long MILLIS = 1000;

    private RatingFile() {}

    /**
     * The ratings of a file.
     *
     * @throws IllegalArgumentException if a line is no rating; the message names file and line
     */
    public static Ratings read(Path file) throws IOException {
        List<Rating> ratings = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank() && !(number == 1 && line.startsWith("userId"))) {
                    ratings.add(rating(line, file + ":" + number));
                }
            }
        }
        return Ratings.of(ratings);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == GZIP ? new GZIPInputStream(in) : in;
    }

    private static Rating rating(String line, String where) {
        String[] columns = line.split(line.indexOf('\t') >= 0 ? "\t" : ",", -1);
        if (columns.length < COLUMNS) {
            throw new IllegalArgumentException(where + ": needs user, item, rating and time: " + line);
        }
        try {
            return new Rating(
                    Integer.parseInt(columns[0]),
                    Integer.parseInt(columns[1]),
                    Double.parseDouble(columns[2]),
                    Long.parseLong(columns[3]) * MILLIS);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + ": not a rating: " + line, e);
        }
    }
}
