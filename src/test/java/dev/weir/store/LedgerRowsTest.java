package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.route.CampaignJson;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.junit.jupiter.api.Test;

class LedgerRowsTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final LedgerRows rows = new LedgerRows(LedgerRows.schema());

    @Test
    void anErasureSaysWhenItEnds() throws IOException {
        GenericRecord row = row(Retraction.ofErased(
                "e1", Entity.of("customer", "erased.0.x"), NOON.toEpochMilli(), "ada", NOON.toEpochMilli() + 1));

        assertThat(row.getField("op")).isEqualTo("retract");
        assertThat(row.getField("actor")).isEqualTo("erased.0.x");
        assertThat(row.getField("until")).isEqualTo(NOON.atOffset(ZoneOffset.UTC));
        assertThat(row.getField("label")).isNull();
    }

    @Test
    void aRelabelSaysTheLabelAndWhoSaidIt() throws IOException {
        GenericRecord row = row(Retraction.relabel(
                "l1", "payments", "shop.payments/0/4", "fraud", "ana", "checked", NOON.toEpochMilli()));

        assertThat(row.getField("op")).isEqualTo("relabel");
        assertThat(row.getField("what")).isEqualTo("label");
        assertThat(row.getField("label")).isEqualTo("fraud");
        assertThat(row.getField("until")).isNull();
        assertThat(row.getField("source")).isEqualTo("reviewer:ana");
        assertThat(row.getField("origin")).isEqualTo("shop.payments/0/4");
    }

    private GenericRecord row(Retraction entry) throws IOException {
        return rows.row(
                new Taken(Target.RETRACTIONS.ordinal(), "weir.retractions", 0, 7, CampaignJson.of(entry), null, 0));
    }
}
