package dev.weir.provenance;

/** Text that somebody unknown wrote, in a sentence for a person. */
final class Quoted {

    private static final int MOST = 60;

    private Quoted() {}

    static String of(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + '…';
    }
}
