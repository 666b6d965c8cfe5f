package dev.weir.decode;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that somebody most probably meant: the one with the fewest edits (Levenshtein), case aside. */
final class NearestName {

    private NearestName() {}

    /** @param known at least one name; of two equally near ones the first wins */
    static String of(String wanted, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> edits(fold(wanted), fold(name))))
                .orElseThrow();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
