/**
 * What is the whole life of this event, or of this actor?
 *
 * <p>Looks through what a replay wrote ({@link dev.weir.explain.FolderSearch}) or through the output topics ({@link
 * dev.weir.explain.TopicSearch}) and gathers what is about the thing asked for into one {@link dev.weir.explain.Story}.
 * State kept per key: none; a story holds a bounded number of lines, however much one actor did. An attacker chooses ids
 * and payloads, so a story may show his text: it is printed as text, with what could steer a terminal made visible.
 */
@NullMarked
package dev.weir.explain;

import org.jspecify.annotations.NullMarked;
