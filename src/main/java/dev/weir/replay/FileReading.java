package dev.weir.replay;

import dev.weir.decode.AvroFile;
import dev.weir.decode.Decoder;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Decodes every record of every file into a sort by event time. Dead letters have none and go first. */
final class FileReading {

    /** The progress is told this often: cheap beside decoding so many lines. */
    private static final int LINES_A_REPORT = 1024;

    private final Settings settings;
    private final ExternalSort sort;
    private final Progress progress;
    private final DataOutputSerializer bytes = new DataOutputSerializer(1024);
    private final List<Summary.Input> read = new ArrayList<>();
    private long records;
    private long bytesBefore;

    FileReading(Settings settings, ExternalSort sort, Progress progress) {
        this.settings = settings;
        this.sort = sort;
        this.progress = progress;
    }

    /**
     * Reads one file to its end.
     *
     * @param number its place among the inputs
     * @throws ReplayException when the file cannot be read, or its header line lacks a mapped column
     */
    void read(int number, InputFile file) throws IOException {
        long before = records;
        String sha256;
        try (FileBytes content = FileBytes.open(file.name())) {
            Opened opened = open(settings, file, content);
            for (Line line = opened.records.next(); line != null; line = opened.records.next()) {
                add(number, file, line, opened.decoder);
                if (++records % LINES_A_REPORT == 0) {
                    progress.at(bytesBefore + content.position(), records);
                }
            }
            sha256 = content.sha256();
        } catch (FileBytes.UnreadableException | AvroFile.BrokenException e) {
            throw unreadable(file, records - before, e);
        }
        bytesBefore += file.bytes();
        read.add(Summary.Input.file(
                file.name(), settings.streamNames().get(file.stream()), records - before, file.bytes(), sha256));
    }

    /** How many records were read. */
    long records() {
        return records;
    }

    /** The files read so far. */
    List<Summary.Input> inputs() {
        return List.copyOf(read);
    }

    /**
     * Makes sure that a file can be opened and has the columns that the settings name.
     *
     * @throws ReplayException when it cannot or has not
     */
    static void check(Settings settings, InputFile file) throws IOException {
        decoder(settings, file);
    }

    /**
     * The decoder of a file's lines, as its header line, if it has one, names the columns.
     *
     * @throws ReplayException when the file cannot be read
     */
    static Decoder decoder(Settings settings, InputFile file) throws IOException {
        try (FileBytes content = FileBytes.open(file.name())) {
            return open(settings, file, content).decoder;
        } catch (FileBytes.UnreadableException | AvroFile.BrokenException e) {
            throw unreadable(file, 0, e);
        }
    }

    /** A file whose head is read. */
    private record Opened(Records records, Decoder decoder) {}

    private static Opened open(Settings settings, InputFile file, FileBytes content) throws IOException {
        StreamSettings stream = settings.streamList().get(file.stream());
        if (stream.format() != StreamSettings.Format.AVRO) {
            LogicalLines lines = new LogicalLines(content, settings.limits().recordBytes(), Quotes.of(stream));
            return new Opened(lines, decoder(settings, file, stream, lines));
        }
        AvroFile avro = new AvroFile(content);
        try {
            return new Opened(Records.of(avro), avro.decoder(file.stream(), stream, settings.limits()));
        } catch (IllegalArgumentException e) {
            String name = settings.streamNames().get(file.stream());
            throw new ReplayException("streams." + name + ": " + e.getMessage(), e);
        }
    }

    /** The decoder of the file's lines; its header line, if it has one, is then read. */
    private static Decoder decoder(Settings settings, InputFile file, StreamSettings stream, LogicalLines lines)
            throws IOException {
        boolean hasHeader = HeaderLine.expected(stream);
        Line header = hasHeader ? lines.next() : null;
        if (hasHeader && header == null) {
            throw new ReplayException("--input " + file.name()
                    + ": the file is empty, but its first line must name the columns; leave the file out, or say rows:"
                    + " {header: absent}");
        }
        if (header != null && header.isOverlong()) {
            throw new ReplayException("--input " + file.name() + ":1: the line that names the columns has "
                    + header.size + " bytes; limits.recordBytes allows "
                    + settings.limits().recordBytes());
        }
        List<String> names = header == null ? List.of() : HeaderLine.names(header.bytes, stream);
        if (names.stream().anyMatch(name -> name.indexOf('\r') >= 0)) {
            throw new ReplayException("--input " + file.name()
                    + ":1: the names of the columns run over a carriage return, so the file's lines seem to end with these alone; end them"
                    + " with line feeds: tr '\\r' '\\n' < FILE");
        }
        try {
            return Decoder.of(file.stream(), stream, settings.limits(), names);
        } catch (IllegalArgumentException e) {
            String hint = header == null
                    ? ""
                    : ". If " + file.name() + ":1 is no header line, say rows: {header: absent} and map columns by"
                            + " number";
            String name = settings.streamNames().get(file.stream());
            throw new ReplayException("streams." + name + ": " + e.getMessage() + hint, e);
        }
    }

    private static ReplayException unreadable(InputFile file, long records, IOException e) {
        return new ReplayException(
                "--input " + file.name() + ": the file cannot be read beyond record " + records + ": " + e.getMessage()
                        + ". Nothing was judged",
                e);
    }

    private void add(int number, InputFile file, Line line, Decoder decoder) throws IOException {
        Origin origin = Origin.line(file.name(), line.number);
        Payload payload = line.payload();
        Passage passage = line.isOverlong()
                ? Passage.of(new DeadLetter(
                        file.stream(),
                        origin,
                        DeadReason.TOO_LARGE,
                        line.tooLong(settings.limits().recordBytes()),
                        payload))
                : decoder.decode(payload, origin, records);
        bytes.clear();
        PassageSerializer.INSTANCE.serialize(passage, bytes);
        long time = passage.what() == Passage.What.EVENT ? passage.event().time() : Long.MIN_VALUE;
        sort.add(new SortRecord(time, number, line.number, bytes.getCopyOfBuffer()));
    }
}
