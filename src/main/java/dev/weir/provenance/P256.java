package dev.weir.provenance;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/** Public keys on the curve P-256 (FIPS 186-4, D.1.2.3). */
final class P256 {

    private static final int NUMBER_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    /**
     * A key.
     *
     * @param point 65 bytes: SEC 1, section 2.3.3, uncompressed
     * @throws IllegalArgumentException when they are none, or no point of the curve
     */
    static PublicKey read(byte[] point) {
        if (point.length != 1 + 2 * NUMBER_BYTES || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("no uncompressed point of P-256");
        }
        BigInteger x = new BigInteger(1, point, 1, NUMBER_BYTES);
        BigInteger y = new BigInteger(1, point, 1 + NUMBER_BYTES, NUMBER_BYTES);
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
            if (!isOn(curve, x, y)) {
                throw new IllegalArgumentException("no point of P-256");
            }
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256, which Java 17 has", e);
        }
    }

    /** Java takes any two numbers for a point, and a signature by a point of another curve can be made by whoever chose it. */
    private static boolean isOn(ECParameterSpec curve, BigInteger x, BigInteger y) {
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger right = x.multiply(x)
                .add(curve.getCurve().getA())
                .multiply(x)
                .add(curve.getCurve().getB())
                .mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
    }
}
