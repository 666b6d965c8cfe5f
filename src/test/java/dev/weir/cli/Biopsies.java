package dev.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A made-up file in the form of wdbc.data: a third is malignant, and higher in every second of the 30 numbers. */
final class Biopsies {

    private Biopsies() {}

    static Path write(Path folder, int rows) throws IOException {
        Random random = new Random(3);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            boolean malignant = i % 3 == 0;
            lines.append(1000 + i).append(malignant ? ",M" : ",B");
            for (int feature = 0; feature < 30; feature++) {
                double centre = malignant && feature % 2 == 0 ? 12 : 10;
                lines.append(',').append(centre + random.nextGaussian());
            }
            lines.append('\n');
        }
        return Files.writeString(folder.resolve("wdbc.data"), lines);
    }
}
