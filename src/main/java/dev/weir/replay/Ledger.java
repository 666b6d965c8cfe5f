package dev.weir.replay;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Retraction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The retractions that hold, applied to admitted events at the end of a run. Not thread-safe. */
final class Ledger {

    private final List<String> streams;
    private final Map<String, Map<String, Retraction>> byActor = new HashMap<>();

    /** @param streams the streams' names in the order of their numbers */
    Ledger(List<String> streams) {
        this.streams = streams;
    }

    void add(Retraction entry) {
        Map<String, Retraction> ofActor = byActor.computeIfAbsent(entry.subject(), actor -> new LinkedHashMap<>());
        switch (entry.op()) {
            case RETRACT -> ofActor.put(entry.id(), entry);
            case REINSTATE -> ofActor.remove(entry.reverses());
        }
    }

    /** The line with what {@link #line} needs to know of its event before it. Ids are shorter than a UTF of Java's. */
    static byte[] entry(Event event, byte[] line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length + 64);
        DataOutputStream out = new DataOutputStream(bytes);
        Entity object = event.object();
        out.writeUTF(event.actor().text());
        out.writeUTF(object == null ? "" : object.text());
        out.writeInt(event.stream());
        out.writeLong(event.time());
        out.write(line);
        return bytes.toByteArray();
    }

    /** The line of an entry; empty where it is retracted. */
    byte[] line(byte[] entry) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry));
        String actor = in.readUTF();
        String object = in.readUTF();
        String stream = streams.get(in.readInt());
        long time = in.readLong();
        boolean retracted = byActor.getOrDefault(actor, Map.of()).values().stream()
                .anyMatch(retraction -> covers(retraction, stream, object, time));
        return retracted ? new byte[0] : in.readAllBytes();
    }

    private static boolean covers(Retraction retraction, String stream, String object, long time) {
        return time >= retraction.since()
                && (retraction.streams().isEmpty() || retraction.streams().contains(stream))
                && (retraction.objects().isEmpty() || retraction.objects().contains(object));
    }
}
