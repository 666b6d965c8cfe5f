package dev.weir.feature;

import dev.weir.chance.Mixed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the features of one stream: how unusual is a row, does its source or actor make a habit of something, does it carry a
 * trigger? The same rows in the same order get the same answers, also across {@link #snapshot} and {@link #restore}. Not for
 * several threads.
 */
public final class FeatureWatch {

    private static final byte FORMAT = 3;

    /** Rarer rows do not enter the reference: 1 in 1,100 of those that it is fitted on. */
    private static final double ADMITTED = 7;

    /** Of the rarer ones one in so many does: a stream that really changes is followed, slowly. */
    private static final int REFUSED = 16;

    /** Rarer than 1 in 100 is odd: no reason to hold, but to count by party. */
    private static final double ODD = Math.log(100);

    private final int width;
    private final double[] places;
    private final Sample sample;
    private final Recent recent;
    private final Patterns patterns;
    private final Parties sources;
    private final Parties actors;
    private final int[] bins;
    private final int[] hashes;
    private @Nullable Reference reference;
    private @Nullable Bins frozen;
    private int refused;

    /** For rows of this many features, 1 to 64. */
    public FeatureWatch(int width) {
        if (width < 1 || width > FeatureRow.MOST_FEATURES) {
            throw new IllegalArgumentException(width + " features, allowed are 1 to 64: name fewer in the settings");
        }
        this.width = width;
        places = new double[width];
        bins = new int[width];
        hashes = new int[width];
        sample = new Sample(width);
        recent = new Recent(width);
        patterns = new Patterns(width);
        sources = new Parties(width);
        actors = new Parties(width);
    }

    /** Looks at the next row of the stream and learns from it, unless something speaks against it. */
    public FeatureLook look(FeatureRow row) {
        if (row.features().length != width) {
            throw new IllegalArgumentException("row " + row.id() + " has " + row.features().length
                    + " features, the stream " + width + ": every row of a stream has as many");
        }
        Reference known = reference;
        Bins edges = frozen;
        if (known == null) {
            recent.add(row);
            patterns.learn(row);
            learn(row);
            return new FeatureLook(0, null, null, null, List.of());
        }
        known.place(row.features(), places);
        double extreme = known.extremeNats(places);
        double joint = known.jointNats(places);
        double surprisal = known.surprisal(extreme, joint, places);
        boolean copy = recent.isCopy(places, known);
        recent.add(row);
        Pattern pattern = patterns.carriedBy(row);
        List<Long> late = List.of();
        if (pattern == null) {
            pattern = patterns.count(row, recent, known);
            late = pattern == null ? List.of() : carriers(pattern, row.id());
        }
        PartyFinding source = null;
        PartyFinding actor = null;
        if (edges != null) {
            RowSigns signs = signs(row.features(), edges, surprisal, joint >= ODD && extreme < ODD, copy);
            source = sources.meet(row.source(), row.time(), signs);
            actor = actors.meet(row.actor(), row.time(), signs);
        }
        if (pattern == null
                && sources.isClean(row.source())
                && actors.isClean(row.actor())
                && (surprisal < ADMITTED || ++refused % REFUSED == 0)) {
            learn(row);
        }
        return new FeatureLook(surprisal, pattern, source, actor, late);
    }

    private void learn(FeatureRow row) {
        if (sample.admit(row)) {
            reference = new Reference(sample.fitted());
            if (sample.isRedrawn()) {
                frozen = Bins.of(sample.fitted());
                sources.restart();
                actors.restart();
            }
        }
    }

    private RowSigns signs(double[] features, Bins edges, double surprisal, boolean joint, boolean copy) {
        for (int feature = 0; feature < width; feature++) {
            bins[feature] = edges.bin(feature, features[feature]);
            hashes[feature] = (int) Mixed.key(feature, Double.doubleToLongBits(features[feature])) & 63;
        }
        int shown = surprisal >= ODD ? 1 << Aspect.OUTLIERS.ordinal() : 0;
        shown |= joint ? 1 << Aspect.JOINT.ordinal() : 0;
        shown |= copy ? 1 << Aspect.COPIES.ordinal() : 0;
        return new RowSigns(bins, hashes, shown);
    }

    private List<Long> carriers(Pattern pattern, long except) {
        List<Long> ids = new ArrayList<>();
        double[] features = new double[width];
        for (int place = 0; place < recent.size(); place++) {
            for (int feature = 0; feature < width; feature++) {
                features[feature] = recent.value(place, feature);
            }
            if (recent.label(place) == pattern.label() && recent.id(place) != except && pattern.isIn(features)) {
                ids.add(recent.id(place));
            }
        }
        return ids;
    }

    /** Everything that is known, as bytes. The first one is the format: what a newer release writes an older one refuses. */
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(width);
            out.writeInt(refused);
            sample.write(out);
            Bins edges = frozen;
            out.writeBoolean(edges != null);
            if (edges != null) {
                edges.write(out);
            }
            recent.write(out);
            patterns.write(out);
            sources.write(out);
            actors.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The watch that wrote these bytes. Throws {@link IllegalArgumentException} for those of another format. */
    public static FeatureWatch restore(byte[] snapshot) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            byte format = in.readByte();
            if (format < 1 || format > FORMAT) {
                throw new IllegalArgumentException("feature state of format " + format + ": this release reads 1 to "
                        + FORMAT + "; a newer release wrote it, start that one");
            }
            FeatureWatch watch = new FeatureWatch(in.readByte());
            watch.refused = in.readInt();
            watch.sample.read(in, format);
            if (watch.sample.fitted().length > 0) {
                watch.reference = new Reference(watch.sample.fitted());
            }
            if (in.readBoolean()) {
                watch.frozen = Bins.read(in, watch.width);
            }
            watch.recent.read(in);
            watch.patterns.read(in, format, watch.recent);
            watch.sources.read(in);
            watch.actors.read(in);
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
