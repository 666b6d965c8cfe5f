package dev.weir.evaluate;

import dev.weir.lab.Aim;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.LinearSvm;
import dev.weir.lab.Ratings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a {@link Grid}. The same grid over the same ratings gives the same figures. */
public final class Evaluation {

    /** Attacks that the support vector machine learns from. */
    private static final int LESSONS = 3;

    private static final Detection NOTHING = new Detection(0, 0, 0, 0, 0.5);

    private final Grid grid;
    private final Consumer<String> progress;
    private final Consumer<Findings> finished;
    private final List<Findings.Clean> clean = new ArrayList<>();
    private final List<CellResult> cells = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Reliability.Sums trust = new Reliability.Sums();

    /** Ratings under a name. */
    public record DataSet(String name, Ratings ratings) {}

    /**
     * @param progress takes a line about each attack
     * @param finished takes all that is known so far, after each cell
     */
    public Evaluation(Grid grid, Consumer<String> progress, Consumer<Findings> finished) {
        this.grid = grid;
        this.progress = progress;
        this.finished = finished;
    }

    /** Runs everything, the clean streams first. */
    public Findings run(List<DataSet> data) {
        for (DataSet set : data) {
            clean.add(clean(set));
        }
        finished.accept(findings());
        int count = data.stream().mapToInt(set -> grid.cells(set.name()).size()).sum();
        int number = 0;
        for (DataSet set : data) {
            for (Grid.Cell cell : grid.cells(set.name())) {
                number++;
                cell(set.ratings(), cell, number + "/" + count);
                finished.accept(findings());
            }
        }
        return findings();
    }

    private Findings findings() {
        return new Findings(grid, clean, cells, skipped, trust.at(Reliability.BASE_RATE));
    }

    private Findings.Clean clean(DataSet set) {
        Ratings honest = set.ratings();
        Course course = Course.of(honest, grid.memory());
        trust.add(Attacked.none(honest), course, user -> true);
        HonestCost cost = HonestCost.of(honest, Attacked.none(honest), course);
        progress.accept(set.name() + ", without an attack: " + cost.eventsHeld() + " of " + cost.events()
                + " ratings held, " + cost.suspended() + " users suspended, " + cost.excluded() + " excluded");
        return new Findings.Clean(set.name(), cost);
    }

    private void cell(Ratings honest, Grid.Cell cell, String number) {
        List<Detector.Lesson> lessons = new ArrayList<>();
        List<CellResult.Run> runs = new ArrayList<>();
        try {
            for (long seed = grid.firstSeed() + grid.seeds(); lessons.size() < LESSONS; seed++) {
                lessons.add(lesson(honest, cell, seed));
            }
            LinearSvm machine = Detector.svm(lessons);
            for (int i = 0; i < grid.seeds(); i++) {
                long seed = grid.firstSeed() + i;
                CellResult.Run run = run(honest, cell, seed, machine);
                runs.add(run);
                progress.accept("%s %s %s, size %s, filler %s, %s, %s, seed %d: F1 %.3f, leak %.2f"
                        .formatted(
                                number,
                                cell.data(),
                                Words.of(cell.model()),
                                cell.size(),
                                cell.filler(),
                                Words.of(cell.shape()),
                                Words.of(cell.age()),
                                seed,
                                run.detectors()
                                        .getOrDefault(Detector.WEIR, NOTHING)
                                        .f1(),
                                run.reaction().leak()));
            }
        } catch (IllegalArgumentException e) {
            skipped.add(cell.data() + ", " + Words.of(cell.model()) + ", size " + cell.size() + ", "
                    + Words.of(cell.shape()) + ", " + Words.of(cell.age()) + ": " + e.getMessage());
            progress.accept(number + " left out: " + e.getMessage());
        }
        if (!runs.isEmpty()) {
            cells.add(CellResult.of(cell, runs));
        }
    }

    private Detector.Lesson lesson(Ratings honest, Grid.Cell cell, long seed) {
        return new Detector.Lesson(Injection.inject(honest, grid.attack(cell, seed)), Grid.aim(cell.model(), seed));
    }

    private CellResult.Run run(Ratings honest, Grid.Cell cell, long seed, LinearSvm machine) {
        Aim aim = Grid.aim(cell.model(), seed);
        Attacked attacked = Injection.inject(honest, grid.attack(cell, seed));
        Course course = Course.of(attacked.all(), grid.memory());
        trust.add(attacked, course, user -> true);
        Map<Detector, Detection> detectors = new EnumMap<>(Detector.class);
        detectors.put(Detector.WEIR, Detector.weir(attacked, course));
        detectors.put(Detector.ISOLATION_FOREST, Detector.isolationForest(attacked, aim));
        detectors.put(Detector.RATE_LIMIT, Detector.rateLimit(attacked));
        detectors.put(Detector.SVM, Detector.svm(machine, attacked, aim));
        List<Harm> harm = new ArrayList<>();
        if (seed < grid.firstSeed() + grid.harmSeeds()) {
            for (Harm.Learner learner : Harm.Learner.values()) {
                harm.add(Harm.of(learner, honest, attacked, course, seed, aim));
            }
        }
        return new CellResult.Run(
                attacked.fakes().size(),
                detectors,
                Reaction.of(attacked, course),
                Displacement.of(attacked, course),
                HonestCost.of(honest, attacked, course),
                harm);
    }
}
