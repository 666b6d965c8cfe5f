/**
 * Who signed this, and what may they do?
 *
 * <p>A reviewer signs with a private key of their own ({@link dev.weir.sign.KeyFile}); the reviewers' file ({@link
 * dev.weir.sign.Reviewers}) says whose public key is whose, and what their {@link dev.weir.sign.Role} allows. {@link
 * dev.weir.sign.Jws} is the signature beside the bytes that it is about, {@link dev.weir.sign.Dsse} a document and its
 * signature in one.
 *
 * <p>State kept per key: none. An attacker who can write the reviewers' file is an administrator of this deployment; who can
 * only write decisions needs somebody's private key, and a viewer's or an analyst's key gives no more than their role; that of the clock, which a
 * machine keeps, only hastens what would happen at a deadline.
 * Whoever takes a key is stopped by an end to its entry, from that moment on: what was signed before stays.
 */
@NullMarked
package dev.weir.sign;

import org.jspecify.annotations.NullMarked;
