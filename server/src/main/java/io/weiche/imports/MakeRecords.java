package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the records of a page, each with everything that stands beside it, in a handful of statements.
@Component
class MakeRecords {
    /// Rows that become something new.
    private static final String NEW = "not s.found and not s.open and s.first_row is null";

    private static final String NUMBER = "update import_stage s set record_id = nextval('KIND_id_seq') where " + NEW;

    private static final String REGISTER = """
            insert into record_identity (account_id, kind, id)
            select :account, :kind, s.record_id from import_stage s where\s""" + NEW;

    private static final String POINTS = """
            insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
            select :account, :kind, s.record_id, p.type, p.use, p.value, p.match_key, p.sort
            from import_stage s join import_point p on p.row_number = s.row_number where\s""" + NEW;

    private static final String HISTORY = """
            insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics, changed_by_id)
            select :account, :kind, s.record_id, 1, s.pipeline_id, s.stage_id, s.semantics, cast(:actor as bigint)
            from import_stage s where\s""" + NEW;

    private static final String TELL = """
            insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
            select :account, :kind, s.record_id, 'CREATED', jsonb_build_object('importId', cast(:run as bigint)),
                cast(:actor as bigint)
            from import_stage s where\s""" + NEW;

    private static final String SEND = """
            insert into outbox (account_id, event, kind, record_id)
            select :account, :word || '_ADDED', :kind, s.record_id from import_stage s where\s""" + NEW;

    private static final String REMEMBER = """
            insert into import_record (account_id, run_id, kind, record_id, row_number, made, version_after,
                active_after_at)
            select :account, :run, :kind, s.record_id, s.row_number, true, 0, now()
            from import_stage s where\s""" + NEW;

    private static final String COMPANY_OF_CONTACT = """
            insert into contact_company (account_id, contact_id, company_id, is_primary)
            select :account, s.record_id, s.company_id, true
            from import_stage s where s.company_id is not null and\s""" + NEW;

    private static final String CONTACT_OF_DEAL = """
            insert into deal_contact (account_id, deal_id, contact_id, is_primary, sort)
            select :account, s.record_id, s.contact_id, true, 0
            from import_stage s where s.contact_id is not null and\s""" + NEW;

    /// What the customer's earlier deals make of a new one; those of the same page do not count yet.
    private static final String REPEAT = """
            (select case when count(*) filter (where d.semantics = 'S') > 0 then 'REPEAT_DEAL'
                when count(*) > 0 then 'REPEAT_INQUIRY' else 'NEW' end
            from (
                select d.id, d.semantics from deal d
                where d.account_id = :account and d.company_id = s.company_id and d.deleted_at is null
                union
                select d.id, d.semantics from deal_contact dc
                join deal d on d.account_id = :account and d.id = dc.deal_id and d.deleted_at is null
                where dc.account_id = :account and dc.contact_id = s.contact_id
            ) d)""";

    private final JdbcClient sql;

    MakeRecords(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return how many
    int make(ImportRun run, RecordKind kind) {
        statement(run, kind, NUMBER).update();
        int made = statement(run, kind, REGISTER).update();
        if (made == 0) {
            return 0;
        }
        statement(run, kind, insertion(kind)).update();
        statement(run, kind, POINTS).update();
        if (kind == RecordKind.CONTACT) {
            statement(run, kind, COMPANY_OF_CONTACT).update();
        }
        if (kind == RecordKind.DEAL) {
            statement(run, kind, CONTACT_OF_DEAL).update();
        }
        if (kind == RecordKind.LEAD || kind == RecordKind.DEAL) {
            statement(run, kind, HISTORY).update();
        }
        statement(run, kind, TELL).update();
        statement(run, kind, SEND).update();
        statement(run, kind, REMEMBER).update();
        return made;
    }

    private static String insertion(RecordKind kind) {
        var columns = new ArrayList<>(KindColumns.of(kind));
        var values = new ArrayList<>(
                columns.stream().map(column -> value(kind, column)).toList());
        if (kind == RecordKind.LEAD || kind == RecordKind.DEAL) {
            columns.add("closed_at");
            values.add("case when s.semantics <> 'P' then now() end");
        }
        if (kind == RecordKind.DEAL) {
            columns.add("repeat");
            values.add(REPEAT);
        }
        return """
                insert into %s (account_id, id, created_by_id, responsible_id, custom, %s)
                select :account, s.record_id, cast(:actor as bigint), s.responsible_id, coalesce(s.custom, '{}'), %s
                from import_stage s where %s order by s.row_number""".formatted(KindColumns.table(kind), String.join(", ", columns), String.join(", ", values), NEW);
    }

    private static String value(RecordKind kind, String column) {
        return switch (column) {
            case "title" -> kind == RecordKind.LEAD ? "coalesce(s.title, 'Lead ' || s.record_id)" : "s.title";
            case "name_is_fallback" -> "coalesce(s.name_is_fallback, false)";
            default -> "s." + column;
        };
    }

    private JdbcClient.StatementSpec statement(ImportRun run, RecordKind kind, String text) {
        return sql.sql(text.replace("KIND", KindColumns.table(kind)))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("word", kind.name())
                .param("run", run.id())
                .param("actor", run.actorId());
    }
}
