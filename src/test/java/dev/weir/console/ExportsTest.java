package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportsTest {

    @Test
    void aCellCannotBecomeAFormulaOrAnotherCell() {
        // Given
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "=HYPERLINK(\"http://x\")");
        row.put("object", "a,b\r\nc");
        row.put("value", -4.5);
        row.put("none", null);
        row.put("plus", "+1");
        row.put("plain", "film:5");

        // When, Then
        assertThat(Exports.csv(List.of(row)))
                .isEqualTo("id,object,value,none,plus,plain\r\n"
                        + "\"'=HYPERLINK(\"\"http://x\"\")\",\"a,b\r\nc\",-4.5,,'+1,film:5\r\n");
    }

    @Test
    void nothingIsAnEmptyFile() {
        assertThat(Exports.csv(List.of())).isEmpty();
    }
}
