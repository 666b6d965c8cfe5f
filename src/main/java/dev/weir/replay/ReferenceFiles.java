package dev.weir.replay;

import dev.weir.reference.ReferenceRecord;
import dev.weir.reference.References;
import dev.weir.reference.Vouched;
import dev.weir.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What reference topics say, from files: a record a line, {@code KEY<TAB>VALUE}, as {@code kafka-console-consumer.sh --property print.key=true}
 * prints it. {@code null} takes a key back, the last line of a key holds, and a key alone is there.
 *
 * @param byTopic the path of each topic's file
 */
public record ReferenceFiles(Map<String, String> byTopic) implements Serializable {

    /** None. */
    public static final ReferenceFiles NONE = new ReferenceFiles(Map.of());

    private static final String TAKEN_BACK = "null";

    public ReferenceFiles {
        byTopic = Map.copyOf(byTopic);
    }

    /**
     * Reads the {@code TOPIC=FILE} of a command line.
     *
     * @throws ReplayException when one is not of this form
     */
    public static ReferenceFiles of(List<String> arguments) {
        Map<String, String> files = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1 || equals == argument.length() - 1) {
                throw new ReplayException(
                        "--reference " + argument + ": say whose records it holds: --reference TOPIC=FILE");
            }
            if (files.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                throw new ReplayException("--reference " + argument + ": the topic is given twice; give it once");
            }
        }
        return new ReferenceFiles(files);
    }

    /**
     * Makes sure that there is a file for each topic that a stream refers to, and for no other: a replay without would say something else than
     * the gateway does.
     *
     * @throws ReplayException naming the topic
     */
    public void check(Settings settings) {
        List<String> topics = References.of(settings).topics();
        for (String topic : topics) {
            if (!byTopic.containsKey(topic)) {
                throw new ReplayException(
                        "streams refer to topic '" + topic + "', and a replay reads no topic for it; give --reference "
                                + topic + "=FILE, with a line KEY<TAB>VALUE for each record");
            }
        }
        byTopic.forEach((topic, file) -> {
            if (!topics.contains(topic)) {
                throw new ReplayException("--reference " + topic + "=" + file
                        + ": no stream refers to that topic; known: " + String.join(", ", topics));
            }
            if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
                throw new ReplayException(
                        "--reference " + topic + "=" + file + ": the file cannot be read, seen from the folder "
                                + Path.of("").toAbsolutePath());
            }
        });
    }

    /**
     * All that the files say, in memory: about 200 bytes a record.
     *
     * @throws ReplayException when a file cannot be read
     */
    Map<String, Vouched> read(References references) throws IOException {
        Map<String, Vouched> all = new HashMap<>();
        for (Map.Entry<String, String> file : byTopic.entrySet()) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(FileBytes.open(file.getValue()), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    read(file.getKey(), line, references, all);
                }
            } catch (FileBytes.UnreadableException e) {
                throw new ReplayException(
                        "--reference " + file.getKey() + "=" + file.getValue() + ": the file cannot be read: "
                                + e.getMessage(),
                        e);
            }
        }
        return all;
    }

    /** Lines have no times: what the file holds counts, however old. */
    private static void read(String topic, String line, References references, Map<String, Vouched> all) {
        int tab = line.indexOf('\t');
        String id = tab < 0 ? line : line.substring(0, tab);
        String value = tab < 0 ? "" : line.substring(tab + 1);
        byte[] bytes = value.equals(TAKEN_BACK) ? null : value.getBytes(StandardCharsets.UTF_8);
        for (ReferenceRecord told : references.told(topic, any -> Optional.of(id), bytes, Long.MAX_VALUE)) {
            if (told.vouched() == null) {
                all.remove(told.key());
            } else {
                all.put(told.key(), told.vouched());
            }
        }
    }
}
