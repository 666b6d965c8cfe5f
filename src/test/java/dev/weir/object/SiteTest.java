package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteTest {

    /** A crowd may come from any former subtask; a clock behind it would make its span negative. */
    @Test
    void aResumedClockIsBehindNoFormerSubtasks() {
        Site ahead = after(300);
        Site behind = after(100);
        Site resumed = new Site();
        resumed.resume(behind.clocks("ratings"));
        resumed.resume(ahead.clocks("ratings"));
        resumed.resume(behind.clocks("ratings"));
        assertThat(resumed.events()).isEqualTo(ahead.events());
        assertThat(resumed.activity()).isEqualTo(ahead.activity());
        assertThat(resumed.visits()).isEqualTo(ahead.visits());
        assertThat(resumed.share(ValueClass.HIGHEST)).isEqualTo(ahead.share(ValueClass.HIGHEST));
    }

    /** The 51st event of one contributor counts less than a whole one. */
    @Test
    void aLongProfileSlowsTheClock() {
        Site site = new Site();
        for (int i = 0; i < 50; i++) {
            site.count("a", ValueClass.HIGHEST, i, i);
        }
        assertThat(site.activity()).isEqualTo(50);
        site.count("a", ValueClass.HIGHEST, 50, 50);
        assertThat(site.activity()).isBetween(50.9, 50.99);
    }

    private static Site after(int events) {
        Site site = new Site();
        for (int i = 0; i < events; i++) {
            site.count("u" + i, ValueClass.HIGHEST, i, i);
        }
        return site;
    }
}
