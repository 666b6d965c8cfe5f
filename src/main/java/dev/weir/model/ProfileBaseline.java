package dev.weir.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What honest contributors' profiles look like, by their size. Immutable.
 *
 * @param name its name
 * @param version 1 or more
 * @param source what it rests on
 * @param tables for each of {@link #SIZES}, for each {@link ProfileFeature} the places of its values
 * @param forest grown on honest profiles' places
 * @param byTails how far honest profiles ever went by {@link #tails}
 * @param byForest how far they ever went by the forest's score
 */
public record ProfileBaseline(
        String name,
        int version,
        RateBaseline.Source source,
        List<List<NormalScore>> tables,
        IsolationForest forest,
        LifetimeCurve byTails,
        LifetimeCurve byForest) {

    /** Numbers of events at which a profile is looked at: each about 1.4 times the one before, so that it has changed. */
    public static final List<Integer> SIZES = List.of(5, 7, 10, 14, 20, 28, 40, 56, 80, 113, 160, 226, 320);

    /** Two scores are asked and the stronger speaks: Bonferroni. */
    private static final double TWO_SCORES = StrictMath.log(2);

    public ProfileBaseline {
        tables = tables.stream().map(List::copyOf).toList();
        if (tables.size() != SIZES.size()
                || tables.stream().anyMatch(row -> row.size() != ProfileFeature.values().length)) {
            throw new IllegalArgumentException("tables: need one for each of " + SIZES.size() + " sizes and "
                    + ProfileFeature.values().length + " features");
        }
    }

    private static final class Holder {
        private static final ProfileBaseline SHIPPED = read();
        private static final String FILE = "profile-baselines.json";

        private static ProfileBaseline read() {
            try (InputStream in = ProfileBaseline.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new BaselineException(FILE + " is missing beside " + ProfileBaseline.class.getName()
                            + ": the program is incomplete, install it again");
                }
                return ProfileBaselineJson.read(FILE, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + FILE, e);
            }
        }
    }

    /** The baseline that ships with Weir. */
    public static ProfileBaseline shipped() {
        return Holder.SHIPPED;
    }

    /** The place of {@code size} among {@link #SIZES}; -1 where a profile of that size is not looked at. */
    public static int look(int size) {
        return SIZES.indexOf(size);
    }

    /** Each feature's normal score among profiles of the same size; NaN where the profile does not tell it. */
    public double[] places(int look, double[] vector) {
        double[] places = new double[vector.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = tables.get(look).get(i).place(vector[i]);
        }
        return places;
    }

    /** -ln P(an honest profile ever stands out as much as this), in nats, 0 or more. */
    public double surprisal(double[] places) {
        double strongest = byTails.surprisal(tails(places));
        double[] complete = complete(places);
        if (complete != null) {
            strongest = Math.max(strongest, byForest.surprisal(forest.score(complete)));
        }
        return Math.max(0, strongest - TWO_SCORES);
    }

    /** How far the features stand out together; those that are NaN say nothing. */
    static double tails(double[] places) {
        double sum = 0;
        for (double place : places) {
            if (!Double.isNaN(place)) {
                sum += place * place;
            }
        }
        return StrictMath.sqrt(sum);
    }

    /** The places for the forest, which cannot leave one out: null where a profile tells fewer than all but one. */
    static double @Nullable [] complete(double[] places) {
        double[] complete = places.clone();
        int missing = 0;
        for (int i = 0; i < complete.length; i++) {
            if (Double.isNaN(complete[i])) {
                complete[i] = 0;
                missing++;
            }
        }
        return missing > 1 ? null : complete;
    }

    /** {@code profile=name@version}: stands on every verdict. */
    public String id() {
        return "profile=" + name + '@' + version;
    }

    /** The text of a file. */
    public String text() {
        return ProfileBaselineJson.text(this);
    }
}
