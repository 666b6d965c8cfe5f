package dev.weir.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Account;
import dev.weir.event.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Accounts as JSON, for the audit topic. */
final class AccountJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AccountJson() {}

    /** {@code {"v":1,"type":"account","point":"intake","subtask":0,"checkpoint":7,"ranges":[…],"tallies":[…]}}. */
    static byte[] of(Account account) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeStringField("type", "account");
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
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
