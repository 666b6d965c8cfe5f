package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The training set against a plain model of sets, whatever the order of events, labels, corrections and retractions. */
class TrainingSetPropertyTest {

    private static final long WINDOW_DAYS = 10;
    private static final List<String> SOURCES = List.of("visa", "amex");

    private record Payment(
            int line, int id, int card, int day, @Nullable String label) {
        String text() {
            return Lives.payment(line, "e" + id, "c" + card, day, label);
        }
    }

    private record Said(int line, int of, int label, int day, int source) {
        String text() {
            return Lives.said(line, "e" + of, "l" + label, day, SOURCES.get(source));
        }
    }

    /** Takes back a card's payments, a source's labels or one label; back in from another day on, or never. */
    private record TakenBack(int number, int what, int whose, int since, int day, int back) {
        Retraction retraction() {
            String id = "r" + number;
            return switch (what) {
                case 0 ->
                    new Retraction(
                            id,
                            Retraction.Op.RETRACT,
                            Entity.of("card", "c" + whose),
                            List.of("payments"),
                            Lives.millis(since),
                            List.of(),
                            null,
                            "r",
                            null,
                            Lives.millis(day));
                case 1 ->
                    Retraction.ofLabels(id, null, source(), "chargebacks", Lives.millis(since), "r", Lives.millis(day));
                default ->
                    Retraction.ofOne(
                            id, Retraction.What.LABEL, "payments", "p.json:" + (whose + 1), "r", Lives.millis(day));
            };
        }

        Retraction reinstatement() {
            Retraction first = retraction();
            return new Retraction(
                    "back" + number,
                    Retraction.Op.REINSTATE,
                    first.what(),
                    first.actor(),
                    first.source(),
                    first.origin(),
                    first.streams(),
                    first.since(),
                    first.objects(),
                    first.id(),
                    "b",
                    null,
                    Lives.millis(back));
        }

        boolean holds(int asOf) {
            return day <= asOf && back > asOf;
        }

        String source() {
            return SOURCES.get(whose % 2);
        }
    }

    private record World(List<Payment> payments, List<Said> labels, List<TakenBack> taken, int asOf) {

        /** Label by line, an empty one where a row has none. */
        Map<Integer, String> set() {
            Map<Integer, String> set = new HashMap<>();
            for (Payment payment : payments) {
                boolean gone = taken.stream()
                        .anyMatch(
                                t -> t.what == 0 && t.holds(asOf) && t.whose == payment.card && payment.day >= t.since);
                if (payment.day <= asOf && !gone) {
                    set.put(payment.line, label(payment));
                }
            }
            return set;
        }

        private String label(Payment payment) {
            boolean lost = taken.stream().anyMatch(t -> t.what == 2 && t.holds(asOf) && t.whose + 1 == payment.line);
            String best = lost || payment.label == null ? "" : payment.label;
            int said = best.isEmpty() ? Integer.MIN_VALUE : payment.day;
            for (Said label : labels) {
                boolean gone = taken.stream()
                        .anyMatch(t -> t.what == 1
                                && t.holds(asOf)
                                && t.source().equals(SOURCES.get(label.source))
                                && label.day >= t.since);
                if (label.of == payment.id
                        && label.day <= asOf
                        && Math.abs(label.day - payment.day) <= WINDOW_DAYS
                        && !gone
                        && label.day >= said) {
                    best = "l" + label.label;
                    said = label.day;
                }
            }
            return best;
        }
    }

    @Property(tries = 400)
    void isWhatTheSetsSayInAnyOrderAndHoweverOften(@ForAll("worlds") World world, @ForAll Random random) {
        // Given
        List<String> lines = new ArrayList<>();
        world.payments.forEach(payment -> lines.add(payment.text()));
        world.labels.forEach(label -> lines.add(label.text()));
        List<Retraction> ledger = new ArrayList<>();
        for (TakenBack taken : world.taken) {
            ledger.add(taken.retraction());
            ledger.add(taken.reinstatement());
        }

        // When
        Build build = Build.of(Build.asOf(world.asOf), ledger, lines);
        lines.addAll(List.copyOf(lines.subList(0, lines.size() / 2)));
        ledger.addAll(List.copyOf(ledger));
        Collections.shuffle(lines, random);
        Collections.shuffle(ledger, random);
        Build again = Build.of(Build.asOf(world.asOf), ledger, lines);

        // Then
        Map<Integer, String> found = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (String row : build.rows()) {
            Contribution read = LineReader.read(row.getBytes());
            int line = Integer.parseInt(read.origin().split(":")[1]);
            order.add(line);
            found.put(line, read.label() == null ? "" : read.label().value());
        }
        assertThat(found).isEqualTo(world.set());
        assertThat(order).isSorted().doesNotHaveDuplicates();
        assertThat(again.rows()).isEqualTo(build.rows());
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 3);
        Arbitrary<Payment> payment = Combinators.combine(few, few, days, Arbitraries.of("g", "f", ""))
                .as((id, card, day, label) -> new Payment(0, id, card, day, label.isEmpty() ? null : label));
        Arbitrary<Said> said = Combinators.combine(
                        few, few, days, Arbitraries.integers().between(0, 1))
                .as((of, label, day, source) -> new Said(0, of, label, day, source));
        Arbitrary<TakenBack> taken = Combinators.combine(Arbitraries.integers().between(0, 2), few, days, days, days)
                .as((what, whose, since, day, back) -> new TakenBack(0, what, whose, since, day, back));
        return Combinators.combine(
                        payment.list().ofMaxSize(12),
                        said.list().ofMaxSize(14),
                        taken.list().ofMaxSize(4),
                        days)
                .as(TrainingSetPropertyTest::numbered);
    }

    private static World numbered(List<Payment> payments, List<Said> labels, List<TakenBack> taken, int asOf) {
        List<Payment> numberedPayments = new ArrayList<>();
        payments.forEach(p ->
                numberedPayments.add(new Payment(numberedPayments.size() + 1, p.id(), p.card(), p.day(), p.label())));
        List<Said> numberedLabels = new ArrayList<>();
        labels.forEach(
                l -> numberedLabels.add(new Said(numberedLabels.size() + 1, l.of(), l.label(), l.day(), l.source())));
        List<TakenBack> numberedTaken = new ArrayList<>();
        taken.forEach(t -> numberedTaken.add(
                new TakenBack(numberedTaken.size(), t.what(), t.whose(), t.since(), t.day(), t.back())));
        return new World(numberedPayments, numberedLabels, numberedTaken, asOf);
    }
}
