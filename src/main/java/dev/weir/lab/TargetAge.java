package dev.weir.lab;

/** How much is known about the targets when the attack begins. */
public enum TargetAge {
    /** Three honest ratings or more. */
    WARM,
    /** Fewer than three. */
    COLD
}
