package dev.weir.demo;

/**
 * What the demo shows.
 *
 * @param seconds after how long it ends by itself; {@link #UNTIL_STOPPED}: not at all
 * @param seed everything that the community does is drawn from it
 * @param speed how many of the community's seconds pass in one
 * @param port where the console listens on this machine; {@link #ANY_PORT}: wherever there is room
 */
public record DemoOptions(int seconds, long seed, double speed, int port) {

    /** The demo runs until it is stopped. */
    public static final int UNTIL_STOPPED = 0;

    /** The console listens wherever there is room. */
    public static final int ANY_PORT = 0;

    private static final int LAST_PORT = 65_535;

    /** A day of the community in a minute. */
    public static final double DAY_A_MINUTE = 1440;

    public DemoOptions {
        if (seconds < 0) {
            throw new IllegalArgumentException("seconds " + seconds + " must be 0 (until stopped) or more");
        }
        if (!(speed >= 1 && speed <= 10_000)) {
            throw new IllegalArgumentException("speed " + speed + " must be 1 to 10000");
        }
        if (port < ANY_PORT || port > LAST_PORT) {
            throw new IllegalArgumentException("port " + port + " must be 0 (any) to 65535");
        }
    }
}
