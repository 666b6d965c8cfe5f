package dev.weir.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An attack as files: {@code ratings.csv}, in the order of time; {@code labels.csv}, the truth about each of its rows, in
 * the same order; {@code weir.yaml}, the settings to replay it with.
 */
public final class AttackFolder {

    /** The ratings; the columns are MovieLens's, the time is seconds since 1970. */
    public static final String RATINGS = "ratings.csv";

    /** For each row of the ratings: is the user a fake (1 or 0), and why is the row there. */
    public static final String LABELS = "labels.csv";

    /** The settings. */
    public static final String SETTINGS = "weir.yaml";

    private static final long MILLIS = 1000;

    private AttackFolder() {}

    /** Creates the folder where needed, and writes its three files, over those of a former attack. */
    public static void write(Path folder, Attacked attacked) throws IOException {
        Files.createDirectories(folder);
        List<Rating> all = attacked.all().list();
        try (BufferedWriter ratings = Files.newBufferedWriter(folder.resolve(RATINGS), UTF_8);
                BufferedWriter labels = Files.newBufferedWriter(folder.resolve(LABELS), UTF_8)) {
            ratings.write("userId,movieId,rating,timestamp\n");
            labels.write("userId,movieId,timestamp,fake,label\n");
            for (int i = 0; i < all.size(); i++) {
                Rating rating = all.get(i);
                String ids = rating.user() + "," + rating.item() + ",";
                long seconds = rating.time() / MILLIS;
                ratings.write(ids + rating.value() + "," + seconds + "\n");
                labels.write(ids + seconds + "," + (attacked.fakes().contains(rating.user()) ? 1 : 0) + ","
                        + attacked.labels().get(i) + "\n");
            }
        }
        Files.writeString(folder.resolve(SETTINGS), settings(attacked.all().scale()));
    }

    private static String settings(RatingScale scale) {
        return """
                streams:
                  ratings:
                    kind: rating
                    format: csv
                    fields:
                      actor: userId
                      object: movieId
                      value: rating
                      time: {at: timestamp, unit: s}
                    scale: {min: %s, max: %s, step: %s}
                """.formatted(scale.min(), scale.max(), scale.step());
    }
}
