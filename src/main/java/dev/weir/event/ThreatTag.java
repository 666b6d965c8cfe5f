package dev.weir.event;

import java.util.Locale;

/**
 * A technique in one of the public catalogues of attacks on machine learning, with the edition it was read from.
 *
 * <p>The wire form is {@code scheme:edition:id}, for example {@code atlas:2025.1:AML.T0020}.
 */
public enum ThreatTag {
    /** MITRE ATLAS: Poison Training Data. */
    ATLAS_POISON_TRAINING_DATA("atlas", "5.0", "AML.T0020"),
    /** OWASP Machine Learning Security Top 10: Data Poisoning Attack. */
    OWASP_DATA_POISONING("owasp-ml", "2023", "ML02"),
    /** NIST AI 100-2: Data Poisoning. */
    NIST_DATA_POISONING("nist-ai-100-2", "e2025", "NISTAML.013");

    private final String scheme;
    private final String edition;
    private final String id;

    ThreatTag(String scheme, String edition, String id) {
        this.scheme = scheme;
        this.edition = edition;
        this.id = id;
    }

    /** {@code scheme:edition:id}. */
    public String text() {
        return scheme.toLowerCase(Locale.ROOT) + ':' + edition + ':' + id;
    }
}
