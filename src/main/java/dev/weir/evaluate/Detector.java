package dev.weir.evaluate;

import dev.weir.lab.Aim;
import dev.weir.lab.Attacked;
import dev.weir.lab.LinearSvm;
import dev.weir.lab.ProfileFeatures;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.model.IsolationForest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Who looks for the fakes. All but the first see the whole data set at once, and each is told more than the gateway is. */
public enum Detector {
    /** The gateway, event by event. */
    WEIR("Weir", "event by event; flagged: suspended or excluded at the end; ranked by the strongest evidence"),
    /** Isolation forest alone. */
    ISOLATION_FOREST(
            "isolation forest",
            "over RDMA, WDMA, WDA, LengthVar and FMTD of all profiles at once; told the aim and how many fakes there are, and "
                    + "flags as many of the highest scores"),
    /** A fixed rate limit. */
    RATE_LIMIT("rate limit", "flags who gives more than 30 ratings within any 60 seconds"),
    /** A support vector machine. */
    SVM(
            "SVM",
            "linear, over RDMA, WDMA, WDA, TMF and FMTD (Huang et al. 2021) of all profiles at once; trained on labelled "
                    + "attacks of the same kind on the same honest users, from other seeds");

    private static final int LIMIT = 30;
    private static final long LIMIT_MILLIS = 60_000;

    /** As in Liu, Ting and Zhou 2008. */
    private static final int TREES = 100;

    private static final int SAMPLE = 256;

    private final String label;
    private final String how;

    Detector(String label, String how) {
        this.label = label;
        this.how = how;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** How it decides, and what it is told. */
    public String how() {
        return how;
    }

    /** A labelled attack to learn from. */
    record Lesson(Attacked attacked, Aim aim) {}

    static Detection weir(Attacked attacked, Course course) {
        return Detection.of(Truth.of(attacked), course.flagged(), course::evidence);
    }

    static Detection isolationForest(Attacked attacked, Aim aim) {
        List<Integer> users = attacked.all().users();
        Map<Integer, ProfileFeatures> features = ProfileFeatures.of(attacked.all(), aim);
        double[][] points = users.stream().map(user -> point(features, user)).toArray(double[][]::new);
        standardize(points);
        IsolationForest forest = IsolationForest.grow(points, TREES, SAMPLE, 1);
        Map<Integer, Double> scores = new HashMap<>();
        for (int i = 0; i < points.length; i++) {
            scores.put(users.get(i), forest.score(points[i]));
        }
        List<Integer> worst = new ArrayList<>(users);
        worst.sort((a, b) -> Double.compare(score(scores, b), score(scores, a)));
        Set<Integer> flagged = new TreeSet<>(worst.subList(0, attacked.fakes().size()));
        return Detection.of(Truth.of(attacked), flagged, user -> score(scores, user));
    }

    private static double[] point(Map<Integer, ProfileFeatures> features, int user) {
        ProfileFeatures f = Objects.requireNonNull(features.get(user), "every user has a profile");
        return new double[] {f.rdma(), f.wdma(), f.wda(), f.lengthVar(), f.fmtd()};
    }

    /** Mean 0 and deviation 1 in every feature, in place: the forest cuts in hundredths. */
    private static void standardize(double[][] points) {
        for (int feature = 0; feature < points[0].length; feature++) {
            double sum = 0;
            double squares = 0;
            for (double[] point : points) {
                sum += point[feature];
                squares += point[feature] * point[feature];
            }
            double mean = sum / points.length;
            double deviation = Math.sqrt(Math.max(0, squares / points.length - mean * mean));
            for (double[] point : points) {
                point[feature] = deviation == 0 ? 0 : (point[feature] - mean) / deviation;
            }
        }
    }

    static Detection rateLimit(Attacked attacked) {
        Map<Integer, Double> most = new HashMap<>();
        Set<Integer> flagged = new TreeSet<>();
        for (int user : attacked.all().users()) {
            int fastest = fastest(attacked.all().of(user));
            most.put(user, (double) fastest);
            if (fastest > LIMIT) {
                flagged.add(user);
            }
        }
        return Detection.of(Truth.of(attacked), flagged, user -> score(most, user));
    }

    /** The most ratings within a minute. */
    static int fastest(List<Rating> ratings) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < ratings.size(); to++) {
            while (ratings.get(to).time() - ratings.get(from).time() >= LIMIT_MILLIS) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /** Learns once for a cell. */
    static LinearSvm svm(List<Lesson> lessons) {
        List<double[]> fakes = new ArrayList<>();
        List<double[]> honest = new ArrayList<>();
        for (Lesson lesson : lessons) {
            svmPoints(lesson.attacked().all(), lesson.aim())
                    .forEach((user, point) -> (lesson.attacked().fakes().contains(user) ? fakes : honest).add(point));
        }
        return new LinearSvm(fakes, honest, 1);
    }

    static Detection svm(LinearSvm machine, Attacked attacked, Aim aim) {
        Map<Integer, Double> scores = new HashMap<>();
        Set<Integer> flagged = new TreeSet<>();
        svmPoints(attacked.all(), aim).forEach((user, point) -> {
            double score = machine.decide(point);
            scores.put(user, score);
            if (score > 0) {
                flagged.add(user);
            }
        });
        return Detection.of(Truth.of(attacked), flagged, user -> score(scores, user));
    }

    private static Map<Integer, double[]> svmPoints(Ratings ratings, Aim aim) {
        Map<Integer, double[]> points = new HashMap<>();
        ProfileFeatures.of(ratings, aim)
                .forEach((user, f) -> points.put(user, new double[] {f.rdma(), f.wdma(), f.wda(), f.tmf(), f.fmtd()}));
        return points;
    }

    private static double score(Map<Integer, Double> scores, int user) {
        return scores.getOrDefault(user, 0.0);
    }
}
