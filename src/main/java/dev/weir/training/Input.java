package dev.weir.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a set was made of: a file, or a span of a partition.
 *
 * @param name of the file, or the topic
 * @param partition of the topic; null for a file
 * @param from the first offset, or 0
 * @param to the offset behind the last one, or the bytes of the file
 * @param sha256 of the file, 64 hexadecimal digits; null for a partition
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "partition", "from", "to", "sha256"})
public record Input(
        String name,
        @Nullable Integer partition,
        long from,
        long to,
        @Nullable String sha256) {}
