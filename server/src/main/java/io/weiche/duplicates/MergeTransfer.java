package io.weiche.duplicates;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Moves what hangs on merged records to the survivor, in sets, and back. Every move is written down first.
@Repository
class MergeTransfer {
    /// Rows that point to one record by a column.
    private record Rows(String what, String table, String column, boolean ofAnyKind) {}

    /// Rows that tie a record to something else; the survivor may be tied to the same thing already.
    private record Links(
            String what, String table, String own, String other, String target, boolean ofAnyKind, List<String> says) {}

    private static final List<Rows> OF_ALL = List.of(
            new Rows("ENTRY", "timeline_entry", "record_id", true), new Rows("FILE", "record_file", "record_id", true));

    private static final Rows PRODUCT_ROWS = new Rows("PRODUCT_ROW", "product_row", "record_id", true);

    private static final Map<RecordKind, List<Rows>> ROWS = Map.of(
            RecordKind.CONTACT,
            List.of(
                    new Rows("REQUISITE", "requisite", "record_id", true),
                    new Rows("INQUIRY", "inquiry", "contact_id", false),
                    new Rows("LEAD", "lead", "contact_id", false),
                    new Rows("CONVERSION", "conversion", "contact_id", false)),
            RecordKind.COMPANY,
            List.of(
                    new Rows("REQUISITE", "requisite", "record_id", true),
                    new Rows("INQUIRY", "inquiry", "company_id", false),
                    new Rows("LEAD", "lead", "company_id", false),
                    new Rows("DEAL", "deal", "company_id", false),
                    new Rows("RECURRING_DEAL", "recurring_deal", "company_id", false),
                    new Rows("CONVERSION", "conversion", "company_id", false)),
            RecordKind.LEAD,
            List.of(new Rows("INQUIRY", "inquiry", "lead_id", false)),
            RecordKind.DEAL,
            List.of(
                    new Rows("INQUIRY", "inquiry", "deal_id", false),
                    new Rows("OFFER", "offer", "deal_id", false),
                    new Rows("CONVERSION", "conversion", "deal_id", false)));

    private static final List<Links> LINKS_OF_ALL = List.of(
            new Links(
                    "BINDING",
                    "activity_binding",
                    "record_id",
                    "activity_id",
                    "activity",
                    true,
                    List.of("conversion_id")),
            new Links("TAG", "record_tag", "record_id", "tag_id", "tag", true, List.of("conversion_id")),
            new Links(
                    "OBSERVER",
                    "record_observer",
                    "record_id",
                    "user_id",
                    // whoever has left since observes nothing any more
                    "(select account_id, id from app_user where active)",
                    true,
                    List.of("conversion_id")),
            new Links("MAIL", "email_record", "record_id", "email_id", "email_message", true, List.of()));

    private static final Map<RecordKind, List<Links>> LINKS = Map.of(
            RecordKind.CONTACT,
            List.of(
                    new Links(
                            "DEAL_CONTACT",
                            "deal_contact",
                            "contact_id",
                            "deal_id",
                            "deal",
                            false,
                            List.of("is_primary", "sort", "role", "conversion_id")),
                    new Links(
                            "RECURRING_DEAL_CONTACT",
                            "recurring_deal_contact",
                            "contact_id",
                            "recurring_deal_id",
                            "recurring_deal",
                            false,
                            List.of("is_primary", "sort")),
                    new Links(
                            "CONTACT_COMPANY",
                            "contact_company",
                            "contact_id",
                            "company_id",
                            "company",
                            false,
                            List.of("is_primary", "role", "conversion_id"))),
            RecordKind.COMPANY,
            List.of(new Links(
                    "CONTACT_COMPANY",
                    "contact_company",
                    "company_id",
                    "contact_id",
                    "contact",
                    false,
                    List.of("is_primary", "role", "conversion_id"))),
            RecordKind.DEAL,
            List.of(new Links(
                    "DEAL_CONTACT",
                    "deal_contact",
                    "deal_id",
                    "contact_id",
                    "contact",
                    false,
                    List.of("is_primary", "sort", "role", "conversion_id"))),
            RecordKind.LEAD,
            List.of());

    /// Numbers and addresses the survivor does not have yet, each once. The others stay with the merged records: they
    /// are the same.
    private static final String NOTE_POINTS = """
            insert into record_merge_move (account_id, merge_id, what, row_id, from_id)
            select distinct on (p.type, coalesce(p.match_key, p.value)) :account, :merge, 'POINT', p.id, p.record_id
            from contact_point p
            where p.account_id = :account and p.kind = :kind and p.record_id = any(cast(:others as bigint[]))
                and not exists (
                    select from contact_point own
                    where own.account_id = :account and own.kind = :kind and own.record_id = :survivor
                        and own.type = p.type
                        and coalesce(own.match_key, own.value) = coalesce(p.match_key, p.value))
            order by p.type, coalesce(p.match_key, p.value), p.record_id, p.sort, p.id""";

