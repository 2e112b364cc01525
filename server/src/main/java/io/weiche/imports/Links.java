package io.weiche.imports;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the contacts and companies that rows name: by phone or e-mail, or by their name exactly as written. What the
/// person may not see is not found.
@Component
class Links {
    private static final String BY_KEY = """
            update import_stage t set KIND_id = best.id
            from (
                select distinct on (s.row_number) s.row_number, c.id
                from import_stage s
                cross join lateral (
                    select p.record_id from contact_point p
                    where p.account_id = :account and p.match_key = s.KIND_key and p.kind = :kind offset 0) p
                cross join lateral (
                    select c.id from KIND c
                    where c.account_id = :account and c.id = p.record_id and c.deleted_at is null
                        and ALLOWED offset 0) c
                where s.KIND_key is not null
                order by s.row_number, c.id
            ) best
            where best.row_number = t.row_number""";

    private static final String COMPANY_BY_NAME = """
            update import_stage t set company_id = best.id
            from (
                select named.company_ref, c.id
                from (select distinct company_ref from import_stage
                      where company_ref is not null and company_key is null) named
                cross join lateral (
                    select c.id from company c
                    where c.account_id = :account and c.title = named.company_ref and c.deleted_at is null
                        and ALLOWED
                    order by c.id limit 1) c
            ) best
            where best.company_ref = t.company_ref and t.company_key is null""";

    private static final String CONTACT_BY_NAME = """
            update import_stage t set contact_id = best.id
            from (
                select named.contact_ref, c.id
                from (select distinct contact_ref from import_stage
                      where contact_ref is not null and contact_key is null) named
                cross join lateral (
                    select c.id from contact c
                    where c.account_id = :account and c.full_name = named.contact_ref and c.deleted_at is null
                        and ALLOWED
                    order by c.id limit 1) c
            ) best
            where best.contact_ref = t.contact_ref and t.contact_key is null""";

    private final JdbcClient sql;
    private final Access access;

