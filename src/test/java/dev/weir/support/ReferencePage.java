package dev.weir.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of docs/reference: written by hand but for one part between two marks, which is generated. With the system property
 * {@code weir.docs=write} the generated part is written, else compared.
 */
public final class ReferencePage {

    private static final String COMMAND = "mvn test -Dtest='Reference*Test' -Dweir.docs=write";
    private static final Path PAGES = Path.of("docs", "reference");
    private static final String BEGIN = "<!-- generated: " + COMMAND + " -->\n";
    private static final String END = "<!-- end of the generated part -->";

    private ReferencePage() {}

    /** The whole text of a page. */
    public static String text(String page) throws IOException {
        return Files.readString(PAGES.resolve(page));
    }

    /** Asserts that the generated part of a page is {@code table}, or makes it so. */
    public static void assertTable(String page, String table) throws IOException {
        String text = text(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end)
                .as(page + " has a place for the table, from '" + BEGIN.strip() + "' to '" + END + "'")
                .isGreaterThanOrEqualTo(begin);
        if ("write".equals(System.getProperty("weir.docs"))) {
            Files.writeString(
                    PAGES.resolve(page),
                    text.substring(0, begin) + "\n" + table.strip() + "\n\n" + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end).strip())
                .as("docs/reference/" + page + " is not what the code says; to write it: " + COMMAND)
                .isEqualTo(table.strip());
    }
}
