/**
 * How does what went to training stand in tables that anybody can read?
 *
 * <p>{@link dev.weir.store.StoreJob} is a Flink job of its own: it reads the training topics and the ledger, committed records only, and
 * appends them to two tables of Apache Iceberg ({@link dev.weir.store.Target}). Rows are written to files as they come ({@link
 * dev.weir.store.RowFiles}); with each checkpoint {@link dev.weir.store.CommitOperator} appends the files in one commit, which also says
 * up to which offset of each partition the table now holds everything ({@link dev.weir.store.Positions}). The tables are the only truth about how
 * far they are: a start reads on from there, and what an old savepoint sends again is dropped. {@link dev.weir.store.Compaction} makes
 * large files of small ones, {@link dev.weir.store.TableSupply} reads the tables for a training set, which is then that of the topics.
 * {@link dev.weir.store.SetTables} has finished sets in a table of their own, each a snapshot with a tag.
 *
 * <p>State kept per key: none; per table the files of at most a few checkpoints that wait for their commit.
 *
 * <p>An attacker who knows it cannot write to the topics that it reads. Who can, or who can write to the warehouse, writes training data
 * without Weir; rights are what stops him. Many small records of days long ago open many files: sixteen at a time, and compaction.
 */
@NullMarked
package dev.weir.store;

import org.jspecify.annotations.NullMarked;
