package dev.weir.label;

/**
 * Another opinion of a label than before, now that more is known.
 *
 * @param row whose label it is
 * @param look the new opinion: {@link LabelLook#holds} now means that a label admitted before is to be retracted, otherwise
 *     that one held before is to be released
 */
public record LateVerdict(LabelledRow row, LabelLook look) {}
