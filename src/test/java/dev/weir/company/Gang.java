package dev.weir.company;

import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** A town of people with opinions, and a gang among them that gives the highest value to the same objects. */
final class Gang {

    /** Members {@code g0} and so on; their objects are {@code t0} and so on. */
    static final int SIZE = 120;

    private static final int PEOPLE = 300;
    private static final int OPINIONS = 15;

    private Gang() {}

    /** All opinions in an order made up once. */
    static List<Opinion> town(int stream) {
        Random random = new Random(4);
        List<String[]> all = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            for (int i = 0; i < OPINIONS; i++) {
                // Honest people come to the gang's objects, too.
                String object = i == 0 ? "t" + random.nextInt(20) : "f" + random.nextInt(200);
                all.add(new String[] {"p" + person, object, Integer.toString(1 + random.nextInt(5))});
            }
        }
        for (int member = 0; member < SIZE; member++) {
            for (int i = 0; i < OPINIONS; i++) {
                String object = i < 3 ? "f" + random.nextInt(200) : "t" + random.nextInt(20);
                all.add(new String[] {"g" + member, object, "5"});
            }
        }
        Collections.shuffle(all, random);
        List<Opinion> town = new ArrayList<>();
        for (String[] one : all) {
            town.add(opinion(stream, one[0], one[1], Double.parseDouble(one[2]), town.size()));
        }
        return town;
    }

    static Opinion opinion(int stream, String actor, String object, double value, long time) {
        return new Opinion(stream, Entity.of("user", actor), Entity.of("film", object), value, time);
    }

    static void through(OneInputStreamOperatorTestHarness<Passage, Passage> harness, List<Opinion> opinions)
            throws Exception {
        for (Opinion opinion : opinions) {
            harness.processElement(new StreamRecord<>(Passage.of(opinion)));
        }
    }

    static List<Suspicion> suspicions(OneInputStreamOperatorTestHarness<Passage, Passage> harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.SUSPICION)
                .map(Passage::suspicion)
                .toList();
    }
}
