package dev.weir.company;

import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.lab.Ratings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Who gave what to which object, from public data sets; a test without its data set is skipped. */
public final class PublicOpinions {

    private PublicOpinions() {}

    public static List<Opinion> movieLens100k() throws IOException {
        return byTime(read("movielens-100k/u.data.gz", 0, "\t", 3));
    }

    public static List<Opinion> latestSmall() throws IOException {
        return byTime(read("movielens-latest-small/ratings.csv.gz", 1, ",", 3));
    }

    public static List<Opinion> bitcoinOtc() throws IOException {
        return byTime(read("bitcoin-otc/soc-sign-bitcoinotc.csv.gz", 0, ",", 3));
    }

    /** Without times: in the file's order. */
    public static List<Opinion> filmTrust() throws IOException {
        return read("filmtrust/ratings.txt", 0, " ", -1);
    }

    /** Without times: in the file's order. */
    public static List<Opinion> amazon() throws IOException {
        return read("amazon-spammers/profiles.txt.gz", 0, " ", -1);
    }

    /** Whether a reviewer of Amazon is a spammer. */
    public static Map<String, Boolean> spammers() throws IOException {
        Map<String, Boolean> spammers = new HashMap<>();
        for (String line : lines("amazon-spammers/labels.txt")) {
            String[] part = line.split("\t", -1);
            spammers.put("user:" + part[0], part[1].trim().equals("1"));
        }
        return spammers;
    }

    public static List<Opinion> of(Ratings ratings) {
        return ratings.list().stream()
                .map(rating -> new Opinion(
                        0,
                        Entity.of("user", Integer.toString(rating.user())),
                        Entity.of("item", Integer.toString(rating.item())),
                        rating.value(),
                        rating.time()))
                .toList();
    }

    public static List<Opinion> shuffled(List<Opinion> opinions, long seed) {
        List<Opinion> shuffled = new ArrayList<>(opinions);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<Opinion> byTime(List<Opinion> opinions) {
        return opinions.stream().sorted(Comparator.comparingLong(Opinion::time)).toList();
    }

    private static List<Opinion> read(String file, int headers, String delimiter, int time) throws IOException {
        List<Opinion> opinions = new ArrayList<>();
        for (String line : lines(file).subList(headers, lines(file).size())) {
            String[] part = line.split(delimiter, -1);
            opinions.add(new Opinion(
                    0,
                    Entity.of("user", part[0]),
                    Entity.of("item", part[1]),
                    Double.parseDouble(part[2]),
                    time < 0
                            ? opinions.size()
                            : new BigDecimal(part[time]).movePointRight(3).longValue()));
        }
        return opinions;
    }

    private static List<String> lines(String file) throws IOException {
        Path path = Path.of(System.getProperty("weir.data", "../shared/data"), file);
        if (!Files.exists(path)) {
            Assumptions.abort("skipped: data set " + file + " not found at " + path.toAbsolutePath()
                    + "; give its folder with -Dweir.data=");
        }
        InputStream bytes = Files.newInputStream(path);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }
}
