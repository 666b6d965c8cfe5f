package dev.weir.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By which a backtest and a policy know each other: the SHA-256 of a policy's text without what publishing changes in it. Of the text, not of
 * what it means, so that a key that a later Weir adds changes no digest of before.
 */
public final class RulesDigest {

    /** What publishing writes, and what is for a time and left out of a backtest. */
    private static final List<String> LEFT_OUT = List.of("version", "effectiveFrom", "bypass", "tried", "untried");

    private RulesDigest() {}

    /**
     * The digest, 64 hexadecimal digits.
     *
     * @param text a policy that can be read
     */
    public static String of(String text) {
        return sha256(rules(text).getBytes(UTF_8));
    }

    /** The SHA-256 of any bytes, 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Out of a text that is one pair of braces nothing can be taken: it has no place for a backtest's figures either. */
    private static String rules(String text) {
        Map<String, String> gone = new LinkedHashMap<>();
        LEFT_OUT.forEach(key -> gone.put(key, PolicyEdit.GONE));
        try {
            return PolicyEdit.with(text, gone);
        } catch (IllegalArgumentException braces) {
            return text;
        }
    }
}
