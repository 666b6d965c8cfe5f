package dev.weir.route;

import dev.weir.event.Account;
import dev.weir.event.Code;
import java.util.List;

/** Accounts as JSON, for the audit topic. */
public final class AccountJson {

    private AccountJson() {}

    /**
     * All admissions of a stream that an account counts.
     *
     * @param stream the stream's name
     * @param count how many
     * @param digest of all of them in any order, hexadecimal: {@code dev.weir.chain.MultisetDigest}
     */
    public record Admissions(String stream, long count, String digest) {}

    /** {@code {"v":1,"type":"account","subject":"verdict/0","point":"verdict","subtask":0,"checkpoint":7,"ranges":[…],"tallies":[…],…}}. */
    public static byte[] of(Account account, List<Admissions> admitted) {
        return Document.of(json -> {
            json.writeStringField("type", "account");
            json.writeStringField("subject", subject(account));
            json.writeStringField("point", Code.of(account.point()));
            json.writeNumberField("subtask", account.subtask());
            json.writeNumberField("checkpoint", account.checkpoint());
            json.writeArrayFieldStart("ranges");
            for (Account.Range range : account.ranges()) {
                json.writeStartObject();
                json.writeStringField("topic", range.topic());
                json.writeNumberField("partition", range.partition());
                json.writeNumberField("first", range.first());
                json.writeNumberField("last", range.last());
                json.writeNumberField("count", range.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tallies");
            for (Account.Tally tally : account.tallies()) {
                json.writeStartObject();
                json.writeStringField("stream", tally.stream());
                json.writeStringField("what", Code.of(tally.what()));
                json.writeNumberField("count", tally.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("admitted");
            for (Admissions one : admitted) {
                json.writeStartObject();
                json.writeStringField("stream", one.stream());
                json.writeNumberField("count", one.count());
                json.writeStringField("digest", one.digest());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Whose account it is: {@code verdict/0}. */
    public static String subject(Account account) {
        return Code.of(account.point()) + '/' + account.subtask();
    }
}
