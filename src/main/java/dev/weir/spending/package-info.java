/**
 * Does this account pay as it paid before?
 *
 * <p>State kept per contributor and stream: {@link dev.weir.spending.SpendingMemory}, 95 bytes inside the actor's memory.
 * Six aspects are watched ({@link dev.weir.spending.Aspect}): an amount above what the account usually pays, more payments at
 * once, a party or a place (device, address, currency) that is new where nothing new is usual, an hour of the day at which it
 * hardly ever pays, and a rise of amounts that no single payment shows ({@link dev.weir.spending.Rise}). How often genuine
 * payments stand out is measured on simulated card payments. Twenty payments are needed before anything is said.
 *
 * <p>It is evidence beside other evidence and holds nothing: most payments that stand out are genuine, and most frauds are what
 * a fraud model has to see. No single payment moves by more than a bounded step what the account is compared with ({@link
 * dev.weir.spending.Usual}).
 *
 * <p>An attacker who knows it pays what the account usually pays, to parties that it knows, at its hours; or raises the amounts
 * so slowly that what is usual follows: 1 % a payment is too fast, 0.1 % is not. Paying once to each of many parties fills the
 * sketch, after which none is new. A young account has no past to be compared with.
 */
@NullMarked
package dev.weir.spending;

import org.jspecify.annotations.NullMarked;
