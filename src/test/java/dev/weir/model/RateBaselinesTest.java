package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.event.Kind;
import dev.weir.model.RateBaseline.Basis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateBaselinesTest {

    @TempDir
    Path folder;

    private final RateBaselines shipped = RateBaselines.shipped();

    @Test
    void thoseThatShipSayWhatTheyRestOn() {
        assertThat(shipped.id()).isEqualTo("rate=default@1");
        assertThat(shipped.of(Kind.RATING).source().basis()).isEqualTo(Basis.MEASURED);
        assertThat(shipped.of(Kind.RATING).source().contributors()).isEqualTo(1553);
        assertThat(shipped.of(Kind.TRANSACTION).source().note()).contains("simulated");
        assertThat(shipped.of(Kind.FEEDBACK).source().basis()).isEqualTo(Basis.ASSUMED);
        assertThat(shipped.of(Kind.OBSERVATION).source().basis()).isEqualTo(Basis.ASSUMED);
    }

    @Test
    void comeBackFromTheirFileAndFromJava() throws IOException, ClassNotFoundException {
        Path file = write(shipped.text());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(shipped);
        }

        assertThat(RateBaselines.load(file)).isEqualTo(shipped);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(shipped);
        }
    }

    @Test
    void aChangedFileIsRefusedUnlessTheDigestIsLeftOut() throws IOException {
        String changed = shipped.text().replace("[ 393, ", "[ 394, ");
        assertThat(changed).isNotEqualTo(shipped.text());

        refused(changed, "digest: \"" + shipped.digest() + "\"", "the file was changed");
        RateBaselines byHand = RateBaselines.load(write(changed.replaceFirst(",\\s*\"digest\" : \"[^\"]*\"", "")));
        assertThat(byHand).isNotEqualTo(shipped);
    }

    @Test
    void aFileThatIsNotThereOrNotJsonIsRefused() throws IOException {
        Path missing = folder.resolve("none.json");
        assertThatExceptionOfType(BaselineException.class)
                .isThrownBy(() -> RateBaselines.load(missing))
                .withMessage(missing + ": no such file; leave `baselines` out to use those that ship");
        refused("{", ": is not JSON: ");
        refused("[]", ": the root: []: must be an object with v, name, version, kinds, digest");
        refused("", ": the root: ");
    }

    @Test
    void aWrongKeyOrValueIsNamed() throws IOException {
        String text = shipped.text();
        refused(text.replaceFirst("\"basis\"", "\"bases\""), ": kinds.rating.bases: unknown key; allowed: basis, note");
        refused(text.replaceFirst("\"v\" : 1", "\"v\" : 2"), ": v: 2: must be 1");
        refused(text.replaceFirst("\"version\" : 1", "\"version\" : 0"), ": version: 0 is not 1 or more");
        refused(text.replaceFirst("\"default\"", "\"a b\""), ": name: 'a b' is not 1 to 60 of a-z A-Z 0-9 . _ -");
        refused(
                text.replaceFirst("measured", "guessed"),
                ": kinds.rating.basis: \"guessed\": must be measured or assumed");
        refused(text.replaceFirst("\"10s\"", "\"11s\""), ": kinds.rating.windows.11s: unknown key; allowed: 10s, 1m");
        refused(text.replaceFirst("\"tail\" : [0-9.]+", "\"tail\" : -1"), ".windows.10s.tail: -1.0 is not above 0");
        refused(
                text.replaceFirst("\\[ 393, ", "[ 39.3, "),
                ".windows.10s.points[10][0]: 39.3: must be a whole number up to 2147483647");
        refused(text.replaceFirst("\\[ 393, ", "[ 393, 1, "), ".windows.10s.points[10]: [393,1,", "must be a pair");
        refused(
                text.replaceFirst("\\[ 1, 1\\.0 \\]", "[ 1, 1.5 ]"),
                "points[0].share: 1.5 is not above 0 and at most 1");
        refused(text.replaceFirst("\"contributors\" : 1553", "\"contributors\" : -1"), "contributors: -1 is not 0");
        refused(
                text.replaceFirst("\"rating\"", "\"ratings\""),
                "kinds.ratings: unknown key; allowed: rating, feedback");
        refused(text.replaceFirst("\"command\" : \"[^\"]*\",", ""), ": kinds.rating.command: is missing");
    }

    private void refused(String text, String... parts) throws IOException {
        Path file = write(text);
        assertThatExceptionOfType(BaselineException.class)
                .isThrownBy(() -> RateBaselines.load(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContainingAll(parts);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "baselines", ".json"), text);
    }
}
