import io.weiche.WeicheServer;
import io.weiche.config.Config;
import io.weiche.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// A server on a database of its own in a temporary directory, with the statistics of statements switched on.
final class Stage implements AutoCloseable {
    private final Path directory;
    private final boolean kept;
    private final Database database;
    private final ConfigurableApplicationContext server;
    private final Connection superuser;

    private Stage(Path directory, boolean kept, Database database, ConfigurableApplicationContext server, Connection superuser) {
        this.directory = directory;
        this.kept = kept;
        this.database = database;
        this.server = server;
        this.superuser = superuser;
    }

    static Stage open() throws Exception {
        return open(Map.of());
    }

    /// @param more settings of the operator
    static Stage open(Map<String, String> more) throws Exception {
        return open(Files.createTempDirectory("weiche-bench"), false, more);
    }

    /// On data that stays: a million records need not be made for every measurement.
    static Stage on(Path directory) throws Exception {
        return open(Files.createDirectories(directory), true, Map.of());
    }

    private static Stage open(Path directory, boolean kept, Map<String, String> more) throws Exception {
        var settings = new HashMap<>(more);
        settings.put("WEICHE_DATA_DIR", directory.toString());
        settings.put("WEICHE_NODE", "bench");
        var config = Config.of(settings);
        try (var first = Database.open(config);
                var connection = superuser(first);
                var statement = connection.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = pg_stat_statements, auto_explain");
        }
        var database = Database.open(config);
        var connection = superuser(database);
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements schema public");
        }
        var properties = Map.<String, Object>of(
                "server.port", 0, "server.address", "127.0.0.1", "logging.level.root", "warn");
        return new Stage(directory, kept, database, WeicheServer.start(config, database, properties), connection);
    }

    private static Connection superuser(Database database) throws SQLException {
        var connection = database.openAsOwner();
        try (var statement = connection.createStatement()) {
            statement.execute("reset role");
            statement.execute("set role none");
            statement.execute("set search_path = weiche, public");
        }
        return connection;
    }

    ConfigurableApplicationContext server() {
        return server;
    }

    Connection another() throws SQLException {
        return superuser(database);
    }

    Connection superuser() {
        return superuser;
    }

    /// The state of a database that has been in use for a while: vacuumed, known to the planner, on disk.
    void settle() throws SQLException {
        execute("vacuum analyze");
        execute("checkpoint");
    }

    void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        return numbers(sql).getFirst();
    }

    List<Long> numbers(String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    String text(String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// What this program and the database have taken of the processor so far: says the same on a machine that is busy
    /// with something else, where seconds do not.
    double processorMillis() throws SQLException {
        var postmaster = ProcessHandle.of(number("select pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
        return Stream.concat(Stream.of(ProcessHandle.current()), postmaster.descendants())
                .map(ProcessHandle::info)
                .flatMap(info -> info.totalCpuDuration().stream())
                .mapToDouble(used -> used.toNanos() / 1e6)
                .sum();
    }

    void forgetStatements() throws SQLException {
        execute("alter system set pg_stat_statements.track_planning = on");
        execute("select pg_reload_conf()");
        execute("select public.pg_stat_statements_reset()");
    }

    /// What the statements of a measurement cost, by lead; the time includes that of planning.
    void printStatements(long leads) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                        select calls, (total_exec_time + total_plan_time) * 1000 / %1$d as micros,
                            total_plan_time * 1000 / %1$d as planning, wal_bytes / %1$d as wal,
                            left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query
                        from public.pg_stat_statements where toplevel order by total_exec_time desc limit 45"""
                        .formatted(leads))) {
            System.out.println("    µs/lead  planning  WAL/lead   calls  statement");
            while (rows.next()) {
                System.out.printf(
                        "    %7.1f %9.1f %9d %7d  %s%n",
                        rows.getDouble("micros"),
                        rows.getDouble("planning"),
                        rows.getLong("wal"),
                        rows.getLong("calls"),
                        rows.getString("query"));
            }
        }
    }

    /// What the functions of the database took, by whatever was done so many times, without what they called.
    void printFunctions(int times) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                        select funcname, calls / %1$d.0 as calls, self_time * 1000 / %1$d as micros
                        from pg_stat_user_functions order by self_time desc limit 25""".formatted(times))) {
            while (rows.next()) {
                System.out.printf(
                        "    %7.1f µs in %4.1f calls of %s%n",
                        rows.getDouble("micros"), rows.getDouble("calls"), rows.getString("funcname"));
            }
        }
    }

    /// How the database goes about the statements of one question, just as the server asks it.
    List<Plan> plansOf(Runnable question) throws Exception {
        var before = log().length();
        for (var setting : List.of("log_min_duration = 0", "log_analyze = on", "log_buffers = on", "sample_rate = 1")) {
            execute("alter system set auto_explain." + setting);
        }
        reload();
        question.run();
        execute("alter system reset auto_explain.log_min_duration");
        reload();
        return Plan.in(log().substring(before));
    }

    /// The sessions of the server take new settings before their next statement, once they have heard of them.
    private void reload() throws Exception {
        execute("select pg_reload_conf()");
        Thread.sleep(300);
    }

    private String log() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(directory)) {
            for (var log : files.filter(file -> file.getFileName().toString().endsWith(".log")).sorted().toList()) {
                text.append(Files.readString(log));
            }
        }
        return text.toString();
    }

    /// From now on some plans of each statement are written down as they are run: a whole run of as many leads shows
    /// each statement some dozens of times.
    void keepPlans(long leads) throws SQLException {
        double share = Math.clamp(20_000.0 / leads, 0.02, 1);
        for (var setting : List.of(
                "log_min_duration = 0", "log_analyze = on", "log_buffers = on", "log_wal = on", "sample_rate = " + share)) {
            execute("alter system set auto_explain." + setting);
        }
        execute("select pg_reload_conf()");
    }

    /// The plan of each statement of the engine that took longest, of those written down.
    void printPlans() throws Exception {
        execute("alter system reset auto_explain.log_min_duration");
        execute("select pg_reload_conf()");
        var longest = new LinkedHashMap<String, Plan>();
        for (var plan : Plan.in(log())) {
            longest.merge(plan.statement(), plan, (a, b) -> a.millis() > b.millis() ? a : b);
        }
        longest.values().stream()
                .sorted(Comparator.comparingDouble(Plan::millis).reversed())
                .forEach(plan -> System.out.println(plan.text() + "\n"));
    }

    @Override
    public void close() throws Exception {
        superuser.close();
        server.close();
        database.close();
        if (kept) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
