/**
 * How do the rows of a training set stand in Parquet?
 *
 * <p>{@link dev.weir.parquet.ParquetRows} writes one file, with the columns of {@link dev.weir.parquet.Column}; {@link
 * dev.weir.parquet.ParquetLines} reads it back as lines. Values are encoded by parquet-column and the file's structures by
 * parquet-format-structures; what puts pages into files, parquet-hadoop, needs Hadoop and is not used. The same rows give the same bytes. State
 * kept per key: none; in memory are the rows of one row group.
 *
 * <p>An attacker who hands in a file of his own is read as far as its structures go, with bounded lists; what a set holds is decided by
 * the digests of its manifest, before its rows are looked at.
 */
@NullMarked
package dev.weir.parquet;

import org.jspecify.annotations.NullMarked;
