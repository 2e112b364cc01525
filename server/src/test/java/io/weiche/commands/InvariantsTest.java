package io.weiche.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each damage is planted in a transaction that is rolled back. What other tests do meanwhile stays out of its
/// snapshot.
@WeicheTest
class InvariantsTest {
    private static final String FIRST_STAGE =
            "(select id from stage s where s.account_id = :a and s.kind = 1 and s.semantics = 'P' order by sort limit 1)";

    /// What it breaks, and how. `:a` is an account in simple mode after a switch that converted all of its leads.
    private static final Map<String, List<String>> DAMAGES = Map.ofEntries(
            Map.entry(
                    "in simple mode without a run no open lead but those needing attention",
                    List.of("update lead set semantics = 'P', closed_at = null, stage_id = " + FIRST_STAGE
                            + " where account_id = :a")),
            Map.entry(
                    "an open or junk lead has no conversion",
                    List.of("update lead set semantics = 'P', closed_at = null, stage_id = " + FIRST_STAGE
                            + " where account_id = :a")),
            Map.entry(
                    "a converted lead has exactly one conversion",
                    List.of("update conversion set undone_at = now() where account_id = :a")),
            Map.entry(
                    "a deal that names a lead was made of it",
                    List.of(
                            "delete from switch_outcome where account_id = :a",
                            "delete from conversion where account_id = :a")),
            Map.entry(
                    "a deal made by a conversion exists",
                    List.of("delete from record_identity where account_id = :a and kind = 2")),
            Map.entry(
                    "outcomes and counters of a finished switch agree",
                    List.of(
                            "update mode_switch set converted = converted + 1 where account_id = :a and to_mode = 'SIMPLE'")),
            Map.entry(
                    "a switch leaves no open activity behind",
                    List.of("update switch_activity set fate = null where account_id = :a")),
            Map.entry("an activity belongs to a record", List.of("delete from activity_binding where account_id = :a")),
            Map.entry(
                    "every record has its identity, and every identity its record",
                    List.of(
                            "insert into record_identity (account_id, kind, id) values (:a, 1, nextval('lead_id_seq'))")),
            Map.entry(
                    "a conversion of a switch is an outcome of it",
                    List.of("delete from switch_outcome where account_id = :a")),
            Map.entry(
                    "an inquiry has become a lead, a deal or a customer, or that was deleted for good",
                    List.of(
                            "update inquiry set lead_id = null, deal_id = null, contact_id = null, company_id = null where account_id = :a")),
            Map.entry(
                    "what reports count agrees with the records",
                    List.of("update inquiry_fact set fate = 'LOST' where account_id = :a")),
            Map.entry(
                    "months kept for reports agreed with the records whenever they were counted once more",
                    List.of("insert into report_month_wrong (account_id, month) values (:a, '2026-01-01')")),
            Map.entry(
                    "no deal belongs to a contact that was merged into another",
                    List.of(
                            "update deal_contact d set contact_id = x.record_id from record_merge_member x where d.account_id = :a and x.account_id = :a")));

    private final TestAccounts accounts;

    InvariantsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void everyPlantedDamageIsFoundByItsInvariant() throws Exception {
        var api = switched();
        try (var connection = TestDatabase.openAsSuperuser()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var sound = Invariants.count(connection);
            for (var damage : DAMAGES.entrySet()) {
                var savepoint = connection.setSavepoint();
                for (var statement : damage.getValue()) {
                    try (var planting = connection.createStatement()) {
                        var rows = planting.executeUpdate(statement.replace(
                                ":a", Long.toString(api.account().value())));
                        assertThat(rows).as(statement).isPositive();
                    }
                }
                assertThat(Invariants.count(connection).get(damage.getKey()))
                        .as(damage.getKey())
                        .isGreaterThan(sound.get(damage.getKey()));
                connection.rollback(savepoint);
            }
            connection.rollback();
            assertThat(sound.keySet()).containsAll(DAMAGES.keySet());
        }
    }

    /// The contact the switch made, and the same person written down by hand.
    private static void merge(Api api) {
        var made = api.items("/contacts").get(0).path("id").longValue();
        var other = api.post("/contacts", "{\"firstName\":\"Eva\"}").is(201).id();
        api.post("/merges", "{\"kind\":\"CONTACT\",\"records\":[{\"id\":" + other + "},{\"id\":" + made + "}]}")
                .is(201);
    }

    @Test
    void whatAJobIsStillToMarkIsNoDamage() throws Exception {
        var invariant = "in simple mode without a run no open lead but those needing attention";
        var api = switched();
        var account = Long.toString(api.account().value());
        try (var connection = TestDatabase.openAsSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var sound = Invariants.count(connection).get(invariant);
            statement.execute(("update lead set semantics = 'P', closed_at = null, stage_id = " + FIRST_STAGE
                            + " where account_id = :a; update mode_switch set status = 'CANCELLED'"
                            + " where account_id = :a and to_mode = 'SIMPLE'")
                    .replace(":a", account));
            assertThat(Invariants.count(connection).get(invariant)).isEqualTo(sound + 1);
            statement.execute(("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                            + " select 'mode-switch', account_id || ':' || id || ':x', now(), false, 1 from mode_switch"
                            + " where account_id = :a and to_mode = 'SIMPLE'")
                    .replace(":a", account));
            assertThat(Invariants.count(connection).get(invariant)).isEqualTo(sound);
            connection.rollback();
        }
    }

    @Test
    void aFileThatIsNotOnTheDiskIsNoticed(@TempDir Path elsewhere) throws Exception {
        var api = accounts.open();
        var deal = api.post("/deals", "{\"title\":\"a\"}").is(201).id();
        Api.raw(
                        "POST",
                        api.server() + "/api/v1/uploads/deals/" + deal + "?name=a.txt",
                        "Dach",
                        Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"))
                .is(201);
        try (var connection = TestDatabase.openAsSuperuser()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var here = MissingFiles.count(connection, TestDatabase.config().dataDir());
            assertThat(MissingFiles.count(connection, elsewhere)).isGreaterThan(here);
            connection.rollback();
        }
    }

    @Test
    void aValueThatListsDoNotFindIsNoticed() throws Exception {
        var invariant = "lists find every value of a custom field";
        var api = accounts.open();
        api.post("/fields", "{\"kind\":\"DEAL\",\"label\":\"Dach\",\"type\":\"TEXT\"}")
                .is(201);
        api.post("/deals", "{\"title\":\"a\",\"custom\":{\"dach\":\"rot\"}}").is(201);
        try (var connection = TestDatabase.openAsSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var sound = Invariants.count(connection).get(invariant);
            assertThat(statement.executeUpdate("delete from custom_value where account_id = " + api.account()))
                    .isOne();
            assertThat(Invariants.count(connection).get(invariant)).isEqualTo(sound + 1);
            connection.rollback();
        }
    }

    private Api switched() {
        var api = accounts.openClassic();
        var lead = api.post(
                        "/inquiries",
                        "{\"title\":\"Dach\",\"person\":{\"firstName\":\"Eva\"},\"phones\":[\"030 5551234\"]}")
                .is(201)
                .json()
                .path("became")
                .path("leadId")
                .longValue();
        api.post("/activities", "{\"title\":\"Anrufen\",\"records\":[{\"kind\":\"LEAD\",\"id\":" + lead + "}]}")
                .is(201);
        assertThat(api.switchToSimple("\"customers\":\"CONTACT\"")
                        .path("converted")
                        .longValue())
                .isEqualTo(1);
        merge(api);
        return api;
    }
}
