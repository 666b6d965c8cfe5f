package dev.weir.manifest;

import java.io.IOException;

/** Where the sets are found that are snapshots of a table. */
public interface Tables {

    /**
     * The files of a snapshot.
     *
     * @throws dev.weir.training.TrainingException when there is no such table, or nobody says where its catalog is
     */
    SetFiles of(InTable place) throws IOException;
}
