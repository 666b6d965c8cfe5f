package dev.weir.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Entity;
import dev.weir.settings.PrivacySettings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names for contributors who were erased: {@code customer:erased.1f2e3d4c.KEYED-HASH}, HMAC-SHA-256 of the id under the key of
 * {@code privacy.key}. The same id gets the same name under the same key. The first part says which key it was, so that a reader
 * with another one fails and does not pass the erasure over. Not for several threads.
 */
public final class Pseudonyms {

    /** A key with less is guessed: 32 characters of hexadecimal are 128 bits. */
    private static final int LEAST_KEY = 32;

    /** Who names a film by mistake should not wait for it. */
    private static final int MOST_KEY = 10_000;

    /** 128 bits: no two of 10^15 contributors share a name. */
    private static final int BYTES = 16;

    private static final int FINGERPRINT = 4;
    private static final String PREFIX = "erased.";
    private static final String MAC = "HmacSHA256";

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Mac mac;
    private final String prefix;

    private Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
        prefix = PREFIX + HexFormat.of().formatHex(mac.doFinal("key".getBytes(UTF_8)), 0, FINGERPRINT) + '.';
    }

    /**
     * Those of the key that the settings name, or null where they name none.
     *
     * @throws IllegalArgumentException when the file cannot be read, others may read it too, or it holds too little; never with its
     *     content
     */
    public static @Nullable Pseudonyms of(PrivacySettings settings) {
        return settings.key() == null ? null : read(Path.of(settings.key()));
    }

    static Pseudonyms read(Path file) {
        try {
            boolean knowsOwners =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            if (knowsOwners && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new IllegalArgumentException(
                        "privacy.key " + file + ": anybody may read this key; run `chmod o= " + file + "`");
            }
            String text =
                    Files.size(file) > MOST_KEY ? "" : Files.readString(file).strip();
            if (text.length() < LEAST_KEY) {
                throw new IllegalArgumentException("privacy.key " + file + " holds no key; allowed: " + LEAST_KEY
                        + " to " + MOST_KEY + " characters, as `openssl rand -hex 32` prints them");
            }
            return new Pseudonyms(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "privacy.key " + file + " cannot be read: " + e.getClass().getSimpleName()
                            + "; every process of the job, the console and who builds training sets need it",
                    e);
        }
    }

    /** The name of a contributor. */
    public Entity of(Entity actor) {
        byte[] hash = mac.doFinal(("pseudonym " + actor.text()).getBytes(UTF_8));
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        return Entity.of(actor.type(), prefix + id);
    }

    /** Whether this is a name that was made with this key. */
    public boolean made(Entity name) {
        return name.id().startsWith(prefix);
    }

    /** Which key it is: the beginning of the ids of all its names. */
    public String keyId() {
        return prefix;
    }
}
