package dev.weir.learn;

import dev.weir.model.Published;
import dev.weir.model.RateModel;
import dev.weir.model.ReviewedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of models, one a file: {@code ratings-rate@3.json}, {@code ratings-reviewed@1.json}. */
public final class FolderShelf implements Shelf {

    private static final Pattern MODEL =
            Pattern.compile(".+-(" + RateModel.CHECK + '|' + ReviewedModel.CHECK + ")@[0-9]+\\.json");

    private final Path folder;

    /** @param folder made with the first model where it is not there */
    public FolderShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Published> all() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Published> models = new ArrayList<>();
            for (Path file : files.filter(FolderShelf::isModel).sorted().toList()) {
                models.add(Published.read(file.toString(), Files.readAllBytes(file)));
            }
            models.sort(Comparator.comparing(Published::published).thenComparing(Published::key));
            return models;
        } catch (IOException e) {
            throw new LearnException("models folder " + folder + ": cannot be read: " + e, e);
        }
    }

    @Override
    public void publish(Published model) {
        Path file = folder.resolve(model.stream() + '-' + model.check() + '@' + model.version() + ".json");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, model.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new LearnException(file + ": is there already, and a model is never changed; train again", e);
        } catch (IOException e) {
            throw new LearnException(file + ": cannot be written: " + e, e);
        }
    }

    @Override
    public String name() {
        return "folder " + folder;
    }

    private static boolean isModel(Path file) {
        return MODEL.matcher(String.valueOf(file.getFileName())).matches();
    }
}
