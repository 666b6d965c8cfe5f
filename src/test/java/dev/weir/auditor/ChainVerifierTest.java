package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.auditor.AuditFinding.Kind;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import dev.weir.chain.Links;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainVerifierTest {

    private static final List<AuditLine> TRAIL = Trail.sealed(300, 25);

    @Property(tries = 20)
    void anHonestAuditIsSound(
            @ForAll @IntRange(max = 300) int records, @ForAll @IntRange(min = 1, max = 40) int every) {
        AuditReport report = new Verified(Trail.unsigned(records, every)).by(Set.of());

        assertThat(report.findings()).isEmpty();
        assertThat(report.unsealed()).isLessThanOrEqualTo(1);
        assertThat(report.records()).isEqualTo(records + report.seals());
    }

    @Test
    void aSealedAuditIsSoundAndSaysWhoSealedIt() {
        AuditReport report = Trail.verified(TRAIL);

        assertThat(report.findings()).isEmpty();
        assertThat(report.signed()).isEqualTo(12).isEqualTo(report.seals());
        assertThat(report.keys()).containsExactly(Trail.PUBLIC);
        assertThat(report.heads().stream().mapToLong(Head::next).sum()).isEqualTo(312);
    }

    @Property(tries = 60)
    void anyRecordThatIsTakenAwayIsMissed(@ForAll @IntRange(max = 311) int which) {
        // Given
        List<AuditLine> trail = new ArrayList<>(TRAIL);
        ChainRecord removed = Trail.record(trail.get(which));
        Assume.that(which < 311); // Behind the last seal nothing tells.

        // When
        trail.remove(which);
        AuditReport report = Trail.verified(trail);

        // Then
        assertThat(report.findings())
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Kind.REMOVED || finding.kind() == Kind.CUT)
                .anyMatch(finding -> finding.chain() == removed.chain() && finding.number() == removed.number());
    }

    @Property(tries = 150)
    void anyByteThatIsChangedIsFound(
            @ForAll @IntRange(max = 311) int which, @ForAll @IntRange(max = 10_000) int where) {
        // Given
        List<AuditLine> trail = new ArrayList<>(TRAIL);
        AuditLine line = trail.get(which);
        ChainRecord record = Trail.record(line);
        byte[] bytes = line.bytes().clone();
        bytes[where % bytes.length] ^= 1;

        // When
        trail.set(which, new AuditLine(bytes, AuditLine.FILE, line.place()));
        AuditReport report = Trail.verified(trail);

        // Then
        assertThat(report.findings())
                .isNotEmpty()
                .anyMatch(finding -> finding.place().equals(line.place())
                        || finding.chain() == record.chain() && finding.number() == record.number());
    }

    @Property(tries = 60)
    void aRecordThatIsWrittenAnewWithItsHashIsFoundByTheNextOrByASeal(@ForAll @IntRange(max = 310) int which) {
        // Given
        List<AuditLine> trail = new ArrayList<>(TRAIL);
        ChainRecord record = Trail.record(trail.get(which));
        Assume.that(record.seal() == null);

        // When
        trail.set(which, Trail.forged(trail.get(which), "\"count\":1", "\"count\":2"));
        AuditReport report = Trail.verified(trail);

        // Then
        assertThat(report.findings())
                .isNotEmpty()
                .anyMatch(finding -> finding.kind() == Kind.CHANGED
                        && finding.chain() == record.chain()
                        && finding.number() == record.number());
    }

    @Property(tries = 60)
    void twoRecordsOfAChainThatChangePlacesAreFound(@ForAll @IntRange(max = 311) int which, @ForAll long seed) {
        // Given
        List<AuditLine> trail = new ArrayList<>(TRAIL);
        ChainRecord one = Trail.record(trail.get(which));
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < trail.size(); i++) {
            if (i != which && Trail.record(trail.get(i)).chain() == one.chain()) {
                others.add(i);
            }
        }
        int other = others.get(Math.floorMod(seed, others.size()));

        // When
        Collections.swap(trail, which, other);
        AuditReport report = Trail.verified(trail);

        // Then
        long first = Math.min(one.number(), Trail.record(trail.get(which)).number());
        assertThat(report.findings())
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Kind.REORDERED && finding.chain() == one.chain())
                .anyMatch(finding -> finding.number() == first);
    }

    @Property(tries = 60)
    void aRecordThatIsThereTwiceIsFoundWhereItStandsTheSecondTime(
            @ForAll @IntRange(max = 311) int which, @ForAll @IntRange(min = 1, max = 312) int where) {
        // Given
        List<AuditLine> trail = new ArrayList<>(TRAIL);
        AuditLine copy = new AuditLine(trail.get(which).bytes(), AuditLine.FILE, "the copy");
        Assume.that(where > which);
        ChainRecord record = Trail.record(copy);

        // When
        trail.add(where, copy);
        AuditReport report = Trail.verified(trail);

        // Then
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.INSERTED);
            assertThat(finding.number()).isEqualTo(record.number());
            assertThat(finding.place()).isEqualTo("the copy");
        });
    }

    @Property(tries = 40)
    void aTailThatIsCutFromOneChainIsToldByTheOthers(
            @ForAll @IntRange(max = 15) int chain, @ForAll @IntRange(max = 300) int from) {
        // Given
        List<AuditLine> trail = new ArrayList<>();
        int cut = 0;
        for (int i = 0; i < TRAIL.size(); i++) {
            if (i < from || i >= 311 || Trail.record(TRAIL.get(i)).chain() != chain) {
                trail.add(TRAIL.get(i));
            } else {
                cut++;
            }
        }
        Assume.that(cut > 0 && chain != 11); // The last seal is chain 11's.

        // When
        AuditReport report = Trail.verified(trail);

        // Then
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CUT);
            assertThat(finding.chain()).isEqualTo(chain);
            assertThat(finding.sentence()).contains("the seal 11");
        });
    }

    @Test
    void allChainsCutAtOneMomentAreToldByASealThatWasKept() {
        // Given
        List<AuditLine> cut = TRAIL.subList(0, 150);
        ChainVerifier verifier = new ChainVerifier(Set.of(Trail.PUBLIC));

        // When
        cut.forEach(verifier::take);
        verifier.takeSeal(TRAIL.get(311));
        AuditReport report = verifier.end();

        // Then
        assertThat(Trail.verified(cut).findings()).isEmpty();
        assertThat(report.findings()).hasSize(16).allMatch(finding -> finding.kind() == Kind.CUT);
    }

    @Test
    void aChainThatIsWrittenAnewToItsEndIsToldByTheSealsInOthers() {
        // Given
        int chain = Trail.record(TRAIL.get(0)).chain();
        List<AuditLine> trail = new ArrayList<>();
        writtenAnew(chain, trail, trail);

        // When
        AuditReport report = Trail.verified(trail);

        // Then
        assertThat(report.findings())
                .anyMatch(finding -> finding.kind() == Kind.CHANGED
                        && finding.chain() == chain
                        && finding.sentence().contains("seal"));
    }

    /** Read before the seals, so long a tail takes what they tell of out of reach. */
    @ParameterizedTest
    @ValueSource(ints = {8_000, 8_300, 20_000})
    void aChainThatIsWrittenAnewIsNotHiddenBehindALongTail(int tail) {
        // Given
        int chain = Trail.record(TRAIL.get(0)).chain();
        List<AuditLine> trail = new ArrayList<>();
        List<AuditLine> others = new ArrayList<>();
        Head head = writtenAnew(chain, trail, others);
        String subject = Trail.record(TRAIL.get(0)).subject();
        for (int i = 0; i < tail; i++) {
            byte[] json = ("{\"v\":1,\"type\":\"held\",\"subject\":\"" + subject + "\"}").getBytes(UTF_8);
            byte[] content = Links.content(json, Trail.BEGIN, chain, head);
            head = head.then(Links.hash(content));
            trail.add(Trail.line(Links.line(content, head.hash()), i));
        }
        trail.addAll(others);

        // When, Then
        assertThat(Trail.verified(trail).findings())
                .as("tail of %d", tail)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.chain()).isEqualTo(chain);
                    assertThat(finding.kind()).isEqualTo(tail > 8_192 ? Kind.INSERTED : Kind.CHANGED);
                });
    }

    /** Else who writes all of it anew need only leave the seals out. */
    @Test
    void recordsThatNobodySealedAreNotTheWordOfWhoShouldHave() {
        int chain = Trail.record(TRAIL.get(0)).chain();
        List<AuditLine> one = new ArrayList<>();
        writtenAnew(chain, one, new ArrayList<>());

        for (List<AuditLine> trail : List.of(one, List.<AuditLine>of())) {
            assertThat(Trail.verified(trail).findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.SIGNATURE);
                assertThat(finding.sentence()).contains("there is no seal", Trail.PUBLIC);
            });
            assertThat(new Verified(trail).by(Set.of()).findings()).isEmpty();
        }
    }

    /** Writes one chain anew to its end, without its seals, into {@code its}; what stands in the others into {@code others}. */
    private static Head writtenAnew(int chain, List<AuditLine> its, List<AuditLine> others) {
        Head head = Head.START;
        for (AuditLine line : TRAIL) {
            ChainRecord record = Trail.record(line);
            if (record.chain() != chain) {
                others.add(line);
                continue;
            }
            if (record.seal() != null) {
                continue;
            }
            String json = new String(record.content(), UTF_8);
            json = json.substring(0, json.indexOf(",\"at\":")).replace("\"count\":1", "\"count\":2") + '}';
            byte[] content = Links.content(json.getBytes(UTF_8), Trail.BEGIN, chain, head);
            head = head.then(Links.hash(content));
            its.add(new AuditLine(Links.line(content, head.hash()), AuditLine.FILE, line.place()));
        }
        return head;
    }

    @Test
    void sealsMustBeSignedByWhomTheyShouldBe() {
        String stranger = PublicKeys.text(KeyFile.generate().getPublic());

        assertThat(new Verified(TRAIL).by(Set.of(stranger)).findings())
                .hasSize(12)
                .allMatch(finding ->
                        finding.kind() == Kind.SIGNATURE && finding.sentence().contains("expected [" + stranger));
        assertThat(Trail.verified(Trail.unsigned(100, 50)).findings())
                .hasSize(2)
                .allMatch(finding -> finding.sentence().startsWith("the seal is not signed"));
        assertThat(new Verified(Trail.unsigned(100, 50)).by(Set.of()).findings())
                .isEmpty();
    }

    @Test
    void aRecordInAnotherPartitionThanItsChainsIsFound() {
        ChainVerifier verifier = new ChainVerifier(Set.of());
        ChainRecord record = Trail.record(TRAIL.get(0));

        verifier.take(new AuditLine(TRAIL.get(0).bytes(), (record.chain() + 1) % 16, "weir.audit/x/0"));

        assertThat(verifier.end().findings())
                .extracting(AuditFinding::kind)
                .first()
                .isEqualTo(Kind.INSERTED);
    }

    @Test
    void whatAFormerReleaseWroteStandsBeforeTheChainsAndNowhereElse() {
        // Given
        AuditLine older = Trail.line("{\"v\":1,\"type\":\"account\"}".getBytes(UTF_8), 1);
        List<AuditLine> before = new ArrayList<>(TRAIL);
        before.add(0, older);
        List<AuditLine> between = new ArrayList<>(TRAIL);
        between.add(150, older);

        // When, Then
        assertThat(Trail.verified(before).findings()).isEmpty();
        assertThat(Trail.verified(before).older()).isEqualTo(1);
        assertThat(Trail.verified(between).findings())
                .singleElement()
                .extracting(AuditFinding::kind)
                .isEqualTo(Kind.INSERTED);
    }

    @Test
    void aJobThatBeganWithoutItsStateIsToldOnceForEachChain() {
        List<AuditLine> twice = new ArrayList<>(Trail.unsigned(200, 10));
        twice.addAll(Trail.anew(200, 10));

        assertThat(new Verified(twice).by(Set.of()).findings())
                .hasSizeLessThanOrEqualTo(16)
                .hasSizeGreaterThan(10)
                .allMatch(finding -> finding.kind() == Kind.RESTARTED);
    }

    @Test
    void fromASealThatWasKeptOnlyWhatCameSinceIsVerified() {
        // Given
        int seal = 155;
        List<Head> heads =
                Objects.requireNonNull(Trail.record(TRAIL.get(seal)).seal()).heads();
        List<AuditLine> changedBefore = new ArrayList<>(TRAIL);
        changedBefore.set(3, Trail.forged(TRAIL.get(3), "\"count\":1", "\"count\":2"));

        // When
        AuditReport since = since(heads, changedBefore);
        AuditReport emptied = since(heads, List.of());

        // Then
        assertThat(since.findings()).isEmpty();
        assertThat(emptied.findings())
                .hasSizeGreaterThan(10)
                .hasSameSizeAs(new HashSet<>(emptied.findings()))
                .allMatch(finding -> finding.kind() == Kind.CUT);
    }

    /** A chain that begins again goes on below what was kept of it; what stands there is looked at all the same. */
    @Test
    void behindASealThatWasKeptTheChainsDoNotBeginAgainUnseen() {
        // Given
        List<Head> heads =
                Objects.requireNonNull(Trail.record(TRAIL.get(155)).seal()).heads();
        List<AuditLine> anew = Trail.anew(60, 10);
        List<AuditLine> twice = new ArrayList<>(TRAIL);
        twice.addAll(anew);
        List<AuditLine> forged = new ArrayList<>(twice);
        int last = TRAIL.size() + 20;
        forged.set(last, Trail.forged(twice.get(last), "\"count\":1", "\"count\":2"));

        // When
        AuditReport restarted = since(heads, twice);
        AuditReport changed = since(heads, forged);

        // Then
        assertThat(restarted.findings()).isNotEmpty().allMatch(finding -> finding.kind() == Kind.RESTARTED);
        assertThat(changed.findings())
                .filteredOn(finding -> finding.kind() != Kind.RESTARTED)
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == Kind.CHANGED
                        && finding.chain() == Trail.record(forged.get(last)).chain());
    }

    @Test
    void behindASealThatWasKeptACopyOfWhatWasBeforeItIsFound() {
        // Given
        List<Head> heads =
                Objects.requireNonNull(Trail.record(TRAIL.get(155)).seal()).heads();
        List<AuditLine> trail = new ArrayList<>(TRAIL);
        AuditLine early = trail.stream()
                .filter(line -> Trail.record(line).number() == 1)
                .findFirst()
                .orElseThrow();
        trail.add(new AuditLine(early.bytes(), AuditLine.FILE, "the copy"));

        // When, Then
        assertThat(since(heads, trail).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.INSERTED);
            assertThat(finding.place()).isEqualTo("the copy");
        });
    }

    private static AuditReport since(List<Head> heads, List<AuditLine> trail) {
        ChainVerifier verifier = ChainVerifier.since(Set.of(), heads);
        trail.forEach(verifier::take);
        return verifier.endOfWhole();
    }

    /** Verified with other keys. */
    private record Verified(List<AuditLine> trail) {
        AuditReport by(Set<String> keys) {
            ChainVerifier verifier = new ChainVerifier(keys);
            trail.forEach(verifier::take);
            return verifier.end();
        }
    }
}
