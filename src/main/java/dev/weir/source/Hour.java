package dev.weir.source;

import dev.weir.event.SourceTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What came from one source in one hour, all parts together.
 *
 * @param visits how many contributors
 * @param newcomers how many of them for the first time
 * @param held of how many of them the first event was held
 * @param takenBack how many were found out in it who were admitted before
 * @param mix their values, {@link Mix#BINS} counts
 */
record Hour(int visits, int newcomers, int held, int takenBack, List<Integer> mix) {

    static final Hour NONE = new Hour(0, 0, 0, 0, Collections.nCopies(Mix.BINS, 0));

    Hour with(SourceTally part) {
        List<Integer> sum = new ArrayList<>(mix);
        for (int i = 0; i < Math.min(Mix.BINS, part.mix().size()); i++) {
            sum.set(i, sum.get(i) + part.mix().get(i));
        }
        return new Hour(
                visits + part.visits(), newcomers + part.newcomers(), held + part.held(), takenBack, List.copyOf(sum));
    }

    Hour withTakenBack(int more) {
        return new Hour(visits, newcomers, held, takenBack + more, mix);
    }
}
