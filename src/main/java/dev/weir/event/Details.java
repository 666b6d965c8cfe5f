package dev.weir.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event carries beside what every kind of stream has.
 *
 * @param source who collected it (an app, a partner, a sensor, a bureau), or null
 * @param currency of the amount, or null
 * @param counterparty who is paid beside the object, or null
 * @param device with what it was done, or null
 * @param address from where: a network address, a town, a region; or null
 * @param features named numbers
 * @param label what somebody says it is, or null
 * @param proof what its signature says of who sent it; null where its stream does not ask
 * @param reference what it refers to in a trusted topic; null where its stream names none
 */
public record Details(
        @Nullable String source,
        @Nullable String currency,
        @Nullable String counterparty,
        @Nullable String device,
        @Nullable String address,
        Features features,
        @Nullable Label label,
        @Nullable Proof proof,
        @Nullable Reference reference) {

    /** Nothing else. */
    public static final Details NONE = new Details(null, null, null, null, null, Features.NONE, null, null, null);

    public Details {
        Objects.requireNonNull(features, "features");
    }

    /** Of an event whose stream asks neither for a proof nor for a reference. */
    public Details(
            @Nullable String source,
            @Nullable String currency,
            @Nullable String counterparty,
            @Nullable String device,
            @Nullable String address,
            Features features,
            @Nullable Label label) {
        this(source, currency, counterparty, device, address, features, label, null, null);
    }

    /** With what its signature says. A verified source is the event's, whatever it says itself. */
    public Details proven(Proof found) {
        String claimed = source;
        if (!found.isVerified() || claimed == null || claimed.equals(found.source())) {
            return from(found.isVerified() ? found.source() : claimed, found);
        }
        return from(found.source(), found.claiming(claimed));
    }

    private Details from(@Nullable String whose, Proof found) {
        return new Details(whose, currency, counterparty, device, address, features, label, found, reference);
    }

    /** Collected by this source, whatever the event says itself. */
    public Details collectedBy(String whose) {
        return new Details(whose, currency, counterparty, device, address, features, label, proof, reference);
    }

    /** With what it refers to. */
    public Details referring(Reference to) {
        return new Details(source, currency, counterparty, device, address, features, label, proof, to);
    }

    /** Who speaks for the label: its own source, else who collected the event; null where neither is known. */
    public @Nullable String labeller() {
        return label != null && label.source() != null ? label.source() : source;
    }
}
