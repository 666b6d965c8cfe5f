/**
 * The command line: one file a verb, registered in {@link dev.weir.cli.Weir}.
 *
 * <p>Question: what does the person at the terminal want done? A verb reads its arguments, calls the class that does the
 * work and prints the outcome; it holds no logic of a stage. State kept per key: none. An attacker who can run commands
 * here has the rights of the account that runs them, no more; secrets are never arguments, because arguments can be read
 * by everybody on the machine.
 *
 * <p>Exit status: 0 done; 1 it failed; 2 bad usage or settings; 3 a {@code --fail-over} limit was passed.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
