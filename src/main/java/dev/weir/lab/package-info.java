/**
 * Who sends the data when there is no real community at hand: synthetic people who behave like measured ones, and the
 * guests that nobody wants.
 *
 * <p>Question: what would honest people send, and what would a fault or an attacker send in between? State kept per person:
 * the films already rated (one bit a film) and the rest of the present page; a person who is done is forgotten. Everything
 * is drawn from one seed: the same seed gives the same bytes on every machine.
 *
 * <p>An attacker who knows it learns how the average person behaves, which is public anyway. The checks never see this
 * package: what they call ordinary comes from measured data, so a flaw of these people cannot hide in a baseline.
 */
@NullMarked
package dev.weir.lab;

import org.jspecify.annotations.NullMarked;
