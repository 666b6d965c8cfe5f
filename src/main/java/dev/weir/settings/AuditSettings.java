package dev.weir.settings;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How the audit is sealed. */
public record AuditSettings(
        @Knob(
                doc =
                        "The file of the private key that the audit is sealed with, as `weir audit key` writes it; a relative"
                                + " path starts at the folder of the settings file. Every process of the job must be able to"
                                + " read it there. Left out, seals are not signed: who can write to the audit topic can then rewrite it"
                                + " whole.")
        @Nullable
        String key)
        implements Serializable {

    /** Nothing is signed. */
    public static final AuditSettings UNSIGNED = new AuditSettings(null);
}
