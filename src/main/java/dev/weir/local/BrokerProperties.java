package dev.weir.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a single-node broker and controller that is small, quick to start and keeps nothing twice. */
final class BrokerProperties {

    static final String CLIENT = "CLIENT";
    static final String INTERNAL = "INTERNAL";
    static final String CONTROLLER = "CONTROLLER";
    static final int NODE_ID = 1;

    private BrokerProperties() {}

    static Map<String, String> of(BrokerOptions options, Path dir, Ports ports) {
        Map<String, String> all = new HashMap<>();
        identity(all, dir, ports);
        limits(all, options);
        singleNode(all);
        small(all);
        patient(all);
        all.putAll(options.properties());
        return all;
    }

    /** The ports of the three listeners. */
    record Ports(int client, int internal, int controller) {}

    /** Clients have a listener of their own, so that a test can demand a password there and nowhere else. */
    private static void identity(Map<String, String> all, Path dir, Ports ports) {
        String client = CLIENT + "://127.0.0.1:" + ports.client;
        String internal = INTERNAL + "://127.0.0.1:" + ports.internal;
        String controller = CONTROLLER + "://127.0.0.1:" + ports.controller;
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE_ID));
        all.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller);
        all.put("listeners", client + "," + internal + "," + controller);
        all.put("advertised.listeners", client + "," + internal);
        all.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("inter.broker.listener.name", INTERNAL);
        all.put("controller.listener.names", CONTROLLER);
        all.put("log.dirs", dir.toString());
    }

    private static void limits(Map<String, String> all, BrokerOptions options) {
        all.put("auto.create.topics.enable", "false");
        all.put(
                "transaction.max.timeout.ms",
                Long.toString(options.transactionTimeout().toMillis()));
        all.put("message.max.bytes", Integer.toString(options.messageBytes()));
        // A request holds one batch and its frame; Kafka's default is 100 MiB.
        long request = Math.max(104_857_600L, options.messageBytes() + 1_048_576L);
        all.put("socket.request.max.bytes", Long.toString(Math.min(Integer.MAX_VALUE, request)));
    }

    private static void singleNode(Map<String, String> all) {
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
    }

    /** Few threads and a small cleaner buffer (Kafka's default takes 128 MiB of heap). */
    private static void small(Map<String, String> all) {
        all.put("num.network.threads", "2");
        all.put("listener.name.internal.num.network.threads", "1");
        all.put("listener.name.controller.num.network.threads", "1");
        all.put("num.io.threads", "3");
        all.put("background.threads", "2");
        all.put("num.recovery.threads.per.data.dir", "1");
        all.put("log.cleaner.dedupe.buffer.size", "4194304");
        all.put("metadata.max.idle.interval.ms", "0");
    }

    /**
     * A broker that was killed may register again only when its old session (9 s) has ended, which a busy machine makes
     * longer: Kafka's default gives up after a minute.
     */
    private static void patient(Map<String, String> all) {
        all.put("initial.broker.registration.timeout.ms", "300000");
    }
}