    Links(JdbcClient sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /// Finds the records that rows name by number. A lead that is history is not changed any more.
    ///
    /// @return rows whose record is not there, or may not be seen; they are taken off the page
    List<RowProblem> number(RecordKind kind) {
        sql.sql("""
                        update import_stage t set record_id = r.id, found = true
                        from KIND r
                        where t.own_id is not null and r.account_id = :account and r.id = t.own_id
                            and r.deleted_at is null OPEN and ALLOWED""".replace("KIND", kind.name().toLowerCase(Locale.ROOT))
                        .replace("OPEN", kind == RecordKind.LEAD ? "and r.semantics = 'P'" : "")
                        .replace("ALLOWED", access.sql(kind, Action.READ, "r")))
                .param("account", CurrentAccount.require().value())
                .update();
        return sql.sql("delete from import_stage where own_id is not null and not found returning row_number, own_id")
                .query((row, _) -> RowProblem.of(row.getLong(1), Target.ID.code(), "unknown-record", row.getString(2)))
                .list();
    }

    /// Rows that say of a record what a file cannot change. They are taken off the page.
    List<RowProblem> fixed(RecordKind kind) {
        var reasons = new ArrayList<String>();
        reasons.add(
                "when ALLOWED is not true then ' forbidden'".replace("ALLOWED", access.sql(kind, Action.CHANGE, "r")));
        if (kind == RecordKind.DEAL) {
            reasons.add("when 'pipeline_id' = any(s.given) and s.pipeline_id <> r.pipeline_id then 'pipelineId stays'");
            // two pipelines may have stages of one name: without a pipeline the word means the deal's own
            reasons.add("when 'stage' = any(s.given) and s.stage_id <> r.stage_id and s.pipeline_id = r.pipeline_id"
                    + " then 'stageId stays'");
        }
        if (kind == RecordKind.LEAD) {
            reasons.add("when 'stage' = any(s.given) and s.stage_id <> r.stage_id then 'stageId stays'");
        }
        if (KindColumns.of(kind).contains("amount")) {
            reasons.add("when 'amount' = any(s.given) and r.amount_from_rows and s.amount <> r.amount"
                    + " then 'amount sum-of-products'");
            reasons.add("when 'currency' = any(s.given) and s.currency is distinct from r.currency and "
                    + KindColumns.SELLS + " then 'currency sold-in-another'");
        }
        reasons.addAll(linked(kind));
        return sql.sql("""
                        with judged as (
                            select s.row_number, case %s end as reason
                            from import_stage s join KIND r on r.account_id = :account and r.id = s.record_id
                            where s.found
                        )
                        delete from import_stage s using judged j
                        where j.row_number = s.row_number and j.reason is not null
                        returning s.row_number, j.reason""".formatted(String.join("\n", reasons))
                        .replace("KIND", kind.name().toLowerCase(Locale.ROOT)))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .query((row, _) -> {
                    var reason = RejectionStore.Reason.read(row.getString(2));
                    return RowProblem.of(row.getLong(1), reason.field(), reason.code(), null);
                })
                .list();
    }

    /// Whom a record is linked with is not changed by a file; where nobody is, somebody we know may be.
    private static List<String> linked(RecordKind kind) {
        return switch (kind) {
            case COMPANY -> List.of();
            case CONTACT ->
                List.of("when 'company_ref' = any(s.given) and not exists (select from contact_company l"
                        + " where l.account_id = :account and l.contact_id = r.id and l.company_id = s.company_id)"
                        + " then 'companyId stays'");
            case DEAL ->
                List.of(
                        "when 'company_ref' = any(s.given) and s.company_id is distinct from r.company_id"
                                + " and (r.company_id is not null or s.company_id is null) then 'companyId stays'",
                        "when 'contact_ref' = any(s.given) and not exists (select from deal_contact l"
                                + " where l.account_id = :account and l.deal_id = r.id and l.contact_id = s.contact_id)"
                                + " then 'contactId stays'");
            case LEAD ->
                List.of(
                        "when 'company_ref' = any(s.given) and r.company_id is not null"
                                + " and s.company_id is distinct from r.company_id then 'companyId stays'",
                        "when 'contact_ref' = any(s.given) and r.contact_id is not null"
                                + " and s.contact_id is distinct from r.contact_id then 'contactId stays'");
        };
    }

    /// @return rows that name nobody we know; they are taken off the page
    List<RowProblem> resolve(RecordKind kind) {
        var problems = new ArrayList<RowProblem>();
        if (kind == RecordKind.COMPANY) {
            return problems;
        }
        find(RecordKind.COMPANY, BY_KEY);
        find(RecordKind.COMPANY, COMPANY_BY_NAME);
        if (kind == RecordKind.LEAD) {
            sql.sql("""
                    update import_stage set company_title = company_ref
                    where company_id is null and company_key is null and company_title is null""").update();
        }
        var makes = kind != RecordKind.LEAD && access.anywhere(RecordKind.COMPANY, Action.ADD);
        problems.addAll(missing("company", makes || kind == RecordKind.LEAD ? "company_key is not null" : "true"));
        if (kind != RecordKind.CONTACT) {
            find(RecordKind.CONTACT, BY_KEY);
            if (unnamed()) {
                find(RecordKind.CONTACT, CONTACT_BY_NAME);
            }
            problems.addAll(missing("contact", "true"));
        }
        return problems;
    }

    private boolean unnamed() {
        return sql.sql("select exists (select from import_stage where contact_ref is not null and contact_key is null)")
                .query(Boolean.class)
                .single();
    }

    private void find(RecordKind kind, String statement) {
        sql.sql(statement
                        .replace("KIND", kind.name().toLowerCase(Locale.ROOT))
                        .replace("ALLOWED", access.sql(kind, Action.READ, "c")))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .update();
    }

    private List<RowProblem> missing(String word, String condition) {
        return sql.sql("""
                        delete from import_stage
                        where KIND_ref is not null and KIND_id is null and %s
                        returning row_number, KIND_ref""".formatted(condition).replace("KIND", word))
                .query((row, _) -> RowProblem.of(row.getLong(1), word + "Id", "unknown-" + word, row.getString(2)))
                .list();
    }

    /// Rows that would become records beyond what the person may take in. They are taken off the page.
    List<RowProblem> outside(RecordKind kind) {
        if (access.everywhere(kind, Action.IMPORT)) {
            return List.of();
        }
        var columns = new Columns(
                DSL.field(DSL.name("s", "responsible_id"), Long.class),
                DSL.field(DSL.name("s", "pipeline_id"), Long.class),
                DSL.field(DSL.name("s", "stage_id"), Long.class),
                DSL.inline(false));
        return sql.sql("delete from import_stage s where not found and ALLOWED is not true returning row_number"
                        .replace("ALLOWED", access.sql(kind, Action.IMPORT, columns)))
                .query((row, _) -> RowProblem.of(row.getLong(1), "responsibleId", "forbidden", null))
                .list();
    }

    /// @param name of the table of the kind in the statement
    String allowed(RecordKind kind, Action action, String name) {
        return access.sql(kind, action, name);
    }

    /// Names of companies that nobody knows and that will be made.
    List<String> newCompanies() {
        return sql.sql("""
                        select distinct company_ref from import_stage
                        where company_ref is not null and company_id is null and company_key is null
                            and first_row is null and not found""").query(String.class).list();
    }
}
