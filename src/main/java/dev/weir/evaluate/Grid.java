package dev.weir.evaluate;

import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Obfuscation;
import dev.weir.lab.TargetAge;
import dev.weir.lab.TimeShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Which attacks are tried: every combination, on every data set.
 *
 * @param models the models
 * @param sizes fake users per genuine user
 * @param fillers fillers of a profile per item
 * @param shapes how they spread over time
 * @param ages how much is known about the targets
 * @param seeds attacks a combination
 * @param firstSeed the seed of the first; the next ones follow
 * @param targets items under attack
 * @param harmSeeds for how many of a combination's attacks recommenders are trained
 * @param memory how long the gateway remembers
 */
public record Grid(
        List<AttackModel> models,
        List<Double> sizes,
        List<Double> fillers,
        List<TimeShape> shapes,
        List<TargetAge> ages,
        int seeds,
        long firstSeed,
        int targets,
        int harmSeeds,
        Memory memory) {

    public Grid {
        models = List.copyOf(models);
        sizes = List.copyOf(sizes);
        fillers = List.copyOf(fillers);
        shapes = List.copyOf(shapes);
        ages = List.copyOf(ages);
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds " + seeds + " must be 1 or more");
        }
        if (harmSeeds < 0) {
            throw new IllegalArgumentException("harm " + harmSeeds + " must be 0 or more");
        }
        for (double size : sizes) {
            for (double filler : fillers) {
                Attack.check(size, filler, targets);
            }
        }
    }

    /**
     * One combination on one data set.
     *
     * @param data the data set's name
     */
    public record Cell(String data, AttackModel model, double size, double filler, TimeShape shape, TargetAge age) {}

    /** The combinations on one data set. */
    List<Cell> cells(String data) {
        List<Cell> cells = new ArrayList<>();
        for (TargetAge age : ages) {
            for (TimeShape shape : shapes) {
                for (double filler : fillers) {
                    for (double size : sizes) {
                        for (AttackModel model : models) {
                            cells.add(new Cell(data, model, size, filler, shape, age));
                        }
                    }
                }
            }
        }
        return cells;
    }

    /** Even seeds push, odd ones nuke; two models are made to nuke. */
    static Aim aim(AttackModel model, long seed) {
        boolean nukes = model == AttackModel.LOVE_HATE || model == AttackModel.REVERSE_BANDWAGON || seed % 2 != 0;
        return nukes ? Aim.NUKE : Aim.PUSH;
    }

    Attack attack(Cell cell, long seed) {
        return new Attack(
                cell.model,
                aim(cell.model, seed),
                cell.size,
                cell.filler,
                targets,
                cell.age,
                cell.shape,
                Obfuscation.NONE,
                seed);
    }
}
