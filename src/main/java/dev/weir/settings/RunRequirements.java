package dev.weir.settings;

import dev.weir.settings.KnobException.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the gateway on Kafka needs beyond valid settings; a replay of files does without. */
final class RunRequirements {

    private RunRequirements() {}

    /** What is missing, with the place in the settings where it is missing. */
    static List<Refusal> check(Settings settings) {
        List<Refusal> missing = new ArrayList<>();
        if (settings.kafka().bootstrap() == null) {
            missing.add(refusal("is missing, and needed to run on Kafka; write host:port", "kafka", "bootstrap"));
        }
        settings.streams().forEach((name, stream) -> {
            if (stream.topic() == null) {
                missing.add(refusal("is missing, and needed to run on Kafka", "streams", name, "topic"));
            }
            if (stream.format() == StreamSettings.Format.AVRO && stream.avro() == null) {
                missing.add(refusal(
                        "is missing: a Kafka record does not have its schema with it; give avro.registry or avro.schema",
                        "streams",
                        name,
                        "avro"));
            }
            if (stream.format().hasColumns() && stream.rows().columns().isEmpty()) {
                List<String> names = FieldPaths.named(stream.fields());
                if (!names.isEmpty()) {
                    missing.add(refusal(
                            "is missing: a Kafka record has no header line to tell where the columns " + names
                                    + " are; list all columns in order, or use column numbers",
                            "streams",
                            name,
                            "rows",
                            "columns"));
                }
            }
        });
        return missing;
    }

    private static Refusal refusal(String text, String... path) {
        return new Refusal(List.of(path), Set.of(), text);
    }
}
