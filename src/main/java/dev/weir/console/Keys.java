package dev.weir.console;

import java.util.List;

/**
 * One key of the console.
 *
 * @param keys what to press, in turn
 * @param does what it does
 */
record Keys(String keys, String does) {

    /** All of them; the script beside the pages does what they say. */
    static final List<Keys> ALL = List.of(
            new Keys("j k", "next row, row before"),
            new Keys("Enter", "open the row"),
            new Keys("Space", "choose the row, for one decision on several"),
            new Keys("n", "take the next case: it is yours for 10 minutes"),
            new Keys("s", "skip it: it stays for others"),
            new Keys("r", "release"),
            new Keys("x", "reject"),
            new Keys("e", "exclude"),
            new Keys("c", "clear"),
            new Keys("a", "allow"),
            new Keys("l", "relabel"),
            new Keys("u", "undo the newest decision on the page"),
            new Keys("/", "filter"),
            new Keys(
                    "g q",
                    "go to the queue; g h held events, g f find, g p second person, g b blind sample, g d decisions, g o overview,"
                            + " g y policy"),
            new Keys("t", "dark or light"),
            new Keys("?", "this list"));
}
