package dev.weir.topics;

/**
 * Something about a Kafka that would lose, block or mix records of this deployment.
 *
 * @param subject what it is about: a topic, a broker, a setting
 * @param what what is the matter, with the value found and the value needed: a sentence
 * @param fix the command or setting that ends it
 */
public record TopicProblem(String subject, String what, String fix) {

    /** The whole message, on several lines. */
    public String text() {
        return subject + ": " + what + "\n  fix: " + fix.replace("\n", "\n       ");
    }
}
