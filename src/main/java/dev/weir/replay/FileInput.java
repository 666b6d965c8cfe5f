package dev.weir.replay;

import dev.weir.decode.Decoder;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.sort.ExternalSort;
import dev.weir.training.Order;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of files, by their event time: lines, or those of Avro files.
 *
 * @param files in the order that breaks ties between equal times
 */
public record FileInput(List<InputFile> files) implements ReplayInput {

    public FileInput {
        files = List.copyOf(files);
    }

    /** @throws ReplayException naming also the stream whose time stands nowhere in a file */
    @Override
    public void check(Settings settings) throws IOException {
        settings.streams().forEach(FileInput::refuseRecordTime);
        for (InputFile file : files) {
            FileReading.check(settings, file);
        }
    }

    @Override
    public List<Summary.Input> read(Settings settings, ExternalSort sort, Progress progress) throws IOException {
        progress.begin("reading", files.stream().mapToLong(InputFile::bytes).sum());
        FileReading reading = new FileReading(settings, sort, progress);
        for (int i = 0; i < files.size(); i++) {
            reading.read(i, files.get(i));
        }
        return reading.inputs();
    }

    @Override
    public @Nullable Long lastArrival() {
        return null;
    }

    @Override
    public @Nullable Instant missingBefore() {
        return null;
    }

    @Override
    public List<String> places() {
        return files.stream().map(InputFile::name).toList();
    }

    @Override
    public Order order() {
        return Order.ofFiles(places());
    }

    @Override
    public @Nullable Decoder decoder(Settings settings, String source) throws IOException {
        for (InputFile file : files) {
            if (file.name().equals(source)) {
                return FileReading.decoder(settings, file);
            }
        }
        return null;
    }

    private static void refuseRecordTime(String name, StreamSettings stream) {
        if (stream.fields().time().place() == TimeField.Place.RECORD) {
            throw new ReplayException(
                    "streams." + name + ".fields.time: 'record' is the Kafka record's timestamp, which"
                            + " a record of a file does not have; name the field that holds the time, or say 'order' if there is"
                            + " none");
        }
    }
}
