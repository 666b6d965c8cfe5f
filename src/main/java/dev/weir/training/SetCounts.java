package dev.weir.training;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What became of the records that a training set was made of.
 *
 * @param rows rows of the set
 * @param labelled of these, rows with a label
 * @param joined of these, rows whose label came in a record of its own
 * @param immature rows whose label may still change: they are rows of the set unless only mature ones were asked for
 * @param retracted events and records of labels that are taken back
 * @param labelsRetracted labels that are taken back alone
 * @param later events and records of labels from after the as-of time
 * @param distrusted events and records of labels with less than the least trust
 * @param labels records of labels that count
 * @param heldBack events and records of labels from within the hold-back before the as-of time
 * @param labelsContradicted labels from streams of labels that are left out: the features of their rows contradict them, or too many of who gave them
 * @param unreadable records of the topics that the settings cannot read, or that Weir did not write
 */
@JsonPropertyOrder({
    "rows",
    "labelled",
    "joined",
    "immature",
    "retracted",
    "labelsRetracted",
    "later",
    "distrusted",
    "labels",
    "heldBack",
    "labelsContradicted",
    "unreadable"
})
public record SetCounts(
        long rows,
        long labelled,
        long joined,
        long immature,
        long retracted,
        long labelsRetracted,
        long later,
        long distrusted,
        long labels,
        long heldBack,
        long labelsContradicted,
        long unreadable) {}
