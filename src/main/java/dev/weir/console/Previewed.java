package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.review.Act;
import dev.weir.review.Preview;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * An act, and what it would change, as a person sees both.
 *
 * @param act what would be sent; its reason and comment are said after looking
 * @param preview what it would change
 */
record Previewed(Act act, Preview preview) {

    /**
     * The same for the same act with the same numbers, and for no other: what comes with a decision, so that nothing is decided that
     * nobody saw. It is no secret: whoever may decide can work it out. The numbers move when the gateway's records do, at its
     * checkpoints, so that of two tries in a row one passes.
     */
    String fingerprint() {
        MessageDigest digest = sha256();
        List.of(
                        act.action(),
                        act.target(),
                        act.streams(),
                        act.since(),
                        act.until(),
                        preview.decisions(),
                        preview.contributors(),
                        preview.established(),
                        preview.retracts(),
                        preview.returns(),
                        preview.releases(),
                        Objects.requireNonNullElse(preview.campaign(), ""),
                        preview.lines(),
                        preview.notes(),
                        Objects.requireNonNullElse(preview.refusal(), ""),
                        preview.second() == null ? "" : preview.second())
                .forEach(part -> {
                    byte[] text = part.toString().getBytes(UTF_8);
                    digest.update(ByteBuffer.allocate(Integer.BYTES)
                            .putInt(text.length)
                            .array());
                    digest.update(text);
                });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
