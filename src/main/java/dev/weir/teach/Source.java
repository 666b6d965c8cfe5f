package dev.weir.teach;

import dev.weir.event.Decision;
import java.util.List;
import java.util.Set;

/** Where decisions and what contributors did are read from: the topics of a deployment, or folders that replays wrote. */
public interface Source {

    /** The decisions that were applied, in their order. */
    List<Decision> decisions();

    /** The texts of the contributors that do not stand clear. */
    Set<String> notClear();

    /** Hands over what all contributors did on a stream, each event once, whether it was held or not. */
    void read(String stream, Deeds deeds);
}
