package dev.weir.settings;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is kept from whom, and how somebody who was erased is named. */
public record PrivacySettings(
        @Knob(
                doc =
                        "The file of the key that erased contributors are named with, as `openssl rand -hex 32` prints one; a"
                                + " relative path starts at the folder of the settings file. Every process of the job, the console"
                                + " and who builds training sets must be able to read it there; keep it as long as the ledger. Left"
                                + " out, nobody can be erased.")
        @Nullable
        String key,

        @Knob(doc = "Fields of the payload that the console does not show to a role.", fallback = "{}")
        MaskSettings mask)
        implements Serializable {

    /** Nobody can be erased, and everybody sees all. */
    public static final PrivacySettings NONE = new PrivacySettings(null, MaskSettings.NOTHING);
}
