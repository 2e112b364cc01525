package io.weiche.leads;

import io.weiche.db.Rows;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Leads that nobody will ever see: in simple mode what a channel took in becomes a customer and a deal at once. The
/// conversion reads them as it reads leads, but they stand in working tables of the connection, without numbers,
/// indexes of lists, history and everything that hangs on a record (decision record 137).
@Component
class PassingLeads {
    /// Like the tables they stand for, so that whoever reads them asks the same. Deleting leaves dead rows behind, so
    /// tables that have grown are cut off.
    private static final String PREPARE = """
            do $$ begin
                if to_regclass('pg_temp.passing_lead') is null then
                    create temporary table passing_lead (like lead including defaults);
                    alter table passing_lead alter column title drop not null, add primary key (id);
                    create temporary table passing_point (like contact_point including defaults);
                    create index passing_point_of_lead on passing_point (record_id);
                elsif pg_relation_size('pg_temp.passing_lead') > 131072 then
                    truncate passing_lead, passing_point;
                end if;
                delete from passing_lead;
                delete from passing_point;
            end $$""";

    private final JdbcClient sql;
    private final Rows rows;
    private final LeadStore store;
    private final ContactPointStore points;

    PassingLeads(JdbcClient sql, Rows rows, LeadStore store, ContactPointStore points) {
        this.sql = sql;
        this.rows = rows;
        this.store = store;
        this.points = points;
    }

    /// Puts them in the place of those the connection passed before.
    ///
    /// @return their places from 1 on; they are no numbers of leads
    List<Long> fill(List<LeadData> leads, Stage stage) {
        sql.sql(PREPARE).update();
        var places = LongStream.rangeClosed(1, leads.size()).boxed().toList();
        var pointsOf = new LinkedHashMap<Long, ContactPoints>();
        places.forEach(place ->
                pointsOf.put(place, leads.get(Math.toIntExact(place - 1)).points()));
        rows.insertInto(
                "passing_lead",
                places.stream()
                        .map(place -> store.row(place, leads.get(Math.toIntExact(place - 1)), stage, null))
                        .toList());
        var given = points.rows(RecordKind.LEAD, pointsOf);
        if (!given.isEmpty()) {
            rows.insertInto("passing_point", given);
        }
        return places;
    }
}
