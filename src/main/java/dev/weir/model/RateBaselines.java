package dev.weir.model;

import dev.weir.event.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The rate baselines of a deployment, one for each {@link Kind}. Immutable.
 *
 * @param name its name, 1 to 60 of a-z A-Z 0-9 . _ -
 * @param version 1 or more
 * @param kinds one for each kind, in the order of {@link Kind}
 */
public record RateBaselines(String name, int version, List<RateBaseline> kinds) implements Serializable {

    private static final String SHIPPED = "rate-baselines.json";

    public RateBaselines {
        if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("name: '" + name + "' is not 1 to 60 of a-z A-Z 0-9 . _ -");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " is not 1 or more");
        }
        kinds = List.copyOf(kinds);
        for (Kind kind : Kind.values()) {
            if (kinds.size() != Kind.values().length
                    || kinds.get(kind.ordinal()).kind() != kind) {
                throw new IllegalArgumentException(
                        "kinds: need rating, feedback, transaction and observation, once each");
            }
        }
    }

    /** The baselines that ship with Weir, measured on public data; their file says on which. */
    public static RateBaselines shipped() {
        try (InputStream in = RateBaselines.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new BaselineException(SHIPPED + " is missing beside " + RateBaselines.class.getName()
                        + ": the program is incomplete, install it again");
            }
            return RateBaselinesJson.read(SHIPPED, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    /**
     * The baselines of a file.
     *
     * @throws BaselineException when it cannot be read or does not hold valid baselines
     */
    public static RateBaselines load(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BaselineException(file + ": no such file; leave `baselines` out to use those that ship", e);
        } catch (IOException e) {
            throw new BaselineException(file + ": cannot be read: " + e, e);
        }
        return RateBaselinesJson.read(file.toString(), bytes);
    }

    /** The baseline of a kind of stream. */
    public RateBaseline of(Kind kind) {
        return kinds.get(kind.ordinal());
    }

    /** These under another name and version, with one baseline in the place of its kind's. */
    public RateBaselines with(String newName, int newVersion, RateBaseline baseline) {
        List<RateBaseline> all = new ArrayList<>(kinds);
        all.set(baseline.kind().ordinal(), baseline);
        return new RateBaselines(newName, newVersion, all);
    }

    /** {@code rate=name@version}: stands on every verdict. */
    public String id() {
        return "rate=" + name + '@' + version;
    }

    /** {@code sha256:} and the digest of the content, which a file carries too. */
    public String digest() {
        try {
            byte[] content = RateBaselinesJson.content(this);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text of a file that {@link #load} reads. */
    public String text() {
        return RateBaselinesJson.text(this);
    }
}
