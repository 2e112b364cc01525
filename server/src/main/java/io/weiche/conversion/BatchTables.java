package io.weiche.conversion;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The working tables of a batch. They belong to the connection and are empty at the start of every transaction, so
/// they hold one account's leads only.
@Component
class BatchTables {
    private static final String BATCH = """
            create temporary table if not exists conversion_batch (
                lead_id          bigint      primary key,
                conversion_id    bigint      not null,
                stage_before_id  bigint      not null,
                moved_before_at  timestamptz not null,
                active_before_at timestamptz not null,
                responsible_id   bigint      not null,
                deal_id          bigint,
                deal_made       boolean not null default false,
                repeat          text    not null default 'NEW',
                contact_wanted  boolean not null default false,
                contact_id      bigint,
                contact_made    boolean not null default false,
                contact_match   text,
                contact_maker   bigint,
                company_wanted  boolean not null default false,
                company_id      bigint,
                company_made    boolean not null default false,
                company_match   text,
                company_maker   bigint
            ) on commit delete rows""";

    private static final String KEYS = """
            create temporary table if not exists conversion_key (
                lead_id   bigint not null,
                match_key text   not null,
                type      text   not null,
                primary key (lead_id, match_key)
            ) on commit delete rows""";

    private static final String FAILURES = """
            create temporary table if not exists conversion_failure (
                lead_id bigint primary key,
                reason  text   not null,
                detail  text
            ) on commit delete rows""";

    private static final String UNDO = """
            create temporary table if not exists undo_batch (
                conversion_id bigint primary key,
                lead_id       bigint not null,
                deal_id       bigint,
                deal_made     boolean not null,
                contact_id    bigint,
                company_id    bigint,
                touched       boolean not null default false,
                reason        text
            ) on commit delete rows""";

    private final JdbcClient sql;

    BatchTables(JdbcClient sql) {
        this.sql = sql;
    }

    void prepare() {
        sql.sql(BATCH).update();
        sql.sql(KEYS).update();
        sql.sql(FAILURES).update();
        // several single conversions may share a transaction
        sql.sql("delete from conversion_batch").update();
        sql.sql("delete from conversion_key").update();
        sql.sql("delete from conversion_failure").update();
    }

    void prepareUndo() {
        sql.sql(UNDO).update();
        sql.sql("delete from undo_batch").update();
    }
}
