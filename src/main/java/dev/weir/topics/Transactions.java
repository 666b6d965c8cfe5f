package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * The transactions of one deployment, on all brokers: those whose ids begin with its prefix and a colon, and no others.
 *
 * <p>Not for several threads. Close it.
 */
public final class Transactions implements AutoCloseable {

    private static final Set<TransactionState> OPEN = EnumSet.of(
            TransactionState.ONGOING,
            TransactionState.PREPARE_COMMIT,
            TransactionState.PREPARE_ABORT,
            TransactionState.PREPARE_EPOCH_FENCE);

    private final TransactionalIds ids;
    private final Cluster cluster;
    private final Admin admin;

    private Transactions(TransactionalIds ids, Cluster cluster) {
        this.ids = ids;
        this.cluster = cluster;
        this.admin = cluster.admin();
    }

    /**
     * The transactions of the deployment that these settings describe.
     *
     * @throws dev.weir.settings.SettingsException when a secret of the settings cannot be read
     */
    public static Transactions of(Settings settings) {
        return new Transactions(TransactionalIds.of(settings), Cluster.of(settings));
    }

    /**
     * What is open, the oldest first.
     *
     * @throws ClusterException when Kafka does not answer or refuses
     */
    public List<OpenTransaction> open() {
        Collection<TransactionListing> listed =
                cluster.get(admin.listTransactions(new ListTransactionsOptions().filterStates(OPEN))
                        .all());
        Set<String> ours = new TreeSet<>();
        for (TransactionListing listing : listed) {
            if (ids.contains(listing.transactionalId())) {
                ours.add(listing.transactionalId());
            }
        }
        List<OpenTransaction> open = new ArrayList<>();
        describe(ours).forEach((id, found) -> {
            if (OPEN.contains(found.state())) {
                open.add(OpenTransaction.of(id, found));
            }
        });
        open.sort(Comparator.comparing(OpenTransaction::began, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(OpenTransaction::id));
        return List.copyOf(open);
    }

    /** What the brokers know of these ids. Ids that they do not know are left out. */
    Map<String, TransactionDescription> describe(Collection<String> wanted) {
        Map<String, TransactionDescription> known = new HashMap<>();
        for (String id : wanted) {
            try {
                known.put(
                        id, cluster.get(admin.describeTransactions(List.of(id)).description(id)));
            } catch (ClusterException e) {
                if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                    throw e;
                }
            }
        }
        return known;
    }

    /**
     * Aborts the transaction that an id has open, and fences whoever holds the id: a job that still runs with it fails and
     * starts again from its last checkpoint.
     *
     * @throws IllegalArgumentException when the id is not one of the deployment's
     * @throws ClusterException when Kafka does not answer or refuses
     */
    public void abort(String id) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException("transactional id " + id + " does not begin with " + ids.prefix()
                    + ", so it is not one of this deployment: use the settings of the one it belongs to");
        }
        KafkaFuture<Void> fenced = admin.fenceProducers(List.of(id)).all();
        cluster.get(fenced);
    }

    /** The ids that belong to the deployment. */
    public TransactionalIds ids() {
        return ids;
    }

    Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        admin.close();
    }
}
