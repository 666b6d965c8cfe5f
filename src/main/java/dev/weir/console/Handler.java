package dev.weir.console;

/** Answers what is asked on one {@link Route}. */
@FunctionalInterface
interface Handler {

    /**
     * The answer.
     *
     * @throws Refusal when it cannot be done; its words are shown to whoever asked
     */
    Reply answer(Ask ask);
}
