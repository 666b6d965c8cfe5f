package dev.weir.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A file of a set.
 *
 * @param name without its folder
 * @param bytes how long it is
 * @param rows how many rows it has
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
@JsonPropertyOrder({"name", "bytes", "rows", "sha256"})
public record SetFile(String name, long bytes, long rows, String sha256) {}
