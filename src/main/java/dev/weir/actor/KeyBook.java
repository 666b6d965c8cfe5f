package dev.weir.actor;

import dev.weir.event.KeyStanding;
import dev.weir.event.Retraction;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Writes into the ledger once what follows from a key's revocation, however often the registry is read. It is never forgotten: a few bytes
 * for each key that was ever revoked.
 */
final class KeyBook {

    private final ValueState<RevokedKey> written;

    KeyBook(RuntimeContext context) {
        written = context.getState(new ValueStateDescriptor<>("revoked", TypeInformation.of(RevokedKey.class)));
    }

    /** The entries that are new, under the current key. */
    List<Retraction> entries(KeyStanding key) throws Exception {
        RevokedKey before = Objects.requireNonNullElse(written.value(), RevokedKey.GOOD);
        RevokedKey.Outcome outcome = before.now(key);
        if (!outcome.after().equals(before)) {
            written.update(outcome.after());
        }
        return outcome.entries();
    }
}
