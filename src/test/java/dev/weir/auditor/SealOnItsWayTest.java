package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import dev.weir.chain.Links;
import dev.weir.chain.Seal;
import dev.weir.sign.Jws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SealOnItsWayTest {

    /** A running job commits what it wrote since its last seal, however much, and the seal that tells of it a moment later. */
    @Test
    void aSealThatIsOnItsWayIsMissedWhereSoMuchWasWrittenSince() {
        // Given: one chain is read before the others, with all that is there
        List<AuditLine> trail = Trail.sealed(300, 25);
        AuditReport before = Trail.verified(trail);
        List<Head> heads = new ArrayList<>(before.heads());
        ChainVerifier verifier = new ChainVerifier(Set.of(Trail.PUBLIC));
        assertThat(verifier.isLacking()).isTrue();
        ChainRecord first = Trail.record(trail.get(0));
        Map<Boolean, List<AuditLine>> isOfIt = trail.stream()
                .collect(Collectors.partitioningBy(line -> Trail.record(line).chain() == first.chain()));
        isOfIt.get(true).forEach(verifier::take);
        for (int i = 0; i < 9_000; i++) {
            verifier.take(next(first.subject(), heads, first.chain(), i));
        }
        isOfIt.get(false).forEach(verifier::take);
        assertThat(verifier.isLacking()).isTrue();

        // When
        verifier.takeSeal(sealed(heads, before.seals()));

        // Then
        assertThat(verifier.isLacking()).isFalse();
        assertThat(verifier.end().findings()).isEmpty();
    }

    private static AuditLine next(String subject, List<Head> heads, int chain, int number) {
        byte[] json = ("{\"v\":1,\"type\":\"held\",\"subject\":\"" + subject + "\"}").getBytes(UTF_8);
        byte[] content = Links.content(json, Trail.BEGIN, chain, heads.get(chain));
        heads.set(chain, heads.get(chain).then(Links.hash(content)));
        return Trail.line(Links.line(content, heads.get(chain).hash()), number);
    }

    private static AuditLine sealed(List<Head> heads, long number) {
        Seal seal = new Seal(number, List.copyOf(heads));
        byte[] content = Links.content(seal.json(), Trail.BEGIN, seal.chain(), heads.get(seal.chain()));
        String signature = Jws.sign(content, Trail.PUBLIC, Trail.KEY.getPrivate());
        return Trail.line(Links.line(content, Links.hash(content), signature), 0);
    }
}
