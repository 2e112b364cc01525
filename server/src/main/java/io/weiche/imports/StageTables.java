package io.weiche.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The working tables of a page. They belong to the connection; whoever begins empties them, so they hold rows of one
/// account only.
@Component
class StageTables {
    /// What a row says, as columns of records are called.
    private static final Map<String, String> TEXTS = columns(
            "title honorific first_name middle_name last_name company_title job_title industry currency semantics"
                    + " source_description comments company_ref company_key contact_ref contact_key",
            "text");

    private static final Map<String, String> OTHERS = new LinkedHashMap<>(Map.of(
            "birthdate", "date",
            "begin_on", "date",
            "close_on", "date",
            "amount", "numeric(18, 2)",
            "probability", "smallint",
            "name_is_fallback", "boolean",
            "pipeline_id", "bigint",
            "stage_id", "bigint",
            "source_id", "bigint",
            "responsible_id", "bigint"));

    private static final List<String> COPIED = java.util.stream.Stream.concat(
                    TEXTS.keySet().stream(), OTHERS.keySet().stream())
            .sorted()
            .toList();

    private static final String CREATE = """
            create temporary table if not exists import_stage (
                row_number bigint primary key,
                first_row  bigint,
                own_id     bigint,
                given      text[] not null,
                address    jsonb,
                utm        jsonb,
                custom     jsonb,
                company_id bigint,
                contact_id bigint,
                record_id  bigint,
                inquiry_id bigint,
                found      boolean not null default false,
                open       boolean not null default false,
                done       boolean not null default false,
                %s
            );
            create temporary table if not exists import_point (
                row_number bigint not null,
                type       text   not null,
                use        text   not null,
                value      text   not null,
                match_key  text,
                sort       integer not null
            );
            create temporary table if not exists import_open (
                row_number bigint not null,
                kind       smallint not null,
                id         bigint not null,
                primary key (row_number, kind, id)
            );
            create temporary table if not exists import_company (
                title          text primary key,
                id             bigint not null,
                row_number     bigint not null,
                responsible_id bigint not null
            );
            create temporary table if not exists import_added (
                record_id bigint not null,
                point_id  bigint not null
            )""".formatted(declared());

    private static final String EMPTY = "truncate import_stage, import_point, import_open, import_added";
    private static final String ROWS =
            "copy import_stage (row_number, first_row, own_id, given, address, utm, custom, %s) from stdin"
                    .formatted(String.join(", ", COPIED));
    private static final String POINTS = "copy import_point (row_number, type, use, value, match_key, sort) from stdin";

    private final JdbcClient sql;
    private final DataSource pool;
    private final JsonMapper json;

    StageTables(JdbcClient sql, DataSource pool, JsonMapper json) {
        this.sql = sql;
        this.pool = pool;
        this.json = json;
    }

    private static Map<String, String> columns(String names, String type) {
        var columns = new LinkedHashMap<String, String>();
        for (var name : names.split(" ")) {
            columns.put(name, type);
        }
        return columns;
    }

    private static String declared() {
        return COPIED.stream()
                .map(name -> name + " " + TEXTS.getOrDefault(name, OTHERS.getOrDefault(name, "text")))
                .collect(Collectors.joining(",\n    "));
    }

    /// @param withFollowers whether rows about somebody higher up on the page stand there too, without contact points
    void fill(ReadPage page, boolean withFollowers) {
        sql.sql(CREATE).update();
        sql.sql(EMPTY).update();
        var rows = new StringBuilder();
        var points = new StringBuilder();
        for (var draft : page.drafts()) {
            row(rows, draft, null);
            points(points, draft);
        }
        if (withFollowers) {
            page.followers().forEach(follower -> row(rows, follower.draft(), follower.first()));
        }
        copy(ROWS, rows);
        copy(POINTS, points);
        sql.sql("analyze import_stage, import_point").update();
    }

    private void row(StringBuilder rows, Draft draft, @Nullable Long first) {
        rows.append(draft.row());
        cell(rows, first == null ? null : first.toString());
        cell(rows, draft.get(Draft.OWN_ID));
        cell(rows, "{" + String.join(",", draft.given()) + "}");
        cell(rows, draft.address().isEmpty() ? null : json.writeValueAsString(draft.address()));
        cell(rows, draft.utm().isEmpty() ? null : json.writeValueAsString(draft.utm()));
        cell(rows, draft.custom().isEmpty() ? null : json.writeValueAsString(draft.custom()));
        COPIED.forEach(column -> cell(rows, draft.get(column)));
        rows.append('\n');
    }

    private static void points(StringBuilder points, Draft draft) {
        int sort = 0;
        for (var point : draft.points()) {
            sort++;
            points.append(draft.row());
            cell(points, point.type().name());
            cell(points, point.use());
            cell(points, point.value());
            cell(points, point.matchKey());
            points.append('\t').append(sort).append('\n');
        }
    }

    private static void cell(StringBuilder row, @Nullable String value) {
        row.append('\t');
        if (value == null) {
            row.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> row.append("\\\\");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                case '\t' -> row.append("\\t");
                default -> row.append(letter);
            }
        }
    }

    private void copy(String statement, StringBuilder text) {
        var connection = DataSourceUtils.getConnection(pool);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } catch (SQLException e) {
            var known = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL").translate("copy", statement, e);
            throw known == null ? new UncheckedIOException(new IOException(e)) : known;
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }
}
