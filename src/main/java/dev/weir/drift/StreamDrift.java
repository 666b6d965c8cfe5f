package dev.weir.drift;

import dev.weir.chance.Shift;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One stream's days against its reference. A pure function of the days: the same ones give the same episodes, whenever they are asked for.
 *
 * @param reference the days that were accepted; days on which nobody came are none
 * @param missing how many more are needed before anything is compared; 0 when it is frozen
 * @param episodes in their order
 */
record StreamDrift(List<Day> reference, int missing, List<Episode> episodes) {

    /** A week shows what is sudden, four show what is slow; both have each day of the week as often. */
    private static final List<Integer> WINDOWS = List.of(7, 28);

    /** Fewer in the reference or in what is compared with it say nothing. */
    private static final int LEAST_CONTRIBUTORS = 100;

    /** One false alert in ten years of a stream, over its quantities, windows and days. */
    private static final double LOOKS = 10 * 365.0 * WINDOWS.size();

    /** On a large stream chance explains nothing; that one in 500 stands elsewhere is no news. */
    static final double LEAST_DISTANCE = 0.002;

    /** An episode ends when it is not half as surprising as what begins one. */
    private static final double AS_USUAL = 0.5;

    StreamDrift {
        reference = List.copyOf(reference);
        episodes = List.copyOf(episodes);
    }

    /**
     * Compares.
     *
     * @param days in order
     * @param since the first day of the reference, or null for the first one
     * @param learn how many days it has
     */
    static StreamDrift of(List<Day> days, @Nullable LocalDate since, int learn) {
        List<Day> came = days.stream()
                .filter(day ->
                        day.contributors() > 0 && (since == null || !day.date().isBefore(since)))
                .toList();
        List<Day> reference = came.subList(0, Math.min(learn, came.size()));
        if (came.size() < learn) {
            return new StreamDrift(reference, learn - came.size(), List.of());
        }
        TreeSet<String> quantities = new TreeSet<>();
        reference.forEach(day -> quantities.addAll(day.quantities().keySet()));
        double from = Math.log(LOOKS * Math.max(1, quantities.size()));
        List<Episode> episodes = new ArrayList<>();
        for (String quantity : quantities) {
            Reference own = Reference.of(reference, quantity);
            if (own.size() >= LEAST_CONTRIBUTORS) {
                episodes.addAll(episodes(came.subList(learn, came.size()), quantity, own, from));
            }
        }
        episodes.sort((a, b) -> a.from().compareTo(b.from()));
        return new StreamDrift(reference, 0, episodes);
    }

    /** The first day of the reference, or null where there is none yet. */
    @Nullable
    LocalDate first() {
        return reference.isEmpty() ? null : reference.get(0).date();
    }

    /** The last day of the reference, or null where there is none yet. */
    @Nullable
    LocalDate last() {
        return reference.isEmpty() ? null : reference.get(reference.size() - 1).date();
    }

    private static List<Episode> episodes(List<Day> days, String quantity, Reference reference, double from) {
        List<Episode> found = new ArrayList<>();
        Episode open = null;
        for (int end = 1; end <= days.size(); end++) {
            LocalDate today = days.get(end - 1).date();
            Episode strongest = null;
            for (int window : WINDOWS) {
                Episode look = look(days.subList(0, end), window, quantity, reference);
                strongest = strongest == null || (look != null && look.nats() > strongest.nats()) ? look : strongest;
            }
            double nats = strongest == null ? 0 : strongest.nats();
            if (open == null && strongest != null && nats >= from) {
                open = strongest;
            } else if (open != null && nats < AS_USUAL * from) {
                found.add(open.ended(today));
                open = null;
            }
        }
        if (open != null) {
            found.add(open);
        }
        return found;
    }

    /**
     * The last days, and more of them where these have too few contributors. Null where there are not enough; without surprise where the shift
     * is too small to matter.
     */
    private static @Nullable Episode look(List<Day> days, int window, String quantity, Reference reference) {
        int begin = days.size();
        double contributors = 0;
        while (begin > 0 && (days.size() - begin < window || contributors < LEAST_CONTRIBUTORS)) {
            begin--;
            contributors += days.get(begin).of(quantity).size();
        }
        int compared = days.size() - begin;
        if (compared < window || contributors < LEAST_CONTRIBUTORS) {
            return null;
        }
        Shift shift = reference.shift(days.subList(begin, days.size()), quantity);
        double nats = shift.distance() < LEAST_DISTANCE ? 0 : reference.nats(shift);
        return new Episode(quantity, days.get(days.size() - 1).date(), null, compared, contributors, shift, nats);
    }
}
