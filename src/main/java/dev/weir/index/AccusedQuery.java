package dev.weir.index;

import dev.weir.event.Entity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who stands accused under a version of the policy. */
final class AccusedQuery {

    /** Of each who stands accused now: what was said since nothing stood against it the last time. */
    private static final String SAID = """
            WITH named AS (SELECT DISTINCT actor FROM standing WHERE policy = ?1),
            cleared AS (SELECT n.actor, coalesce((SELECT max(s.id) FROM standing s WHERE s.actor = n.actor
                AND s.standing NOT IN ('suspended', 'excluded')), 0) AS upto FROM named n)
            SELECT c.actor, count(*) AS said, sum(s.policy IS ?1) AS here FROM cleared c
            JOIN standing s ON s.actor = c.actor AND s.id > c.upto GROUP BY c.actor HAVING here > 0 ORDER BY c.actor""";

    private record Said(Entity actor, long all, long here) {

        static Said read(ResultSet row) throws SQLException {
            return new Said(new Entity(row.getString(1)), row.getLong(2), row.getLong(3));
        }
    }

    private AccusedQuery() {}

    static Accused under(Session session, String policy) {
        List<Entity> alone = new ArrayList<>();
        int besides = 0;
        for (Said said : session.list(SAID, Said::read, policy)) {
            if (said.here() == said.all()) {
                alone.add(said.actor());
            } else {
                besides++;
            }
        }
        return new Accused(alone, besides);
    }
}
