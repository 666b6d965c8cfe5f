package dev.weir.rate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Who did something when, from the public data sets, sorted by time; a test without its data set is skipped. */
final class DataSets {

    /** One row: who, and when in epoch milliseconds. */
    record Row(String actor, long time) {}

    private static final Map<String, List<Row>> READ = new ConcurrentHashMap<>();

    private DataSets() {}

    static List<Row> movieLens100k() {
        return rows("movielens-100k/u.data.gz", 0, line -> {
            String[] part = line.split("\t", -1);
            return new Row("a" + part[0], Long.parseLong(part[3]) * 1000);
        });
    }

    static List<Row> latestSmall() {
        return rows("movielens-latest-small/ratings.csv.gz", 1, line -> {
            String[] part = line.split(",", -1);
            return new Row("b" + part[0], Long.parseLong(part[3]) * 1000);
        });
    }

    static List<Row> bitcoinOtc() {
        return rows("bitcoin-otc/soc-sign-bitcoinotc.csv.gz", 0, line -> {
            String[] part = line.split(",", -1);
            long millis = new BigDecimal(part[3]).movePointRight(3).longValue();
            return new Row("o" + part[0], millis);
        });
    }

    /** Genuine payments only: the labelled frauds are left out. */
    static List<Row> genuinePayments() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        return rows("card-handbook/transactions_2018-06-15_2018-08-31.csv.gz", 1, line -> {
                    String[] part = line.split(",", -1);
                    long millis = LocalDateTime.parse(part[1], format)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
                    return new Row((part[5].equals("0") ? "" : "fraud:") + "c" + part[2], millis);
                })
                .stream()
                .filter(row -> !row.actor().startsWith("fraud:"))
                .toList();
    }

    /** The contributors' maxima. */
    static Map<String, int[]> maxima(List<Row> rows) {
        Map<String, RateMaxima> maxima = new TreeMap<>();
        for (Row row : rows) {
            maxima.computeIfAbsent(row.actor(), actor -> new RateMaxima()).add(row.time());
        }
        Map<String, int[]> out = new TreeMap<>();
        maxima.forEach((actor, each) -> out.put(actor, each.maxima()));
        return out;
    }

    private static List<Row> rows(String file, int headers, Function<String, Row> parse) {
        return READ.computeIfAbsent(file, name -> read(name, headers, parse));
    }

    private static List<Row> read(String file, int headers, Function<String, Row> parse) {
        Path path = Path.of(System.getProperty("weir.data", "../shared/data"), file);
        if (!Files.exists(path)) {
            Assumptions.abort("skipped: data set " + file + " not found at " + path.toAbsolutePath()
                    + "; give its folder with -Dweir.data=");
        }
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            reader.lines().skip(headers).map(parse).forEach(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        rows.sort(Comparator.comparingLong(Row::time));
        return List.copyOf(rows);
    }
}
