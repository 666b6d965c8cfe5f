package dev.weir.audit;

import dev.weir.event.Alert;
import java.util.Locale;

/** What a person is told when one reason for dead letters jumps. */
final class DeadLettersAlert {

    private DeadLettersAlert() {}

    /**
     * The alert.
     *
     * @param number the stream's number
     * @param stream its name
     * @param arrival when the record arrived that made it a jump, epoch milliseconds
     */
    static Alert of(int number, String stream, DeadShares.Jump jump, long arrival) {
        String what = jump.field().isEmpty() ? jump.reason() : jump.reason() + ' ' + jump.field();
        String sentence = String.format(
                Locale.ROOT,
                "%s: %d of the last %d records of %s that one subtask read (%.1f %%, %.1f %% was usual) are dead letters for"
                        + " this, the first is %s; see `weir dead-letters list --stream %s`, mend the producer or the"
                        + " settings, then send them again: docs/operate/runbooks/dead-letters-jumped.md",
                what,
                jump.count(),
                jump.seen(),
                stream,
                100.0 * jump.count() / jump.seen(),
                100 * jump.usual(),
                jump.first().text(),
                stream);
        return new Alert(number, Alert.Type.DEAD_LETTERS, stream + ' ' + what, sentence, arrival);
    }
}
