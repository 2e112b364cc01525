package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the companies that contacts or deals of a page name and nobody knows: one for each name.
@Component
class MakeCompanies {
    private static final String NAMED =
            "company_ref is not null and company_id is null and company_key is null and not found";

    private static final List<String> PARTS = List.of(
            """
            insert into import_company (title, id, row_number, responsible_id)
            select company_ref, nextval('company_id_seq'), min(row_number), min(responsible_id)
            from import_stage where\s""" + NAMED + " group by company_ref",
            "update import_stage s set company_id = m.id from import_company m where m.title = s.company_ref and "
                    + NAMED,
            "insert into record_identity (account_id, kind, id) select :account, 4, id from import_company",
            """
            insert into company (account_id, id, title, responsible_id, created_by_id)
            select :account, id, title, responsible_id, cast(:actor as bigint) from import_company""",
            """
            insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
            select :account, 4, id, 'CREATED', jsonb_build_object('importId', cast(:run as bigint)),
                cast(:actor as bigint) from import_company""",
            """
            insert into outbox (account_id, event, kind, record_id)
            select :account, 'COMPANY_ADDED', 4, id from import_company""",
            """
            insert into import_record (account_id, run_id, kind, record_id, row_number, made, version_after,
                active_after_at)
            select :account, :run, 4, id, row_number, true, 0, now() from import_company""");

    private final JdbcClient sql;

    MakeCompanies(JdbcClient sql) {
        this.sql = sql;
    }

    void make(ImportRun run) {
        var wanted = sql.sql("select exists (select from import_stage where " + NAMED + ")")
                .query(Boolean.class)
                .single();
        if (wanted) {
            sql.sql("truncate import_company").update();
            for (var part : PARTS) {
                sql.sql(part)
                        .param("account", CurrentAccount.require().value())
                        .param("run", run.id())
                        .param("actor", run.actorId())
                        .update();
            }
        }
    }
}
