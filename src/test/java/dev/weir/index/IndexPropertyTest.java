package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whatever comes, in whatever pieces. */
class IndexPropertyTest {

    private static final String[] CHECKS = {"rate", "crowd", "profile"};

    @Property(tries = 8)
    void restartsInTheMiddleAndRecordsReadTwiceChangeNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int step) throws Exception {
        // Given
        Random random = new Random(seed);
        List<ConsumerRecord<byte[], byte[]>> records = story(random);

        // When: in one go, and in pieces with restarts, each piece with what came shortly before it
        List<String> whole = inFolder(opened -> {
            opened.read(records);
            opened.end();
        });
        List<String> pieces = inFolder(opened -> {
            for (int from = 0; from < records.size(); from += step) {
                int to = Math.min(records.size(), from + step);
                opened.read(records.subList(Math.max(0, from - random.nextInt(40)), to));
                if (random.nextInt(4) == 0) {
                    opened.reopen();
                }
            }
            opened.read(records);
            opened.end();
        });

        // Then
        assertThat(pieces).isEqualTo(whole);
    }

    @Property(tries = 8)
    void whatWasHeldIsOpenOrEndedAndInOneCase(@ForAll long seed) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = story(new Random(seed));
        long held = records.stream()
                .filter(record -> record.topic().contains("quarantine"))
                .count();
        inFolder(opened -> {
            // When
            opened.read(records);

            // Then
            QueueFilter open = QueueFilter.OPEN;
            QueueFilter ended = open.that(Case.Status.DECIDED);
            List<HeldRow> waiting = opened.held(open, QueueOrder.RISK, 7);
            assertThat(waiting.size() + opened.held(ended, QueueOrder.OLDEST, 7).size())
                    .isEqualTo((int) held);
            assertThat(waiting).extracting(HeldRow::status).containsOnly(HoldStatus.OPEN);
            List<Case> all = new ArrayList<>(opened.queue(open, QueueOrder.RISK, 3));
            all.addAll(opened.queue(ended, QueueOrder.OLDEST, 3));
            assertThat(all).extracting(Case::id).doesNotHaveDuplicates();
            assertThat(all.stream().mapToLong(Case::total).sum()).isEqualTo(held);
            assertThat(all.stream().mapToLong(Case::held).sum()).isEqualTo(waiting.size());
            Overview overview = opened.index.overview(Instant.ofEpochMilli(opened.now));
            assertThat(overview.openEvents()).isEqualTo(waiting.size());
            assertThat(overview.checks().stream()
                            .mapToLong(Overview.CheckRecord::held)
                            .sum())
                    .isEqualTo(held);
            assertThat(overview.ages().stream().mapToLong(Overview.Age::held).sum())
                    .isEqualTo(waiting.size());
            for (Case each : all) {
                recount(opened, each, open, ended);
            }
        });
    }

    /** What a case counts is what its events come to. */
    private static void recount(Opened opened, Case row, QueueFilter open, QueueFilter ended) {
        List<HeldRow> events = Stream.of(open, ended)
                .flatMap(filter ->
                        opened.held(filter.where(QueueFilter.Field.CASE, row.id()), QueueOrder.RISK, 50).stream())
                .toList();
        assertThat(events).hasSize((int) row.total());
        assertThat(events.stream().map(HeldRow::actor).distinct()).hasSize((int) row.members());
        assertThat(events.stream().map(HeldRow::object).distinct()).hasSize((int) row.objects());
        assertThat(events.stream().mapToDouble(HeldRow::nats).average().orElseThrow() * Math.log1p(row.members()))
                .isCloseTo(row.risk(), org.assertj.core.data.Offset.offset(1e-9));
    }

    /** A few hundred records: holds, admissions, standings, decisions, undos, some decisions before their events. */
    private static List<ConsumerRecord<byte[], byte[]>> story(Random random) {
        Tape tape = new Tape();
        List<Event> events = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            long at = Tape.NOON - random.nextLong(20 * Times.DAY);
            String actor = "a" + random.nextInt(40);
            switch (random.nextInt(9)) {
                case 0 -> tape.admitted(actor, "x" + random.nextInt(6), 4, at);
                case 1 -> tape.standing(actor, Standing.SUSPENDED, "c" + random.nextInt(3), at);
                case 2 -> {
                    if (!events.isEmpty()) {
                        tape.explained(events.get(random.nextInt(events.size())), at);
                    }
                }
                case 3 -> decisions.add(decide(tape, random, events, i));
                default -> {
                    Event event = tape.event(actor, "x" + random.nextInt(6), 4, at);
                    events.add(event);
                    String check = CHECKS[random.nextInt(CHECKS.length)];
                    tape.held(event, at, Tape.finding(check, Family.RATE, random.nextInt(3) + 8));
                }
            }
            if (!decisions.isEmpty() && random.nextInt(20) == 0) {
                Decision undone = decisions.get(random.nextInt(decisions.size()));
                decisions.add(Tape.undo("u" + i, undone, Tape.NOON + i));
                tape.decided(decisions.get(decisions.size() - 1));
            }
        }
        return tape.take();
    }

    private static Decision decide(Tape tape, Random random, List<Event> events, int i) {
        Decision decision;
        if (random.nextBoolean() && !events.isEmpty()) {
            Event event = events.get(random.nextInt(events.size()));
            Action action = random.nextBoolean() ? Action.RELEASE : Action.REJECT;
            decision = Tape.ofEvent(
                    "d" + i, action, event.actor().id(), event.origin().text(), Tape.NOON + i);
        } else {
            Action action = random.nextInt(3) > 0 ? Action.EXCLUDE : Action.CLEAR;
            decision = Tape.ofActor("d" + i, action, "a" + random.nextInt(40), Long.MIN_VALUE, Tape.NOON + i);
        }
        tape.decided(decision);
        return decision;
    }

    private interface Use {
        void of(Opened opened) throws Exception;
    }

    /** Everything that the index holds after this. */
    private static List<String> inFolder(Use use) throws Exception {
        Path folder = Files.createTempDirectory("weir-index-");
        try {
            try (Opened opened = new Opened(folder)) {
                use.of(opened);
            }
            return dump(folder.resolve("index.db"));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<String> dump(Path file) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
                    while (found.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(found.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }
}
