package dev.weir.lab;

/**
 * An attack to inject.
 *
 * @param model what the fake profiles look like
 * @param aim what it wants of the targets
 * @param size fake users per genuine user: 0.03 is three fakes to a hundred
 * @param filler fillers of a profile per item of the data set
 * @param targets how many items are attacked
 * @param age how much is known about the targets when it begins
 * @param shape how it spreads over time
 * @param obfuscation how it blurs its profiles
 * @param seed the same seed gives the same attack
 */
public record Attack(
        AttackModel model,
        Aim aim,
        double size,
        double filler,
        int targets,
        TargetAge age,
        TimeShape shape,
        Obfuscation obfuscation,
        long seed) {

    /** How many items are attacked unless something else is said. */
    public static final int TARGETS = 3;

    public Attack {
        check(size, filler, targets);
    }

    /**
     * Refuses figures that no attack can have.
     *
     * @throws IllegalArgumentException naming the figure and what is allowed
     */
    public static void check(double size, double filler, int targets) {
        if (!(size > 0 && size <= 1)) {
            throw new IllegalArgumentException("size " + size + " must be above 0 and at most 1");
        }
        if (!(filler > 0 && filler <= 1)) {
            throw new IllegalArgumentException("filler " + filler + " must be above 0 and at most 1");
        }
        if (targets < 1) {
            throw new IllegalArgumentException("targets " + targets + " must be 1 or more");
        }
    }

    /** An attack on three items that are known, not blurred. */
    public static Attack of(AttackModel model, Aim aim, double size, double filler, TimeShape shape, long seed) {
        return new Attack(model, aim, size, filler, TARGETS, TargetAge.WARM, shape, Obfuscation.NONE, seed);
    }
}