    private static final String NOTE_PRODUCTS = """
            insert into record_merge_move (account_id, merge_id, what, row_id, from_id)
            select :account, :merge, 'PRODUCT_ROW', p.id, p.record_id from product_row p
            where p.account_id = :account and p.kind = :kind and p.record_id = any(cast(:others as bigint[]))""";

    /// An amount that is not what its rows come to was typed.
    private static final String SETTLE_AMOUNT = """
            with typed as (
                update TABLE r set amount_from_rows = false
                where r.account_id = :account and r.id = :survivor and r.amount_from_rows and r.amount is distinct from (
                    select sum(p.total) from product_row p
                    where p.account_id = :account and p.kind = :kind and p.record_id = :survivor)
                returning r.id
            )
            update record_merge m set after = jsonb_set(m.after, '{amount_from_rows}', 'false') from typed
            where m.account_id = :account and m.id = :merge""";

    private static final String NOTE_ROWS = """
            insert into record_merge_move (account_id, merge_id, what, row_id, from_id)
            select :account, :merge, 'WHAT', r.id, r.COLUMN from TABLE r
            where r.account_id = :account and r.COLUMN = any(cast(:others as bigint[])) KIND""";

    private static final String MOVE_ROWS = """
            update TABLE r set COLUMN = :survivor from record_merge_move m
            where m.account_id = :account and m.merge_id = :merge and m.what = 'WHAT'
                and r.account_id = :account and r.id = m.row_id""";

    /// What has been moved on since stays where it is.
    private static final String RETURN_ROWS = """
            update TABLE r set COLUMN = m.from_id from record_merge_move m
            where m.account_id = :account and m.merge_id = :merge and m.what = 'WHAT'
                and r.account_id = :account and r.id = m.row_id and r.COLUMN = :survivor KIND
                and exists (select from record_merge_member x
                    where x.account_id = :account and x.merge_id = :merge and x.record_id = m.from_id)""";

    /// All that the others are tied to, and how the survivor was tied to the same.
    private static final String NOTE_LINKS = """
            insert into record_merge_move (account_id, merge_id, what, row_id, from_id, data)
            select :account, :merge, 'WHAT', r.OTHER, r.OWN, to_jsonb(r) from TABLE r
            where r.account_id = :account KIND and (
                r.OWN = any(cast(:others as bigint[]))
                or r.OWN = :survivor and r.OTHER in (
                    select o.OTHER from TABLE o
                    where o.account_id = :account KINDO and o.OWN = any(cast(:others as bigint[]))))""";

    private static final String REMOVE_LINKS = """
            delete from TABLE r using record_merge_move m
            where m.account_id = :account and m.merge_id = :merge and m.what = 'WHAT'
                and r.account_id = :account KIND and r.OTHER = m.row_id
                and (r.OWN = :survivor or r.OWN = any(cast(:others as bigint[])))""";

    /// The survivor's own tie comes first; what was main for one of them is main for it.
    private static final String TIE = """
            insert into TABLE (account_id, OWN, OTHER, SAYS)
            select distinct on (m.row_id) :account, :survivor, m.row_id, VALUES
            from record_merge_move m
            where m.account_id = :account and m.merge_id = :merge and m.what = 'WHAT'
            order by m.row_id, m.from_id = :survivor desc, m.from_id
            on conflict do nothing""";

    /// What somebody has cut since stays cut.
    private static final String FORGET_CUT = """
            delete from record_merge_move m
            where m.account_id = :account and m.merge_id = :merge and m.what = 'WHAT' and m.from_id = :survivor
                and not exists (select from TABLE r
                    where r.account_id = :account KIND and r.OWN = :survivor and r.OTHER = m.row_id)""";

    private static final String TIE_AGAIN = """
            insert into TABLE (account_id, OWN, OTHER, SAYS)
            select :account, m.from_id, m.row_id, PLAIN
            from record_merge_move m
            join TARGET t on t.account_id = :account and t.id = m.row_id
            where m.account_id = :account and m.merge_id = :merge and m.what = 'WHAT'
                and (m.from_id = :survivor or exists (select from record_merge_member x
                    where x.account_id = :account and x.merge_id = :merge and x.record_id = m.from_id))
            on conflict do nothing""";

    private final JdbcClient sql;

