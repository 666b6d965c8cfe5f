package dev.weir.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What honest contributors' profiles look like, by their size. Immutable.
 *
 * @param name its name
 * @param version 1 or more
 * @param source what it rests on
 * @param tables for each of {@link #SIZES}, for each {@link ProfileFeature} the places of its values
 * @param scores what is asked of a profile's places
 * @param curves how far honest profiles ever went by each score
 * @param strongest how far they ever went by the strongest of them, in nats of that score's own curve
 */
public record ProfileBaseline(
        String name,
        int version,
        RateBaseline.Source source,
        List<List<NormalScore>> tables,
        ProfileScores scores,
        List<LifetimeCurve> curves,
        LifetimeCurve strongest) {

    /** Numbers of events at which a profile is looked at: each about 1.4 times the one before, so that it has changed. */
    public static final List<Integer> SIZES = List.of(5, 7, 10, 14, 20, 28, 40, 56, 80, 113, 160, 226, 320);

    public ProfileBaseline {
        curves = List.copyOf(curves);
        if (curves.size() != ProfileScores.COUNT) {
            throw new IllegalArgumentException("curves: need one for each of " + ProfileScores.COUNT + " scores");
        }
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
        return places(tables.get(look), vector);
    }

    static double[] places(List<NormalScore> table, double[] vector) {
        double[] places = new double[vector.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = table.get(i).place(vector[i]);
        }
        return places;
    }

    /** -ln P(an honest profile ever stands out as much as this), in nats, 0 or more. */
    public double surprisal(double[] places) {
        return strongest.surprisal(strongest(curves, scores.of(places)));
    }

    /** The strongest score, in nats of its own curve. */
    static double strongest(List<LifetimeCurve> curves, double[] scores) {
        double strongest = 0;
        for (int i = 0; i < scores.length; i++) {
            strongest = Math.max(strongest, curves.get(i).surprisal(scores[i]));
        }
        return strongest;
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
