package dev.weir.teach;

import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.sort.SortedRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

/** What all contributors of one stream did, in the order of event times. Not thread-safe. */
public final class Deeds {

    private final ExternalSort sort;
    private final Crowd crowd;
    private final Predicate<String> maybeMet;

    /**
     * @param folder an existing folder for temporary files
     * @param memory how many bytes of events to hold on the heap
     * @param version of the model that is to be: another one asks another sample of the community
     * @param undecided whether a contributor, by its text, may be asked for the community
     */
    public Deeds(Path folder, long memory, int version, Predicate<String> undecided) {
        this.sort = new ExternalSort(folder, "deeds", memory);
        this.crowd = new Crowd(version);
        this.maybeMet = undecided;
    }

    /** Takes one; of one time those of a lower source come first, and of one source those at a lower place. */
    void add(Deed deed, int source, long place) throws IOException {
        if (maybeMet.test(deed.actor())) {
            crowd.meet(deed.actor());
        }
        sort.add(new SortRecord(deed.time(), source, place, deed.bytes()));
    }

    /** The contributors that are asked for the community, by their texts. */
    Set<String> community() {
        return crowd.members();
    }

    /** All of them in order; close it when done. */
    SortedRuns inOrder() throws IOException {
        return new SortedRuns(sort.finish());
    }
}
