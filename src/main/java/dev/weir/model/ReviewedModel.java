package dev.weir.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One published version of what reviewers would call a stream's contributors. Immutable; never changed once published.
 *
 * @param stream the stream that it is about
 * @param version 1 or more; the highest one of a stream is in force
 * @param published when, by the clock of who published it
 * @param how why it was published
 * @param reason what a person said to it; empty where none did
 * @param reference the version that it is compared with and that sums over contributors go back to: the first one, or the last
 *     one that a person answered for
 * @param gate what the gate measured
 * @param fit what the job judges by
 */
public record ReviewedModel(
        String stream,
        int version,
        Instant published,
        How how,
        String reason,
        int reference,
        List<GateMeasure> gate,
        ReviewedFit fit)
        implements Published {

    /** The name of the check that judges by it. */
    public static final String CHECK = "reviewed";

    public ReviewedModel {
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(fit, "fit");
        gate = List.copyOf(gate);
        if (version < 1 || reference < 1 || reference > version) {
            throw new IllegalArgumentException("version " + version + ", reference " + reference
                    + "; allowed: 1 or more, and a reference up to the version");
        }
    }

    @Override
    public String check() {
        return CHECK;
    }

    /** How many contributors reviewers had called something. */
    @Override
    public int contributors() {
        return fit.fakes() + fit.honest();
    }

    /** {@code reviewed=ratings@3}: what verdicts name. */
    public String id() {
        return CHECK + '=' + stream + '@' + version;
    }

    /** Of the whole content, which a file carries too. */
    @Override
    public String digest() {
        return ReviewedModelJson.digest(this);
    }

    /**
     * The model of a record or file.
     *
     * @param name where it stands, for the message
     * @throws BaselineException when it does not hold a valid model
     */
    public static ReviewedModel read(String name, byte[] json) {
        return ReviewedModelJson.read(name, json);
    }

    @Override
    public String text() {
        return ReviewedModelJson.text(this);
    }
}
