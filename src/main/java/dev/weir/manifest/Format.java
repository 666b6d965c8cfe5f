package dev.weir.manifest;

import dev.weir.parquet.ParquetLines;
import dev.weir.parquet.ParquetRows;
import dev.weir.training.JsonLines;
import dev.weir.training.Lines;
import dev.weir.training.RowWriter;
import dev.weir.training.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the files of a set are written. */
public enum Format {
    JSONL,
    PARQUET;

    /** One file in the making. */
    interface Open extends RowWriter {
        /** Ends the file. */
        void end() throws IOException;
    }

    /** The format that a file's name ends in, or null: it ends in none. */
    public static @Nullable Format of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (name.endsWith(format.ending())) {
                return format;
            }
        }
        return null;
    }

    /** How the names of its files end: {@code .parquet}. */
    String ending() {
        return '.' + name().toLowerCase(Locale.ROOT);
    }

    Open write(OutputStream out) throws IOException {
        return switch (this) {
            case JSONL -> new JsonlFile(new JsonLines(out), out);
            case PARQUET -> new ParquetFile(new ParquetRows(out));
        };
    }

    void read(Path file, Rows.Taker taker) throws IOException {
        switch (this) {
            case JSONL -> {
                try (InputStream in = Files.newInputStream(file)) {
                    Lines lines = new Lines(in);
                    for (byte[] line = lines.next(); line != null; line = lines.next()) {
                        taker.take(line);
                    }
                }
            }
            case PARQUET -> {
                try (ParquetLines lines = new ParquetLines(file)) {
                    for (byte[] line = lines.next(); line != null; line = lines.next()) {
                        taker.take(line);
                    }
                }
            }
        }
    }

    private record JsonlFile(JsonLines lines, OutputStream out) implements Open {
        @Override
        public void row(byte[] line) throws IOException {
            lines.row(line);
        }

        @Override
        public void end() throws IOException {
            out.close();
        }
    }

    private record ParquetFile(ParquetRows rows) implements Open {
        @Override
        public void row(byte[] line) throws IOException {
            rows.row(line);
        }

        @Override
        public void end() throws IOException {
            rows.close();
        }
    }
}
