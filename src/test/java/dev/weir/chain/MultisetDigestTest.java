package dev.weir.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultisetDigestTest {

    @Property(tries = 50)
    void itIsTheSumModuloTwoToTheTenTwentyFourOfWhatEachIsStretchedTo(
            @ForAll @IntRange(max = 40) int count, @ForAll long seed) throws Exception {
        // Given
        List<byte[]> fingerprints = fingerprints(count, seed);
        BigInteger sum = BigInteger.ZERO;
        for (byte[] fingerprint : fingerprints) {
            ByteArrayOutputStream stretched = new ByteArrayOutputStream();
            for (int block = 0; block < 4; block++) {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update((byte) block);
                stretched.writeBytes(sha.digest(fingerprint));
            }
            sum = sum.add(new BigInteger(1, stretched.toByteArray())).mod(BigInteger.TWO.pow(1024));
        }

        // When
        MultisetDigest digest = digest(fingerprints);

        // Then
        assertThat(new BigInteger(digest.hex(), 16)).isEqualTo(sum);
        assertThat(digest.hex()).hasSize(256);
        assertThat(digest.count()).isEqualTo(count);
    }

    @Property(tries = 50)
    void orderIsAllTheSameAndOneBitIsNot(@ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        // Given
        List<byte[]> fingerprints = fingerprints(count, seed);
        String before = digest(fingerprints).hex();

        // When
        Collections.shuffle(fingerprints, new Random(seed));
        String shuffled = digest(fingerprints).hex();
        fingerprints.get(0)[31] ^= 1;
        String changed = digest(fingerprints).hex();

        // Then
        assertThat(shuffled).isEqualTo(before);
        assertThat(changed).isNotEqualTo(before);
    }

    @Test
    void afterClearItBeginsAnew() {
        MultisetDigest digest = digest(fingerprints(3, 7));

        digest.clear();

        assertThat(digest.count()).isZero();
        assertThat(digest.hex()).isEqualTo("0".repeat(256));
    }

    private static MultisetDigest digest(List<byte[]> fingerprints) {
        MultisetDigest digest = new MultisetDigest();
        fingerprints.forEach(digest::add);
        return digest;
    }

    private static List<byte[]> fingerprints(int count, long seed) {
        Random random = new Random(seed);
        List<byte[]> fingerprints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] one = new byte[32];
            random.nextBytes(one);
            fingerprints.add(one);
        }
        return fingerprints;
    }
}
