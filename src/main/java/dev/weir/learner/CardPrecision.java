package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Of the cards that investigators can look at in a day, how many are compromised: card precision top-100 of the Fraud
 * Detection Handbook, chapter 4. A card's score is the highest of its payments of the day. A card found once is not counted
 * on later days. The mean over the days.
 */
final class CardPrecision {

    /** Cards a day. */
    static final int CARDS = 100;

    private static final long DAY = 86_400_000L;

    private CardPrecision() {}

    static double of(FeatureTable table, double[] scores) {
        return of(table, scores, CARDS);
    }

    /** With so many cards a day. */
    static double of(FeatureTable table, double[] scores, int cards) {
        Map<Long, Map<String, Card>> days = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            Row row = table.rows().get(i);
            days.computeIfAbsent(Math.floorDiv(row.time(), DAY), day -> new LinkedHashMap<>())
                    .merge(row.actor(), new Card(row.actor(), scores[i], row.isPositive()), Card::or);
        }
        Set<String> found = new HashSet<>();
        double sum = 0;
        for (Map<String, Card> day : days.values()) {
            List<Card> left = new ArrayList<>(day.values());
            left.removeIf(card -> found.contains(card.name));
            left.sort(Comparator.comparingDouble(card -> -card.score));
            List<String> compromised = left.stream()
                    .limit(cards)
                    .filter(Card::fraud)
                    .map(Card::name)
                    .toList();
            found.addAll(compromised);
            sum += (double) compromised.size() / cards;
        }
        return sum / days.size();
    }

    private record Card(String name, double score, boolean fraud) {

        private Card or(Card other) {
            return new Card(name, Math.max(score, other.score), fraud || other.fraud);
        }
    }
}