    MergeTransfer(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param seller whose product rows move; null: none do
    /// @return how many rows of each kind of thing were moved
    Map<String, Integer> move(RecordKind kind, long merge, long survivor, List<Long> others, @Nullable Long seller) {
        var moved = new LinkedHashMap<String, Integer>();
        moved.put("POINT", run(NOTE_POINTS, kind, merge, survivor, others));
        run(of(MOVE_ROWS, new Rows("POINT", "contact_point", "record_id", true)), kind, merge, survivor, others);
        if (seller != null) {
            moved.put("PRODUCT_ROW", run(NOTE_PRODUCTS, kind, merge, survivor, List.of(seller)));
            run(of(MOVE_ROWS, PRODUCT_ROWS), kind, merge, survivor, others);
        }
        for (var rows : rows(kind)) {
            moved.put(rows.what(), run(of(NOTE_ROWS, rows), kind, merge, survivor, others));
            run(of(MOVE_ROWS, rows), kind, merge, survivor, others);
        }
        for (var links : links(kind)) {
            run(of(NOTE_LINKS, links), kind, merge, survivor, others);
            run(of(REMOVE_LINKS, links), kind, merge, survivor, others);
            moved.put(links.what(), run(of(TIE, links), kind, merge, survivor, others));
        }
        return moved;
    }

    /// After the survivor has got its columns.
    void settleAmount(RecordKind kind, long merge, long survivor) {
        if (MergedProducts.sells(kind)) {
            run(SETTLE_AMOUNT.replace("TABLE", kind.name().toLowerCase(Locale.ROOT)), kind, merge, survivor, List.of());
        }
    }

    void moveBack(RecordKind kind, long merge, long survivor, List<Long> others) {
        run(of(RETURN_ROWS, new Rows("POINT", "contact_point", "record_id", true)), kind, merge, survivor, others);
        if (MergedProducts.sells(kind)) {
            run(of(RETURN_ROWS, PRODUCT_ROWS), kind, merge, survivor, others);
        }
        for (var rows : rows(kind)) {
            run(of(RETURN_ROWS, rows), kind, merge, survivor, others);
        }
        for (var links : links(kind)) {
            run(of(FORGET_CUT, links), kind, merge, survivor, others);
            run(of(REMOVE_LINKS, links), kind, merge, survivor, others);
            run(of(TIE_AGAIN, links), kind, merge, survivor, others);
        }
    }

    private static List<Rows> rows(RecordKind kind) {
        var rows = new ArrayList<>(OF_ALL);
        rows.addAll(ROWS.getOrDefault(kind, List.of()));
        return rows;
    }

    private static List<Links> links(RecordKind kind) {
        var links = new ArrayList<>(LINKS_OF_ALL);
        links.addAll(LINKS.getOrDefault(kind, List.of()));
        return links;
    }

    private int run(String statement, RecordKind kind, long merge, long survivor, List<Long> others) {
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("merge", merge)
                .param("survivor", survivor)
                .param("others", DuplicateStore.numbers(others))
                .update();
    }

    private static String of(String statement, Rows rows) {
        return statement
                .replace("WHAT", rows.what())
                .replace("COLUMN", rows.column())
                .replace("TABLE", rows.table())
                .replace("KIND", rows.ofAnyKind() ? "and r.kind = :kind" : "");
    }

    private static String of(String statement, Links links) {
        var says = new ArrayList<String>();
        var first = new ArrayList<String>();
        var plain = new ArrayList<String>();
        if (links.ofAnyKind()) {
            says.add("kind");
            first.add(":kind");
            plain.add(":kind");
        }
        for (var column : links.says()) {
            var type = switch (column) {
                case "is_primary" -> "boolean";
                case "sort" -> "integer";
                case "role" -> "text";
                default -> "bigint";
            };
            var value = "cast(m.data ->> '%s' as %s)".formatted(column, type);
            says.add(column);
            plain.add(value);
            first.add(
                    column.equals("is_primary") ? "bool_or(%s) over (partition by m.row_id)".formatted(value) : value);
        }
        return statement
                .replace("WHAT", links.what())
                .replace("VALUES", String.join(", ", first))
                .replace("PLAIN", String.join(", ", plain))
                .replace("SAYS", String.join(", ", says))
                .replace("TABLE", links.table())
                .replace("TARGET", links.target().toLowerCase(Locale.ROOT))
                .replace("OTHER", links.other())
                .replace("OWN", links.own())
                .replace("KINDO", links.ofAnyKind() ? "and o.kind = :kind" : "")
                .replace("KIND", links.ofAnyKind() ? "and r.kind = :kind" : "");
    }
}
