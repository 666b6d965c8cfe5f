package dev.weir.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {

    @TempDir
    Path folder;

    @Test
    void folderHasTheRowsAndTheTruthAboutEach() throws IOException {
        // Given: the second row is turned, the third made up.
        Row first = new Row("a", 1000, "good", "card-1", "terminal-1", new double[] {1.5, -2}, 0);
        Row second = new Row("b", 2000, "bad", "card-2", "terminal-1", new double[] {1e-9, 3}, 1);
        Row made = new Row("x", 3000, "bad", "card-2", "", new double[] {7, 8}, 1);
        FeatureTable clean = new FeatureTable(List.of("amount", "night"), List.of(first, second));
        BitSet rows = new BitSet();
        rows.set(1, 3);
        Poisoned poisoned =
                new Poisoned(clean.with(List.of(first, second.flipped(), made)), rows, new TreeSet<>(List.of("bad")));

        // When
        TableFolder.write(folder, clean, poisoned);

        // Then
        assertThat(folder.resolve("rows.csv")).hasContent("""
                id,time,source,actor,object,amount,night,label
                a,1000,good,card-1,terminal-1,1.5,-2.0,0
                b,2000,bad,card-2,terminal-1,1.0E-9,3.0,0
                x,3000,bad,card-2,,7.0,8.0,1
                """);
        assertThat(folder.resolve("truth.csv")).hasContent("""
                id,poisoned,badSource,label
                a,0,0,0
                b,1,1,1
                x,1,1,
                """);
        assertThat(folder.resolve("settings.yaml"))
                .content()
                .contains("source: source", "label: label", "        amount: amount\n        night: night\n");
    }

    @Test
    void paymentsAreReadWithTheirTimes() throws IOException {
        Path file = gzip("TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO\n"
                + "719307,2018-06-15 00:02:14,107,2706,24.01,0,0\n"
                + "719308,2018-06-16 23:59:59,4012,2707,300.5,1,1\n");

        assertThat(PaymentFile.read(file))
                .containsExactly(
                        new Payment(719307, 1529020934000L, 107, 2706, 24.01, 0),
                        new Payment(719308, 1529193599000L, 4012, 2707, 300.5, 1));
    }

    @Test
    void whatIsNoPaymentIsNamed() throws IOException {
        Path wrong = gzip("1,2018-06-15 00:02,107,2706,24.01,0,0\n");
        assertThatThrownBy(() -> PaymentFile.read(wrong))
                .hasMessage(wrong + ":1: not a payment: 1,2018-06-15 00:02,107,2706,24.01,0,0");
        Path few = gzip("1,2\n");
        assertThatThrownBy(() -> PaymentFile.read(few)).hasMessage(few + ":1: 2 columns instead of 7: 1,2");
    }

    @Test
    void diagnosesAreReadAMinuteApart() throws IOException {
        Path file = folder.resolve("wdbc.data");
        Files.writeString(file, "842302,M" + ",1.5".repeat(30) + "\n842303,B" + ",2".repeat(30) + "\n");

        FeatureTable table = Wdbc.read(file);

        assertThat(table.features()).hasSize(30).startsWith("radius_mean").endsWith("fractal_worst");
        assertThat(table.rows()).extracting(Row::label).containsExactly(1, 0);
        assertThat(table.rows().get(1).time() - table.rows().get(0).time()).isEqualTo(60_000);
        assertThat(table.rows().get(0).feature(29)).isEqualTo(1.5);
    }

    @Test
    void whatIsNoDiagnosisIsNamed() throws IOException {
        Path file = folder.resolve("wdbc.data");
        Files.writeString(file, "842302,X" + ",1.5".repeat(30) + "\n");
        assertThatThrownBy(() -> Wdbc.read(file)).hasMessage(file + ":1: diagnosis X must be M or B");
        Files.writeString(file, "842302,M,1.5\n");
        assertThatThrownBy(() -> Wdbc.read(file))
                .hasMessage(file + ":1: 3 columns; needs id, diagnosis and 30 numbers");
        Files.writeString(file, "842302,M" + ",one".repeat(30) + "\n");
        assertThatThrownBy(() -> Wdbc.read(file)).hasMessage(file + ":1: not a number: one");
    }

    private Path gzip(String text) throws IOException {
        Path file = Files.createTempFile(folder, "payments", ".csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(UTF_8));
        }
        return file;
    }
}
