import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The least that the rows of a switch can cost: they are inserted again, by one bare INSERT … SELECT for each table,
/// into copies of the tables with the same indexes, checks and foreign keys, holding the same rows as before the switch.
final class Floor {
    /// Tables in the order of their references, and which of their rows came later than a remembered point.
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("record_identity", "kind = 2 and id > (select n from floor.mark where t = 'deal')"
                + " or kind = 3 and id > (select n from floor.mark where t = 'contact')"
                + " or kind = 4 and id > (select n from floor.mark where t = 'company')");
        for (var table : List.of("contact", "company", "contact_point", "deal")) {
            TABLES.put(table, "id > (select n from floor.mark where t = '" + table + "')");
        }
        TABLES.put("contact_company", "conversion_id > (select n from floor.mark where t = 'conversion')");
        TABLES.put("deal_contact", "conversion_id > (select n from floor.mark where t = 'conversion')");
        TABLES.put("activity_binding", "conversion_id > (select n from floor.mark where t = 'conversion')");
        for (var table : List.of("timeline_entry", "stage_history", "outbox", "conversion")) {
            TABLES.put(table, "id > (select n from floor.mark where t = '" + table + "')");
        }
        TABLES.put("switch_outcome", "true");
        TABLES.put("switch_activity", "true");
    }

    private final Stage stage;

    Floor(Stage stage) {
        this.stage = stage;
    }

    /// Before the switch: which rows are there.
    void remember() throws SQLException {
        stage.execute("create schema floor");
        stage.execute("create table floor.mark (t text primary key, n bigint not null)");
        for (var table : List.of("contact", "company", "contact_point", "deal", "timeline_entry", "stage_history", "outbox", "conversion")) {
            stage.execute("insert into floor.mark select '" + table + "', coalesce(max(id), 0) from weiche." + table);
        }
    }

    /// After the switch.
    ///
    /// @param sessions among which the rows of each table are divided by the parity of their place
    /// @return seconds
    double measure(int sessions) throws Exception {
        for (var table : TABLES.keySet()) {
            copy(table);
        }
        for (var table : TABLES.keySet()) {
            references(table);
        }
        stage.execute("analyze");
        stage.execute("checkpoint");
        double seconds = 0;
        for (var table : TABLES.entrySet()) {
            seconds += insert(table.getKey(), table.getValue(), sessions);
        }
        for (var table : TABLES.keySet().stream().toList().reversed()) {
            stage.execute("drop table floor." + table + " cascade");
        }
        return seconds;
    }

    private void copy(String table) throws SQLException {
        stage.execute("create table floor.%1$s (like weiche.%1$s including all)".formatted(table));
        stage.execute("""
                do $$ declare options text; begin
                    select array_to_string(reloptions, ',') into options from pg_class where oid = 'weiche.%1$s'::regclass;
                    if options is not null then execute 'alter table floor.%1$s set (' || options || ')'; end if;
                end $$""".formatted(table));
        stage.execute("insert into floor.%1$s (%3$s) select %3$s from weiche.%1$s where not (%2$s)"
                .formatted(table, TABLES.get(table), columns(table)));
    }

    /// Without those the database works out by itself.
    private String columns(String table) throws SQLException {
        try (var statement = stage.superuser().createStatement();
                var row = statement.executeQuery("""
                        select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                        where attrelid = 'weiche.%s'::regclass and attnum > 0 and not attisdropped
                            and attgenerated = ''""".formatted(table))) {
            row.next();
            return row.getString(1);
        }
    }

    private void references(String table) throws SQLException {
        var statements = new ArrayList<String>();
        try (var statement = stage.superuser().createStatement();
                var rows = statement.executeQuery("""
                        select conname, pg_get_constraintdef(oid), confrelid::regclass::text from pg_constraint
                        where conrelid = 'weiche.%s'::regclass and contype = 'f'""".formatted(table))) {
            while (rows.next()) {
                var target = rows.getString(3).replace("weiche.", "");
                var definition = rows.getString(2).replaceFirst("REFERENCES (weiche\\.)?" + target + "\\(",
                        "REFERENCES " + (TABLES.containsKey(target) ? "floor." : "weiche.") + target + "(");
                statements.add("alter table floor." + table + " add constraint " + rows.getString(1) + " " + definition);
            }
        }
        for (var sql : statements) {
            stage.execute(sql);
        }
    }

    private double insert(String table, String rows, int sessions) throws Exception {
        long began = System.nanoTime();
        var threads = new ArrayList<Thread>();
        var failures = new ArrayList<Exception>();
        var columns = columns(table);
        for (int part = 0; part < sessions; part++) {
            var sql = "insert into floor.%1$s (%4$s) select %4$s from weiche.%1$s where (%2$s)%3$s".formatted(
                    table, rows, sessions == 1 ? "" : " and (ctid::text::point)[0]::bigint %% %d = %d".formatted(sessions, part), columns);
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = stage.another();
                        var statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException e) {
                    failures.add(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
