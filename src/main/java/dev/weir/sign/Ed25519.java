package dev.weir.sign;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Signatures by Ed25519 (RFC 8032), as Java makes and checks them. */
final class Ed25519 {

    /** What Java calls it. */
    static final String NAME = "Ed25519";

    private Ed25519() {}

    /**
     * Signs.
     *
     * @throws IllegalArgumentException when the key is not one for Ed25519
     */
    static byte[] sign(byte[] message, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(NAME);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("a key for " + key.getAlgorithm() + " cannot sign; allowed: " + NAME, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with " + NAME, e);
        }
    }

    /** Whether the owner of this key signed exactly these bytes. */
    static boolean fits(byte[] message, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // Not even the shape of one: a wrong length, a number out of range.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot check a key of " + key.getAlgorithm(), e);
        }
    }
}
