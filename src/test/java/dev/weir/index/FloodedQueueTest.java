package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attacker drowns a campaign in chaff, so that nobody finds it (MITRE ATLAS AML.T0046). */
class FloodedQueueTest {

    private static final int MEMBERS = 60;
    private static final int EVENTS = 2_400;
    private static final int CHAFF = 20_000;
    private static final int THROWN_AWAY = 2_000;

    @TempDir
    private Path folder;

    /** Of the sixty, three are not found in the campaign, as the target allows. */
    @ParameterizedTest
    @CsvSource({"1, 1, 57", "2, 3, 60", "3, 10, 58"})
    void theCampaignStandsAmongTheFirstFiveOfAtMostAHundredRows(long seed, int days, int found) {
        try (Opened opened = new Opened(folder)) {
            // Given: 100 films, which 10 to 500 honest contributors rate
            Random random = new Random(seed);
            Tape tape = opened.tape;
            for (int film = 0; film < 100; film++) {
                for (int i = 0; i < 10 + random.nextInt(50); i++) {
                    tape.admitted("h" + random.nextInt(3_000), "m" + film, 3, Tape.NOON);
                }
            }
            opened.read();

            // When
            for (int i = 0; i < CHAFF + EVENTS; i++) {
                long at = Tape.NOON + random.nextLong(days * Times.DAY);
                if (i < EVENTS) {
                    attack(tape, i % MEMBERS, found, at, random);
                } else {
                    chaff(tape, random.nextInt(THROWN_AWAY), at, random);
                }
                if (i % 5_000 == 0) {
                    opened.read();
                }
            }
            opened.read();

            // Then
            List<Case> queue = opened.queue();
            assertThat(queue).hasSizeLessThanOrEqualTo(100);
            assertThat(queue.subList(0, 5)).anySatisfy(row -> {
                assertThat(row.id()).isEqualTo("campaign:" + Tape.CAMPAIGN);
                assertThat(row.members()).isEqualTo(found);
            });
            assertThat(queue.stream().mapToLong(Case::held).sum()).isEqualTo(CHAFF + EVENTS);
            assertThat(opened.index.members(Tape.CAMPAIGN)).hasSize(found);
        }
    }

    private static void attack(Tape tape, int member, int found, long at, Random random) {
        String actor = "fake" + member;
        String film = "m" + random.nextInt(3);
        if (member < found) {
            tape.standing(actor, Standing.SUSPENDED, Tape.CAMPAIGN, at);
            tape.held(actor, film, 5, at, Tape.standing(actor, Tape.CAMPAIGN), Tape.finding("rate", Family.RATE, 8));
        } else {
            tape.held(actor, film, 5, at, Tape.finding("crowd", Family.GROUP, 9));
        }
    }

    private static void chaff(Tape tape, int actor, long at, Random random) {
        Finding[] findings = switch (random.nextInt(3)) {
            case 0 -> new Finding[] {Tape.finding("rate", Family.RATE, 8 + random.nextInt(22))};
            case 1 -> new Finding[] {Tape.finding("profile", Family.PROFILE, 8 + random.nextInt(10))};
            default ->
                new Finding[] {
                    Tape.finding("time", Family.TIME, 8 + random.nextInt(22)), Tape.finding("rate", Family.RATE, 6)
                };
        };
        tape.held("thrown" + actor, "m" + random.nextInt(100), 1 + random.nextInt(5), at, findings);
    }
}
