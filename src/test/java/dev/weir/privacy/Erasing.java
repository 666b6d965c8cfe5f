package dev.weir.privacy;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.settings.MaskSettings;
import dev.weir.settings.PrivacySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Keys and decisions of erasures, for tests. */
public final class Erasing {

    private static final long A_DAY = 24 * 3_600_000L;

    private Erasing() {}

    /** Settings with a key of their own in this folder. */
    public static PrivacySettings keyed(Path folder) throws IOException {
        return new PrivacySettings(
                key(folder.resolve("privacy.key"), "0123456789abcdef").toString(), MaskSettings.NOTHING);
    }

    /** A file with a key, readable by its owner. */
    public static Path key(Path file, String sixteen) throws IOException {
        Files.writeString(file, sixteen + sixteen + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** An admin erases somebody. */
    public static Decision erase(String id, Entity actor, long time) {
        return new Decision(
                id,
                Decision.Action.ERASE,
                actor,
                List.of(),
                null,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                null,
                Decision.Reason.REQUESTED,
                "request 117",
                "ada",
                time,
                time + A_DAY,
                null);
    }
}
