package dev.weir.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
public final class Spelling {

    private Spelling() {}

    /** The nearest of {@code known} to {@code word}, if it is near enough to be meant; the first one of equals. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String folded = fold(word);
        return known.stream()
                .filter(candidate -> distance(folded, fold(candidate)) <= tolerance(word))
                .min(Comparator.comparingInt(candidate -> distance(folded, fold(candidate))));
    }

    /** Short words are near to everything, so they may differ in one place only. */
    private static int tolerance(String word) {
        int length = word.length();
        return length <= 4 ? 1 : length <= 8 ? 2 : 3;
    }

    /** {@code event_id}, {@code event-id} and {@code EventId} are one word. */
    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /**
     * The Damerau-Levenshtein distance in its optimal string alignment form: insertions, deletions, substitutions and
     * swaps of neighbours, no part edited twice.
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
