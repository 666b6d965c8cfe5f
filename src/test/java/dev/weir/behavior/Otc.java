package dev.weir.behavior;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Bitcoin OTC as ratings of people by people, -10 to 10; a test without the data set is skipped. */
final class Otc {

    private Otc() {}

    static Ratings read() throws IOException {
        Path path =
                Path.of(System.getProperty("weir.data", "../shared/data"), "bitcoin-otc/soc-sign-bitcoinotc.csv.gz");
        assumeTrue(Files.exists(path), path + " is absent; give the folder of the data sets with -Dweir.data=");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return Ratings.of(reader.lines().map(Otc::rating).toList());
        }
    }

    private static Rating rating(String line) {
        String[] part = line.split(",", -1);
        return new Rating(
                Integer.parseInt(part[0]),
                Integer.parseInt(part[1]),
                Double.parseDouble(part[2]),
                new BigDecimal(part[3]).movePointRight(3).longValue());
    }
}
