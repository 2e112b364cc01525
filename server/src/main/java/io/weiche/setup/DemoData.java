package io.weiche.setup;

import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.accounts.Language;
import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.ConversionEngine;
import io.weiche.conversion.ConversionPlan;
import io.weiche.conversion.Customers;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Pipelines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A believable German sales team for heating and solar power: people, companies, contacts, deals in three pipelines
/// and leads in all stages. Always the same for the same size; times count back from now.
@Component
public class DemoData {
    public static final int LEADS = 320;
    public static final int MOST_LEADS = 2_000_000;

    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final List<String[]> TEAM = List.of(
            new String[] {"Anna", "Berger"},
            new String[] {"Jonas", "Wolff"},
            new String[] {"Fatma", "Yıldız"},
            new String[] {"Lukas", "Brandt"});

    private final JdbcClient sql;
    private final JdbcOperations jdbc;
    private final Users users;
    private final Pipelines pipelines;
    private final Accounts accounts;
    private final ConversionEngine engine;

    DemoData(
            JdbcClient sql,
            JdbcOperations jdbc,
            Users users,
            Pipelines pipelines,
            Accounts accounts,
            ConversionEngine engine) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.users = users;
        this.pipelines = pipelines;
        this.accounts = accounts;
        this.engine = engine;
    }

    /// For a new account. With classic mode in the plan it works in classic mode and has leads; without, it has deals
    /// only.
    @Transactional(propagation = Propagation.MANDATORY)
    public void fill(long administratorId, int leads) {
        var classic = accounts.get().includes(Entitlement.CLASSIC_MODE);
        pipelines.open("Wartung und Service");
        pipelines.open("Gewerbeprojekte");
        var people = team(administratorId);
        beLong();
        run("demo/demo-fields.sql", people, leads);
        run("demo/demo-data.sql", people, leads);
        if (classic) {
            run("demo/demo-leads.sql", people, leads);
            convertSome(people);
            run("demo/demo-conversions.sql", people, leads);
            run("demo/demo-reports.sql", people, leads);
        }
        run("demo/demo-extras.sql", people, leads);
    }

    /// A large stock takes longer than any request may. The pool sets the connection right again.
    private void beLong() {
        sql.sql("set local statement_timeout = '%ds'".formatted(LONGEST.toSeconds()))
                .update();
        var _ = jdbc.execute((ConnectionCallback<Duration>) connection -> {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            return LONGEST;
        });
    }

    /// Every tenth lead has become a deal already, the way a person does it, by whoever is responsible for it.
    private void convertSome(List<Long> people) {
        var pipeline = pipelines.getDefault();
        for (var person : people) {
            var leads = sql.sql(
                            "select lead_id from demo_lead where n % 10 = 8 and n <= :most and responsible_id = :person")
                    .param("most", LEADS)
                    .param("person", person)
                    .query(Long.class)
                    .list();
            engine.convertSet(
                    ConversionPlan.of(Customers.BOTH, pipeline, ActivityPolicy.forAll(true), person, null),
                    leads,
                    false);
        }
    }

    /// What was planned while a table was empty, checks of foreign keys above all, would read it whole for every row
    /// that comes.
    private void run(String script, List<Long> people, int leads) {
        for (var statement : statements(script)) {
            sql.sql("discard plans").update();
            sql.sql(statement)
                    .param("account", CurrentAccount.require().value())
                    .param("people", new SqlArrayValue("bigint", people.toArray()))
                    .param("leads", leads)
                    .update();
        }
    }

    private List<Long> team(long administratorId) {
        var people = new ArrayList<>(List.of(administratorId));
        for (var name : TEAM) {
            var address = name[0].toLowerCase(Locale.ROOT) + "." + CurrentAccount.require() + "@demo.example";
            people.add(users.open(new UserDraft(
                            name[0],
                            name[1],
                            UserDraft.requireEmail("email", address),
                            Language.DE,
                            password(),
                            managers()))
                    .id());
        }
        return people;
    }

    private List<Long> managers() {
        return users.roles().stream()
                .filter(role -> "MANAGER".equals(role.code()))
                .map(role -> role.id())
                .toList();
    }

    /// Nobody signs in as one of the team.
    private static String password() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static List<String> statements(String name) {
        try {
            var script = new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
            return List.of(script.split(";\\s*\\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
