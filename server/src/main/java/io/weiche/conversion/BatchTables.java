package io.weiche.conversion;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The working tables of a batch. They belong to the connection; whoever begins empties them, so they hold one
/// account's leads only.
///
/// They are not declared `on commit delete rows`: that cuts off a dozen files at every commit, which takes longer than
/// converting a lead. Deleting leaves dead rows behind, so tables that have grown are cut off after all.
@Component
class BatchTables {
    /// From a row `b` of the batch to its lead `l`, each by its number: `offset 0` keeps the planner from merging the
    /// batch with all leads of the account from the first one on.
    static final String LEAD = """
            cross join lateral (
                select l.* from LEADS l where l.account_id = :account and l.id = b.lead_id offset 0) l""";

    /// What something made from it says of its lead.
    static final String LEAD_ID = "case when :leadsStay then l.id end";

    private static final String BATCH = """
            create temporary table conversion_batch (
                lead_id          bigint      primary key,
                conversion_id    bigint,
                stage_before_id  bigint      not null,
                moved_before_at  timestamptz not null,
                active_before_at timestamptz not null,
                responsible_id   bigint      not null,
                deal_id          bigint,
                deal_made        boolean     not null default false,
                repeat           text        not null default 'NEW',
                contact_wanted   boolean     not null default false,
                contact_may_make boolean     not null default true,
                contact_id       bigint,
                contact_made     boolean     not null default false,
                contact_match    text,
                contact_maker    bigint,
                company_wanted   boolean     not null default false,
                company_may_make boolean     not null default true,
                company_id       bigint,
                company_made     boolean     not null default false,
                company_match    text,
                company_maker    bigint
            );
            create temporary table conversion_key (
                lead_id   bigint not null,
                match_key text   not null,
                type      text   not null,
                primary key (lead_id, match_key)
            );
            -- activities that were open when their leads were picked, each with every such lead
            create temporary table conversion_activity (
                activity_id    bigint  not null,
                lead_id        bigint  not null,
                conversion_id  bigint  not null,
                type           text    not null,
                responsible_id bigint  not null,
                stays          boolean not null
            );
            create temporary table conversion_failure (
                lead_id bigint primary key,
                reason  text   not null,
                detail  text
            )""";

    private static final String UNDO = """
            create temporary table undo_batch (
                conversion_id bigint primary key,
                lead_id       bigint not null,
                deal_id       bigint,
                deal_made     boolean not null,
                contact_id    bigint,
                company_id    bigint,
                touched       boolean not null default false,
                reason        text
            )""";

    /// What the planner is to expect: to it, a table it knows nothing of looks like some hundred rows.
    private static final String ONE_LEAD = """
            insert into conversion_batch (
                lead_id, conversion_id, stage_before_id, moved_before_at, active_before_at, responsible_id)
                values (0, 0, 0, 'epoch', 'epoch', 0);
            insert into conversion_key values (0, '', '');
            insert into conversion_activity values (0, 0, 0, '', 0, true);
            insert into conversion_failure values (0, '')""";

    private static final String ONE_CONVERSION =
            "insert into undo_batch (conversion_id, lead_id, deal_made) values (0, 0, true)";

    /// From this many bytes on a table is cut off instead of emptied row by row.
    private static final int GROWN = 128 * 1024;

    private static final String PREPARE_BATCH =
            prepare(BATCH, ONE_LEAD, "conversion_batch", "conversion_key", "conversion_activity", "conversion_failure");
    private static final String PREPARE_UNDO = prepare(UNDO, ONE_CONVERSION, "undo_batch");

    private final JdbcClient sql;

    BatchTables(JdbcClient sql) {
        this.sql = sql;
    }

    void prepare() {
        sql.sql(PREPARE_BATCH).update();
    }

    void prepareUndo() {
        sql.sql(PREPARE_UNDO).update();
    }

    /// Tells the planner how many rows there are. A few need no telling: they are what it expects, and what is planned
    /// for them stays planned.
    void analyze(int rows, String tables) {
        if (rows >= 100) {
            sql.sql("analyze " + tables).update();
        }
    }

    /// All in one statement, because every single conversion waits for it.
    private static String prepare(String creation, String example, String... tables) {
        var names = String.join(", ", tables);
        var deletions = Stream.of(tables).map("delete from %s;"::formatted).collect(joining("\n"));
        return """
                do $$ declare
                    missing boolean := to_regclass('pg_temp.%1$s') is null;
                begin
                    if missing then
                        %2$s;
                    end if;
                    if missing or pg_relation_size('pg_temp.%1$s') > %3$d then
                        truncate %4$s;
                        %5$s;
                        analyze %4$s;
                    end if;
                    %6$s
                end $$""".formatted(tables[0], creation, GROWN, names, example, deletions);
    }
}
