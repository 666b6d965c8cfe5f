package dev.weir.sdk;

/** The two ways in which producers sign. */
public enum Algorithm {
    /** EdDSA over edwards25519: RFC 8032; in JWS: RFC 8037. */
    ED25519("EdDSA", "Ed25519", "Ed25519", "Ed25519"),

    /** ECDSA over P-256 with SHA-256: RFC 7518, section 3.4. */
    ES256("ES256", "P-256", "EC", "SHA256withECDSAinP1363Format");

    private final String jws;
    private final String curve;
    private final String keys;
    private final String signatures;

    Algorithm(String jws, String curve, String keys, String signatures) {
        this.jws = jws;
        this.curve = curve;
        this.keys = keys;
        this.signatures = signatures;
    }

    /** Its name in the header of a JWS. */
    public String jws() {
        return jws;
    }

    /** What people call its curve. */
    public String curve() {
        return curve;
    }

    /** What Java calls its keys. */
    String keys() {
        return keys;
    }

    /** What Java calls its signatures, in the form that JWS has: for ECDSA two numbers of 32 bytes. */
    String signatures() {
        return signatures;
    }
}
