package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelWatchTest {

    private static final LabelShape SHAPE = new LabelShape(4, 3, 128, Duration.ofDays(1));

    @Test
    void nothingIsSaidBeforeThereAreRows() {
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        assertThat(watch.look(row(0, 1, 1)).opinion()).isEqualTo(LabelLook.Opinion.UNKNOWN);
        assertThat(watch.look(row(0, 1, 1)).p()).isNaN();
    }

    @Test
    void whatHasTheFeaturesOfAnotherClassContradicts() {
        // Given: 200 rows of three classes that differ
        LabelWatch watch = learned(200);

        // When
        LabelLook right = watch.look(row(1_000, 2, 2));
        LabelLook wrong = watch.look(row(1_001, 2, 0));

        // Then
        assertThat(right.opinion()).isEqualTo(LabelLook.Opinion.FINE);
        assertThat(wrong.holds()).isTrue();
        assertThat(wrong.p()).isLessThan(0.2);
        assertThat(wrong.surprisal()).isGreaterThanOrEqualTo(Learned.CONTRADICTS);
    }

    /** One row of somebody who makes up a class takes nothing from it. */
    @Test
    void whatIsKnownIsKeptWhereThereAreMoreClasses() {
        // Given: of three classes, one of which s0 gives to all
        LabelWatch watch = learned(200);
        LabelWatch other = learned(200);
        for (int r = 300; r < 340; r++) {
            watch.look(new LabelledRow(r, r, row(r, r % 3, 0).features(), 0, "bad", ""));
        }
        assertThat(watch.sources.found("bad")).isTrue();

        // When
        LabelWatch wide = watch.widened(8);
        wide.late();

        // Then
        assertThat(wide.look(row(1_001, 2, 0)).holds()).isTrue();
        assertThat(wide.look(row(1_002, 2, 2)).holds()).isFalse();
        assertThat(wide.sources.found("bad")).isTrue();
        assertThat(wide.look(row(1_003, 2, 7)).opinion()).isNotNull();
        assertThat(other.widened(8).reference.rows.size()).isEqualTo(other.reference.rows.size());
    }

    @Test
    void aLabelFromBeforeItKnewIsRetractedLate() {
        // Given: the third row is flipped, and nothing is known before 64
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        List<LateVerdict> late = new ArrayList<>();
        for (int r = 0; r < 63; r++) {
            watch.look(row(r, r % 3, r == 2 ? 0 : r % 3));
            late.addAll(watch.late());
        }
        assertThat(late).isEmpty();

        // When
        watch.look(row(63, 0, 0));

        // Then
        assertThat(watch.late()).singleElement().satisfies(verdict -> {
            assertThat(verdict.row().id()).isEqualTo(2);
            assertThat(verdict.look().holds()).isTrue();
        });
        assertThat(watch.late()).as("said once").isEmpty();
    }

    @Test
    void whereLabelsAreChanceItAbstains() {
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        Random random = new Random(2);
        for (int r = 0; r < 400; r++) {
            assertThat(watch.look(row(r, 0, random.nextInt(3))).holds()).isFalse();
        }
        assertThat(watch.late()).isEmpty();
    }

    @Test
    void aRareClassKeepsItsPart() {
        // Given: one row in a hundred, and room for 128
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        for (int r = 0; r < 5_000; r++) {
            int c = r % 100 == 0 ? 2 : r % 2;
            watch.look(row(r, c, c));
        }

        // Then: half of a third of it, and nothing rightly labelled is held
        assertThat(watch.reference.rows.of(2)).isBetween(16, 22);
        assertThat(watch.reference.rows.size()).isEqualTo(128);
        assertThat(watch.look(row(9_000, 2, 2)).holds()).isFalse();
    }

    @Test
    void rowsExpireByEventTimeAndTrustedOnesDoNot() {
        // Given: as many trusted as are needed
        List<LabelledRow> trusted = new ArrayList<>();
        for (int r = 0; r < 64; r++) {
            trusted.add(row(-1 - r, r % 3, r % 3));
        }
        LabelWatch watch = new LabelWatch(SHAPE, trusted);
        for (int r = 0; r < 32; r++) {
            watch.look(row(r, r % 3, r % 3));
        }
        assertThat(watch.reference.rows.size()).isEqualTo(96);

        // When: a day and a millisecond later than the last
        for (int r = 0; r < 32; r++) {
            LabelledRow row = row(100 + r, r % 3, r % 3);
            watch.look(new LabelledRow(
                    row.id(), 31 + Duration.ofDays(1).toMillis() + 1, row.features(), row.label(), "", ""));
        }

        // Then
        assertThat(watch.reference.rows.size()).isEqualTo(96);
        assertThat(watch.reference.rows.trusted()).isEqualTo(64);
    }

    @Test
    void whoFlipsIsFoundAndTeachesNothing() {
        // Given: eleven sources, one of which turns every third label
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        List<Flipping> found = new ArrayList<>();
        for (int r = 0; r < 900; r++) {
            LabelledRow right = row(r, r % 3, r % 3);
            int source = (r * 7 + r / 11) % 11;
            int label = source == 4 && r % 2 == 0 ? (right.label() + 1) % 3 : right.label();
            watch.look(new LabelledRow(r, r, right.features(), label, "source" + source, "actor" + r));
            found.addAll(watch.flippingSources());
        }

        // Then
        assertThat(found).extracting(Flipping::who).containsExactly("source4");
        assertThat(watch.flippingActors()).isEmpty();
        for (int r = 0; r < watch.reference.rows.size(); r++) {
            assertThat(watch.reference.rows.at(r).row.source()).isNotEqualTo("source4");
        }
    }

    @Test
    void aRestoredWatchSaysTheSame() throws IOException {
        // Given: in the middle between two refits, with a source that flips
        LabelWatch watch = learned(177);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        LabelWatch restored = new LabelWatch(SHAPE, List.of());

        // When
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then: of 400 more rows, a tenth of them flipped
        watch.late();
        for (int r = 177; r < 577; r++) {
            LabelledRow row = row(r, r % 3, r % 10 == 0 ? 0 : r % 3);
            assertThat(restored.look(row)).isEqualTo(watch.look(row));
            assertThat(restored.late()).isEqualTo(watch.late());
            assertThat(restored.flippingSources()).isEqualTo(watch.flippingSources());
        }
    }

    @Test
    void bytesOfAnotherFormatOrShapeAreRefused() throws IOException {
        LabelWatch watch = learned(70);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        LabelWatch other = new LabelWatch(LabelShape.of(5, 3, Duration.ofDays(1)), List.of());
        assertThatThrownBy(() -> other.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .hasMessageContaining("4 features and 3 classes")
                .hasMessageContaining("the settings say 5 and 3");
        assertThatThrownBy(() -> other.read(new DataInputStream(new ByteArrayInputStream(new byte[] {9}))))
                .hasMessageContaining("format 9");
    }

    @Test
    void whoSendsSixInTenIsAQuarterOfTheReference() {
        assertThat(flooded(1)).isBetween(20, 42);
    }

    @Test
    void amongThreeSourcesNobodyIsBounded() {
        assertThat(flooded(0)).isBetween(60, 95);
    }

    /** Of 128 rows, how many are of the source of six in ten, beside two others and so many more. */
    private static int flooded(int more) {
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        for (int r = 0; r < 3_000; r++) {
            LabelledRow row = row(r, r % 3, r % 3);
            String source = r % 10 < 6 ? "flood" : "s" + r / 10 % (2 + more);
            watch.look(new LabelledRow(r, r, row.features(), row.label(), source, ""));
        }
        int flood = 0;
        for (int r = 0; r < watch.reference.rows.size(); r++) {
            flood += watch.reference.rows.at(r).row.source().equals("flood") ? 1 : 0;
        }
        return flood;
    }

    @Test
    void neighboursAreNotAskedWhereTheyCannotChangeAVerdict() {
        // Given
        assertThat(Neighbours.least(2))
                .isLessThan(
                        Neighbours.logit(new int[10], new int[] {1}, new double[] {Consensus.TRUSTED}, 0, 2) + 1e-9);
        LabelWatch watch = learned(200);
        Learned by = watch.reference.learned;
        assertThat(by).isNotNull();
        Neighbours neighbours = new Neighbours();
        Rows rows = watch.reference.rows;
        for (int r = 1_000; r < 1_600; r++) {
            LabelledRow row = row(r, r % 3, r % 7 % 3);

            // When
            double[] at = by.scale().place(row.features());
            neighbours.find(at, rows.placed, rows.size(), -1);
            double near = Neighbours.logit(neighbours.found(), rows.labels, rows.weights, row.label(), 3);
            LabelLook asked = by.look(by.models().logit(at, row.label(), near), row.label());

            // Then
            LabelLook look = watch.reference.look(row);
            assertThat(look.opinion()).isEqualTo(asked.opinion());
            assertThat(Consensus.weight(look.p())).isEqualTo(Consensus.weight(asked.p()));
        }
    }

    @Test
    void rowsOfAnotherShapeAreRefused() {
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        assertThatThrownBy(() -> watch.look(new LabelledRow(7, 0, new double[3], 0, "", "")))
                .hasMessageContaining("row 7 has 3 features: the stream has 4");
        assertThatThrownBy(() -> watch.look(new LabelledRow(7, 0, new double[4], 3, "", "")))
                .hasMessageContaining("label of row 7 is 3: give 0 to 2");
        assertThatThrownBy(() -> new LabelShape(65, 2, 128, Duration.ofDays(1)))
                .hasMessageContaining("features is 65: give 1 to 64");
    }

    private static LabelWatch learned(int rows) {
        LabelWatch watch = new LabelWatch(SHAPE, List.of());
        for (int r = 0; r < rows; r++) {
            watch.look(row(r, r % 3, r % 3));
        }
        return watch;
    }

    /** Of a class whose feature of that number is high; one feature is always absent. */
    private static LabelledRow row(int id, int truth, int label) {
        Random random = new Random(id * 31L + 5);
        double[] features = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), Double.NaN};
        features[truth] += 5;
        return new LabelledRow(id, id, features, label, "source" + Math.floorMod(id, 5), "");
    }
}
