package dev.weir.manifest;

/**
 * A file of a set.
 *
 * @param name without its folder
 * @param bytes how long it is
 * @param rows how many rows it has
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record SetFile(String name, long bytes, long rows, String sha256) {}
