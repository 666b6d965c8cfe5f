package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The edges of the DARPA 1998 intrusion detection evaluation, labelled, minute by minute. Prints what docs/evaluation.md says. */
class DarpaEdgesOnRealDataTest {

    private static final Path FILE =
            Path.of(System.getProperty("weir.data", "../shared/data"), "darpa-midas/darpa_original.zip");

    private static final int ROWS = 4_554_344;

    /** The ends of an edge and the edge itself, each with a pulse of its own. */
    @Test
    void floodsScoreAboveWhatIsUsual() throws IOException {
        // Given
        assumeTrue(Files.exists(FILE), FILE + " is absent; give the folder of the data sets with -Dweir.data=");
        float[] bySource = new float[ROWS];
        float[] byTarget = new float[ROWS];
        float[] byEdge = new float[ROWS];
        boolean[] attack = new boolean[ROWS];
        // When
        score(bySource, byTarget, byEdge, attack);
        float[] byEnds = larger(bySource, byTarget);
        double ends = area(byEnds, attack);
        System.out.printf(
                "DARPA AUC: source %.4f, destination %.4f, edge %.4f, source or destination %.4f, any of the three %.4f%n",
                area(bySource, attack),
                area(byTarget, attack),
                area(byEdge, attack),
                ends,
                area(larger(byEnds, byEdge), attack));
        // Then
        assertThat(ends).isGreaterThanOrEqualTo(0.985);
    }

    private static void score(float[] bySource, float[] byTarget, float[] byEdge, boolean[] attack) throws IOException {
        Map<String, Pulse> sources = new HashMap<>();
        Map<String, Pulse> targets = new HashMap<>();
        Map<String, Pulse> edges = new HashMap<>();
        int rows = 0;
        long tick = 0;
        String minute = "";
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(FILE))) {
            assertThat(zip.getNextEntry()).isNotNull();
            BufferedReader lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine(), rows++) {
                String[] part = line.split(",", -1);
                if (!part[2].equals(minute)) {
                    minute = part[2];
                    tick++;
                }
                bySource[rows] = beat(sources, part[0], tick);
                byTarget[rows] = beat(targets, part[1], tick);
                byEdge[rows] = beat(edges, part[0] + '>' + part[1], tick);
                attack[rows] = !part[3].equals("-");
            }
        }
        assertThat(rows).isEqualTo(ROWS);
    }

    private static float beat(Map<String, Pulse> pulses, String key, long tick) {
        Pulse before = pulses.get(key);
        Pulse after = before == null ? Pulse.first(tick) : before.next(tick);
        pulses.put(key, after);
        return (float) after.score();
    }

    private static float[] larger(float[] one, float[] other) {
        float[] larger = new float[one.length];
        for (int i = 0; i < larger.length; i++) {
            larger[i] = Math.max(one[i], other[i]);
        }
        return larger;
    }

    /** The share of pairs of an attack and another edge in which the attack scores higher; equals count half. */
    private static double area(float[] scores, boolean[] attack) {
        float[] bad = new float[scores.length];
        float[] good = new float[scores.length];
        int bads = 0;
        int goods = 0;
        for (int i = 0; i < scores.length; i++) {
            if (attack[i]) {
                bad[bads++] = scores[i];
            } else {
                good[goods++] = scores[i];
            }
        }
        Arrays.sort(bad, 0, bads);
        Arrays.sort(good, 0, goods);
        double pairs = 0;
        int below = 0;
        int atMost = 0;
        for (int i = 0; i < bads; i++) {
            while (below < goods && good[below] < bad[i]) {
                below++;
            }
            while (atMost < goods && good[atMost] <= bad[i]) {
                atMost++;
            }
            pairs += 0.5 * (below + atMost);
        }
        return pairs / ((double) bads * goods);
    }
}
