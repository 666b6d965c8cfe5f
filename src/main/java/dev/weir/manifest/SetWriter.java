package dev.weir.manifest;

import dev.weir.training.RowWriter;
import dev.weir.training.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the files of a set, and their digests with them. Not thread-safe. */
public final class SetWriter implements RowWriter {

    /** So many rows a part: a few hundred megabytes as lines, which one reader of many takes at a time. */
    static final long ROWS_OF_PART = 1_000_000;

    private static final int BUFFER = 1024 * 1024;

    private final SetPlace place;
    private final Path folder;
    private final long most;
    private final List<SetFile> files = new ArrayList<>();
    private @Nullable Part part;

    /**
     * @param place where the set is to stand in the end
     * @param folder where its files are written
     */
    public SetWriter(SetPlace place, Path folder) {
        this(place, folder, ROWS_OF_PART);
    }

    SetWriter(SetPlace place, Path folder, long rowsOfPart) {
        this.place = place;
        this.folder = folder;
        this.most = place.shape() == SetPlace.Shape.FOLDER ? rowsOfPart : Long.MAX_VALUE;
    }

    @Override
    public void row(byte[] line) throws IOException {
        Part open = part;
        if (open == null || open.rows == most) {
            end();
            open = new Part(place, folder.resolve(place.name(files.size())));
            part = open;
        }
        open.row(line);
    }

    /** Ends the set. */
    public List<SetFile> finish() throws IOException {
        if (part == null) {
            part = new Part(place, folder.resolve(place.name(0))); // A set without rows is a file without rows.
        }
        end();
        return List.copyOf(files);
    }

    private void end() throws IOException {
        if (part != null) {
            files.add(part.end());
            part = null;
        }
    }

    /** One file in the making. */
    private static final class Part {
        private final Path file;
        private final Digesting digesting;
        private final Format.Open out;
        private long rows;

        private Part(SetPlace place, Path file) throws IOException {
            this.file = file;
            this.digesting = new Digesting(Files.newOutputStream(file));
            this.out = place.format().write(new BufferedOutputStream(digesting, BUFFER));
        }

        private void row(byte[] line) throws IOException {
            out.row(line);
            rows++;
        }

        private SetFile end() throws IOException {
            out.end();
            return new SetFile(
                    file.getFileName().toString(),
                    digesting.bytes,
                    rows,
                    HexFormat.of().formatHex(digesting.sha256.digest()));
        }
    }

    private static final class Digesting extends FilterOutputStream {
        private final Sha256 sha256 = new Sha256();
        private long bytes;

        private Digesting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            sha256.update(from, offset, length);
            bytes += length;
        }
    }
}
