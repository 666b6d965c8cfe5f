package dev.weir.manifest;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A set that is a snapshot of a table of Apache Iceberg.
 *
 * @param name of the table, as its catalog has it
 * @param snapshot the id of the snapshot; text in JSON, whose numbers many readers keep to 53 bits
 * @param tag by which readers call the snapshot
 */
@JsonPropertyOrder({"name", "snapshot", "tag"})
public record InTable(
        String name,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long snapshot,
        String tag) {

    @Override
    public String toString() {
        return "snapshot " + snapshot + " ('" + tag + "') of table " + name;
    }
}
