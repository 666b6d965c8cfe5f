package dev.weir.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** One version of a model of one stream, as it stands in the models topic. Immutable; never changed once published. */
public sealed interface Published extends Serializable permits RateModel, ReviewedModel {

    /** Why a version was published. */
    enum How {
        /** Learned, and the gate let it pass. */
        TRAINED,
        /** Learned, and a person took the gate's place: the reference of what follows. */
        ACCEPTED,
        /** An older one, published anew. */
        ROLLED_BACK
    }

    /** The stream that it is about. */
    String stream();

    /** The check that judges by it, as it stands in the policy. */
    String check();

    /** 1 or more; the highest one of a stream and check is in force. */
    int version();

    /** When, by the clock of who published it. */
    Instant published();

    /** Why it was published. */
    How how();

    /** What a person said to it; empty where none did. */
    String reason();

    /** How many contributors it was learned from. */
    int contributors();

    /** The version that it is compared with. */
    int reference();

    /** What the gate measured. */
    List<GateMeasure> gate();

    /** {@code sha256:} and the digest of what the job judges by. */
    String digest();

    /** The text that {@link #read} reads. */
    String text();

    /** {@code ratings/rate@3}: the key of its record. */
    default String key() {
        return stream() + '/' + check() + '@' + version();
    }

    /**
     * The model of a record or file, of whichever check.
     *
     * @param name where it stands, for the message
     * @throws BaselineException when it does not hold a valid model
     */
    static Published read(String name, byte[] json) {
        JsonPlace root;
        try {
            root = JsonPlace.root(name, new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new BaselineException(name + ": is not JSON: " + e.getMessage(), e);
        }
        return switch (root.at("check").oneOf(RateModel.CHECK, ReviewedModel.CHECK)) {
            case RateModel.CHECK -> RateModel.read(name, json);
            default -> ReviewedModel.read(name, json);
        };
    }
}
