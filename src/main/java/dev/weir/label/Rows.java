package dev.weir.label;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows of a reference: the trusted first, then at most as many others as there is room for, in no order. A class that is rare
 * on the stream keeps its part of the room: whoever is full gives up the oldest row of the class that has most beyond its part.
 */
final class Rows {

    /** The least part of the room that a class is owed, of an even part. */
    private static final double LEAST_PART = 0.5;

    /** Where there are so many owners none is to have more than an even part of that many. */
    private static final int CROWD = 4;

    /** Of four equal senders each is now and then a little above a quarter by chance. */
    private static final int SLACK = 8;

    private final int trusted;
    private final Member[] members;
    private final int[] perClass;

    /** By place: what neighbours are found by, apart from the members so that a search reads little memory. */
    final double[][] placed;

    final int[] labels;
    final double[] weights;
    private int size;

    Rows(LabelShape shape, int trusted) {
        this.trusted = trusted;
        members = new Member[trusted + shape.rows()];
        perClass = new int[shape.classes()];
        placed = new double[members.length][];
        labels = new int[members.length];
        weights = new double[members.length];
    }

    int size() {
        return size;
    }

    int trusted() {
        return Math.min(trusted, size);
    }

    Member at(int place) {
        return members[place];
    }

    List<LabelledRow> trustedRows() {
        return Arrays.stream(members, 0, trusted()).map(member -> member.row).toList();
    }

    /** Rows of a class, trusted ones too. */
    int of(int c) {
        return perClass[c];
    }

    double[][] features() {
        return Arrays.stream(members, 0, size)
                .map(member -> member.row.features())
                .toArray(double[][]::new);
    }

    int[] labels() {
        return Arrays.copyOf(labels, size);
    }

    /** Adds a row, instead of another when full. */
    void add(Member member, double[] at, double weight, double[] parts) {
        int place = size;
        if (size < members.length) {
            size++;
        } else {
            place = leaving(parts);
            perClass[labels[place]]--;
        }
        members[place] = member;
        placed[place] = at;
        labels[place] = member.row.label();
        weights[place] = weight;
        perClass[member.row.label()]++;
    }

    /**
     * Whether its source or its actor has eight rows more than a quarter of those that are not trusted, of four or
     * more.
     */
    boolean crowds(LabelledRow row) {
        return crowds(row.source(), LabelledRow::source) || crowds(row.actor(), LabelledRow::actor);
    }

    private boolean crowds(String who, Function<LabelledRow, String> of) {
        if (who.isEmpty()) {
            return false;
        }
        int own = 0;
        Set<String> others = new HashSet<>();
        for (int i = trusted; i < size; i++) {
            String each = of.apply(members[i].row);
            if (each.equals(who)) {
                own++;
            } else if (others.size() < CROWD - 1 && !each.isEmpty()) {
                others.add(each);
            }
        }
        return others.size() == CROWD - 1 && CROWD * (own - SLACK) >= size - trusted;
    }

    void removeIf(Predicate<LabelledRow> gone) {
        for (int i = size - 1; i >= trusted; i--) {
            if (gone.test(members[i].row)) {
                perClass[members[i].row.label()]--;
                size--;
                members[i] = members[size];
                placed[i] = placed[size];
                labels[i] = labels[size];
                weights[i] = weights[size];
            }
        }
    }

    private int leaving(double[] parts) {
        int most = 0;
        for (int c = 1; c < parts.length; c++) {
            if (perClass[c] - parts[c] * members.length > perClass[most] - parts[most] * members.length) {
                most = c;
            }
        }
        int oldest = -1;
        for (int i = trusted; i < size; i++) {
            if (members[i].row.label() == most && (oldest < 0 || members[i].entered < members[oldest].entered)) {
                oldest = i;
            }
        }
        return oldest < 0 ? oldestOfAll() : oldest;
    }

    private int oldestOfAll() {
        int oldest = trusted;
        for (int i = trusted + 1; i < size; i++) {
            oldest = members[i].entered < members[oldest].entered ? i : oldest;
        }
        return oldest;
    }

    /** What part of the room each class is owed, by how often it came. */
    static double[] parts(double[] seen) {
        double total = Arrays.stream(seen).sum();
        double[] parts = new double[seen.length];
        double sum = 0;
        for (int c = 0; c < parts.length; c++) {
            parts[c] = seen[c] == 0 ? 0 : Math.max(seen[c] / total, LEAST_PART / seen.length);
            sum += parts[c];
        }
        for (int c = 0; c < parts.length; c++) {
            parts[c] /= sum;
        }
        return parts;
    }

    /** A row of the reference, and what is thought of it now. */
    static final class Member {
        final LabelledRow row;
        final long entered;
        LabelLook look;

        Member(LabelledRow row, long entered, LabelLook look) {
            this.row = row;
            this.entered = entered;
            this.look = look;
        }
    }
}
