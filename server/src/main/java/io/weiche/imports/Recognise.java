package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the records rows are about: most common keys, then the latest activity, then the lowest number, as a
/// conversion does. A lead that is history keeps nobody out.
@Component
class Recognise {
    private static final String BY_KEYS = """
            update import_stage t set record_id = best.id, found = true
            from (
                select distinct on (f.row_number) f.row_number, f.id
                from (
                    select k.row_number, c.id, c.last_activity_at, count(*) as keys
                    from (select distinct row_number, match_key from import_point where match_key is not null) k
                    cross join lateral (
                        select p.record_id from contact_point p
                        where p.account_id = :account and p.match_key = k.match_key and p.kind = :kind offset 0) p
                    cross join lateral (
                        select c.id, c.last_activity_at from KIND c
                        where c.account_id = :account and c.id = p.record_id and c.deleted_at is null OPEN offset 0) c
                    group by k.row_number, c.id, c.last_activity_at
                ) f
                order by f.row_number, f.keys desc, f.last_activity_at desc, f.id
            ) best
            where best.row_number = t.row_number and not t.found""";

    private static final String COMPANY_BY_NAME = """
            update import_stage t set record_id = best.id, found = true
            from (
                select s.row_number, c.id
                from import_stage s
                cross join lateral (
                    select c.id from company c
                    where c.account_id = :account and c.title = s.title and c.deleted_at is null
                    order by c.id limit 1) c
                where not s.found and s.name_is_fallback is null
            ) best
            where best.row_number = t.row_number""";

    private static final String DEAL_OF_CUSTOMER = """
            update import_stage t set record_id = best.id, found = true
            from (
                select s.row_number, min(d.id) as id
                from import_stage s
                cross join lateral (
                    select d.id from deal d
                    where d.account_id = :account and d.company_id = s.company_id and d.title = s.title
                        and d.deleted_at is null
                    union all
                    select d.id from deal_contact dc
                    join deal d on d.account_id = :account and d.id = dc.deal_id and d.deleted_at is null
                    where dc.account_id = :account and dc.contact_id = s.contact_id and d.title = s.title) d
                where not s.found and (s.company_id is not null or s.contact_id is not null)
                group by s.row_number
            ) best
            where best.row_number = t.row_number""";

    private final JdbcClient sql;

    Recognise(JdbcClient sql) {
        this.sql = sql;
    }

    /// Rows whose record is known by its number are left alone.
    void find(RecordKind kind) {
        if (kind == RecordKind.DEAL) {
            statement(DEAL_OF_CUSTOMER).update();
            return;
        }
        statement(BY_KEYS.replace("KIND", kind.name().toLowerCase(Locale.ROOT))
                        .replace("OPEN", kind == RecordKind.LEAD ? "and c.semantics = 'P'" : ""))
                .param("kind", kind.typeId())
                .update();
        if (kind == RecordKind.COMPANY) {
            statement(COMPANY_BY_NAME).update();
        }
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }
}
