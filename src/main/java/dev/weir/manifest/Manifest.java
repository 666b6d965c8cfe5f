package dev.weir.manifest;

import dev.weir.sign.Dsse;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.training.Rows;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement about a set in its envelope, beside the files. */
public final class Manifest implements Rows {

    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private final Path file;
    private final Dsse envelope;
    private final Statement statement;
    private final SetFiles files;

    private Manifest(Path file, Dsse envelope, Statement statement, SetFiles files) {
        this.file = file;
        this.envelope = envelope;
        this.statement = statement;
        this.files = files;
    }

    /** Who signs. */
    public record Signer(String name, PrivateKey key) {}

    /**
     * Writes a manifest.
     *
     * @param signer who signs, or null: nobody
     */
    public static void write(Path file, Statement statement, @Nullable Signer signer) throws IOException {
        byte[] payload = statement.bytes();
        Dsse envelope = signer == null
                ? Dsse.unsigned(PAYLOAD_TYPE, payload)
                : Dsse.signed(PAYLOAD_TYPE, payload, signer.name(), signer.key());
        Files.write(file, envelope.bytes());
    }

    /**
     * Opens a manifest.
     *
     * @param path the manifest, the folder that it stands in, or the file of the set that it stands beside
     * @param tables where the set is, if it is in a table
     * @throws TrainingException when it is none
     */
    public static Manifest open(Path path, Tables tables) throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve(SetPlace.MANIFEST) : beside(path);
        if (!Files.isRegularFile(file)) {
            throw new TrainingException(
                    file + ": there is no such file; `weir training-set build` writes a manifest beside each set");
        }
        Dsse envelope;
        Statement statement;
        try {
            envelope = Dsse.read(Files.readAllBytes(file));
            if (!envelope.type().equals(PAYLOAD_TYPE)) {
                throw new IllegalArgumentException(
                        "its payloadType is '" + envelope.type() + "'; allowed: " + PAYLOAD_TYPE);
            }
            statement = Statement.read(envelope.payload());
        } catch (IllegalArgumentException e) {
            throw new TrainingException(file + " is no manifest: " + e.getMessage(), e);
        }
        InTable table = statement.predicate().table();
        try {
            return new Manifest(file, envelope, statement, table == null ? new FilesBeside(file) : tables.of(table));
        } catch (TrainingException e) {
            throw new TrainingException(file + ": " + e.getMessage(), e);
        }
    }

    /** A manifest has none beside it: who puts a copy there would have it taken for that of one file, which others may stand beside. */
    private static Path beside(Path path) {
        Path beside = path.resolveSibling(path.getFileName() + "." + SetPlace.MANIFEST);
        boolean isManifest = path.getFileName().toString().endsWith(SetPlace.MANIFEST);
        return !isManifest && Files.isRegularFile(beside) ? beside : path;
    }

    /** Where it stands. */
    public Path file() {
        return file;
    }

    /** What it says. */
    public Statement statement() {
        return statement;
    }

    /** The folder that holds the whole set: beside it stand others. */
    public Path shelf() {
        Path folder = folder(file);
        return file.getFileName().toString().equals(SetPlace.MANIFEST) ? folder(folder) : folder;
    }

    /** The folder of a file; of the root, itself. */
    static Path folder(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return Objects.requireNonNullElse(whole.getParent(), whole);
    }

    /** The files that it names. */
    SetFiles files() {
        return files;
    }

    /** Who is said to have signed, or null: nobody. */
    public @Nullable String signer() {
        return envelope.keyId();
    }

    /**
     * What is wrong with its signature.
     *
     * @param now the time at which keys must be valid, epoch milliseconds
     * @return a sentence, or null: nothing is
     */
    @Nullable
    String signatureProblem(Reviewers keys, long now) {
        String name = envelope.keyId();
        if (name == null) {
            return "it is not signed";
        }
        for (Reviewer reviewer : keys.named(name)) {
            if (envelope.fits(reviewer.publicKey())) {
                return reviewer.isValidAt(now)
                        ? null
                        : "the key of '" + name + "' that signed it is no longer valid since " + reviewer.until();
            }
        }
        return keys.named(name).isEmpty()
                ? "it is signed by '" + name + "', whom the keys do not have"
                : "its signature does not fit the keys of '" + name + "': it was changed, or signed by somebody else";
    }

    @Override
    public void read(Taker taker) throws IOException {
        for (Statement.Subject subject : statement.subject()) {
            files.read(subject.name(), taker);
        }
    }
}
