package dev.weir.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Data sets with labels that others published; a test without its data set is skipped. */
public final class LabelledData {

    private LabelledData() {}

    public static FeatureTable wdbc() throws IOException {
        return Wdbc.read(present("wdbc/wdbc.data"));
    }

    public static List<Payment> payments() throws IOException {
        return PaymentFile.read(present("card-handbook/transactions_2018-06-15_2018-08-31.csv.gz"));
    }

    private static Path present(String file) {
        Path path = Path.of(System.getProperty("weir.data", "../shared/data"), file);
        assumeTrue(Files.exists(path), path + " is absent; give the folder of the data sets with -Dweir.data=");
        return path;
    }
}
