package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.ReferenceRights.Role;
import io.weiche.access.ReferenceRights.Thing;
import io.weiche.access.ReferenceRights.Unit;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two hundred organisations made up at random, twelve people in each: whatever the roles say, the predicate of the
/// server and the rules as written find the same records, in SQL, one by one, and through the doors.
@WeicheTest
class RandomRightsTest {
    private static final int MATRICES = 200;
    private static final int PEOPLE = 12;
    private static final int THROUGH_DOORS_EVERY = 25;

    private final TestAccounts accounts;
    private final SignIns signIns;
    private final Access access;
    private final DSLContext db;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final long seed = Long.getLong("weiche.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private final List<Api> people = new ArrayList<>();
    private final List<Thing> things = new ArrayList<>();
    private final Map<Long, RecordKind> stages = new HashMap<>();
    private final Map<Long, Long> pipelineOf = new HashMap<>();

    RandomRightsTest(
            TestAccounts accounts,
            SignIns signIns,
            Access access,
            DSLContext db,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.access = access;
        this.db = db;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void everyMatrixMeansTheSameInSqlInJavaAndThroughTheDoors() {
        var administrator = accounts.openClassic();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(accounts.manager(administrator));
        }
        administrator.post("/pipelines", "{\"name\":\"Zweite\"}").is(201);
        fill(administrator);
        for (int matrix = 0; matrix < MATRICES; matrix++) {
            var reference = invent();
            CurrentAccount.runAs(administrator.account(), () -> store(reference));
            for (var person : people) {
                compare(administrator, person, reference, matrix);
                if (matrix % THROUGH_DOORS_EVERY == 0) {
                    compareDoors(person, reference);
                }
            }
        }
    }

    private void fill(Api administrator) {
        for (var stage : administrator.items("/lead-stages")) {
            note(
                    stage.path("id").longValue(),
                    RecordKind.LEAD,
                    null,
                    stage.path("semantics").asString());
        }
        for (var pipeline : administrator.items("/pipelines")) {
            for (var stage : pipeline.path("stages")) {
                note(
                        stage.path("id").longValue(),
                        RecordKind.DEAL,
                        pipeline.path("id").longValue(),
                        stage.path("semantics").asString());
            }
        }
        for (int i = 0; i < 60; i++) {
            var who = pick(people).userId();
            var leadStage = pick(stages.entrySet().stream()
                    .filter(stage -> stage.getValue() == RecordKind.LEAD)
                    .map(Map.Entry::getKey)
                    .toList());
            add(administrator, RecordKind.LEAD, "{\"title\":\"L\",\"stageId\":" + leadStage, who, null, leadStage);
            var stage = pick(List.copyOf(pipelineOf.keySet()));
            add(
                    administrator,
                    RecordKind.DEAL,
                    "{\"title\":\"D\",\"amount\":\"1\",\"pipelineId\":" + pipelineOf.get(stage) + ",\"stageId\":"
                            + stage,
                    who,
                    pipelineOf.get(stage),
                    stage);
            add(administrator, RecordKind.CONTACT, "{\"lastName\":\"K\"", who, null, null);
            add(administrator, RecordKind.COMPANY, "{\"title\":\"F\"", who, null, null);
        }
    }

    private void note(long stage, RecordKind kind, Long pipeline, String semantics) {
        // no lead is born converted
        if (kind == RecordKind.DEAL || !semantics.startsWith("S")) {
            stages.put(stage, kind);
        }
        if (pipeline != null) {
            pipelineOf.put(stage, pipeline);
        }
    }

    private void add(Api administrator, RecordKind kind, String body, long who, Long pipeline, Long stage) {
        var id = administrator
                .post("/" + kind.plural(), body + ",\"responsibleId\":" + who + "}")
                .is(201)
                .id();
        var open = random.nextInt(4) == 0;
        if (open) {
            administrator
                    .send(
                            "PUT",
                            "/access/records/" + kind.plural() + "/" + id + "/open-to-all",
                            "{\"open\":true}",
                            Map.of())
                    .is(204);
        }
        things.add(new Thing(kind, id, who, pipeline, stage, open));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private ReferenceRights invent() {
        var reference = new ReferenceRights();
        for (long role = 1; role <= 4; role++) {
            var general = new HashMap<String, String>();
            var pipelines = new HashMap<String, String>();
            var inStages = new HashMap<String, String>();
            for (var action : Action.values()) {
                for (var kind : RecordKind.values()) {
                    if (random.nextInt(4) > 0) {
                        general.put(kind + " " + action, pick(ReferenceRights.SCOPES));
                    }
                }
                for (var pipeline : new TreeSet<>(pipelineOf.values())) {
                    if (action != Action.CONVERT && random.nextInt(3) == 0) {
                        pipelines.put(pipeline + " " + action, pick(ReferenceRights.SCOPES));
                    }
                }
                for (var stage : new TreeSet<>(stages.keySet())) {
                    if (random.nextInt(8) == 0) {
                        inStages.put(stage + " " + action, pick(ReferenceRights.SCOPES));
                    }
                }
            }
            reference.roles.put(role, new Role(role, general, pipelines, inStages));
        }
        for (long unit = 1; unit <= 5; unit++) {
            var members = new HashSet<Long>();
            people.forEach(person -> {
                if (random.nextInt(5) == 0) {
                    members.add(person.userId());
                }
            });
            reference.units.put(
                    unit,
                    new Unit(
                            unit,
                            unit == 1 || random.nextInt(4) == 0 ? null : 1 + random.nextLong(unit - 1),
                            random.nextInt(3) == 0 ? null : pick(people).userId(),
                            members,
                            random.nextInt(3) == 0 ? Set.of(1 + random.nextLong(4)) : Set.of()));
        }
        people.forEach(person -> {
            var own = new HashSet<Long>();
            for (int i = random.nextInt(3); i > 0; i--) {
                own.add(1 + random.nextLong(4));
            }
            reference.ownRoles.put(person.userId(), own);
        });
        return reference;
    }

    /// As rows, past all doors: what the editor writes has tests of its own.
    private void store(ReferenceRights reference) {
        transaction.executeWithoutResult(_ -> {
            var account = CurrentAccount.require().value();
            for (var table : List.of("department_role", "department_member")) {
                sql.sql("delete from " + table + " where account_id = ?")
                        .param(account)
                        .update();
            }
            sql.sql("update department set parent_id = null where account_id = ?")
                    .param(account)
                    .update();
            sql.sql("delete from department where account_id = ?")
                    .param(account)
                    .update();
            sql.sql("delete from user_role where account_id = ? and user_id = any(?)")
                    .param(account)
                    .param(people.stream().map(Api::userId).toArray(Long[]::new))
                    .update();
            sql.sql("delete from role where account_id = ? and code is null")
                    .param(account)
                    .update();
            var roles = new HashMap<Long, Long>();
            reference.roles.values().forEach(role -> roles.put(role.id(), storeRole(account, role)));
            var units = new HashMap<Long, Long>();
            new TreeSet<>(reference.units.keySet()).forEach(id -> {
                var unit = reference.units.get(id);
                units.put(
                        id,
                        sql.sql("""
                                insert into department (account_id, name, parent_id, head_id)
                                values (:account, 'U', cast(:parent as bigint), cast(:head as bigint)) returning id""")
                                .param("account", account)
                                .param("parent", unit.parent() == null ? null : units.get(unit.parent()))
                                .param("head", unit.head())
                                .query(Long.class)
                                .single());
                unit.members().forEach(user -> insert("department_member", account, units.get(id), user));
                unit.roles().forEach(role -> insert("department_role", account, units.get(id), roles.get(role)));
            });
            reference.ownRoles.forEach(
                    (user, own) -> own.forEach(role -> insert("user_role", account, user, roles.get(role))));
        });
    }

    private void insert(String table, Object... values) {
        var marks = java.util.stream.Stream.of(values).map(_ -> "?").collect(Collectors.joining(", "));
        var statement = sql.sql("insert into " + table + " values (" + marks + ")");
        for (var value : values) {
            statement = statement.param(value);
        }
        statement.update();
    }

    private long storeRole(long account, Role role) {
        var id = sql.sql("insert into role (account_id, name) values (?, 'R') returning id")
                .param(account)
                .query(Long.class)
                .single();
        role.general().forEach((cell, scope) -> {
            var kind = (short) RecordKind.valueOf(cell.split(" ")[0]).typeId();
            insert("role_permission", account, id, kind, cell.split(" ")[1], scope);
        });
        role.pipelines()
                .forEach((cell, scope) -> insert(
                        "role_pipeline_permission",
                        account,
                        id,
                        Long.valueOf(cell.split(" ")[0]),
                        cell.split(" ")[1],
                        scope));
        role.stages()
                .forEach((cell, scope) -> insert(
                        "role_stage_permission",
                        account,
                        id,
                        Long.valueOf(cell.split(" ")[0]),
                        cell.split(" ")[1],
                        scope));
        return id;
    }

    private void compare(Api administrator, Api person, ReferenceRights reference, int matrix) {
        CurrentAccount.runAs(administrator.account(), () -> {
            var user = signIns.signedIn(person.userId()).orElseThrow();
            for (var action : EnumSet.of(Action.READ, Action.values()[matrix % Action.values().length])) {
                for (var kind : RecordKind.values()) {
                    var expected = expected(reference, person, kind, action);
                    var as = "seed " + seed + " matrix " + matrix + " person " + people.indexOf(person) + " " + action
                            + " " + kind;
                    var table = Map.of(
                                    RecordKind.LEAD, io.weiche.db.tables.Tables.LEAD,
                                    RecordKind.DEAL, io.weiche.db.tables.Tables.DEAL,
                                    RecordKind.CONTACT, io.weiche.db.tables.Tables.CONTACT,
                                    RecordKind.COMPANY, io.weiche.db.tables.Tables.COMPANY)
                            .get(kind);
                    CurrentUser.callAs(user, () -> {
                        var inSql = transaction.execute(_ -> db.select(table.field("id", Long.class))
                                .from(table)
                                .where(table.field("account_id", Long.class)
                                        .eq(administrator.account().value()))
                                .and(access.condition(kind, action, table))
                                .fetchSet(row -> row.value1()));
                        assertThat(inSql).as(as).isEqualTo(expected);
                        var text = access.sql(kind, action, "r");
                        var inText = transaction.execute(_ -> sql.sql("select r.id from "
                                        + kind.name().toLowerCase(Locale.ROOT)
                                        + " r where r.account_id = :account and " + text)
                                .param("account", administrator.account().value())
                                .query(Long.class)
                                .set());
                        assertThat(inText).as(as + " as text").isEqualTo(expected);
                        var inJava = things.stream()
                                .filter(thing -> thing.kind() == kind && access.allows(subject(thing), action))
                                .map(Thing::id)
                                .collect(Collectors.toSet());
                        assertThat(inJava).as(as + " one by one").isEqualTo(expected);
                        return true;
                    });
                }
            }
        });
    }

    private Set<Long> expected(ReferenceRights reference, Api person, RecordKind kind, Action action) {
        return things.stream()
                .filter(thing -> thing.kind() == kind)
                .filter(thing -> reference.allowed(person.userId(), thing, action.name()))
                .map(Thing::id)
                .collect(Collectors.toSet());
    }

    private static Subject subject(Thing thing) {
        return new Subject(thing.kind(), thing.responsible(), thing.pipeline(), thing.stage(), thing.open());
    }

    private void compareDoors(Api person, ReferenceRights reference) {
        for (var kind : RecordKind.values()) {
            var expected = expected(reference, person, kind, Action.READ);
            var list = person.get("/" + kind.plural() + "?limit=200");
            if (list.status() == 403) {
                assertThat(expected).as("seed " + seed).isEmpty();
                continue;
            }
            var items = list.is(200).json();
            assertThat(items.path("items")
                            .valueStream()
                            .map(item -> item.path("id").longValue())
                            .toList())
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(items.path("total").path("value").intValue()).isEqualTo(expected.size());
            var one = pick(things.stream().filter(thing -> thing.kind() == kind).toList());
            var seen = expected.contains(one.id());
            var path = "/" + kind.plural() + "/" + one.id();
            assertThat(person.get(path).status()).isEqualTo(seen ? 200 : 404);
            assertThat(person.get(path + "/timeline").status()).isEqualTo(seen ? 200 : 404);
            var changes = reference.allowed(person.userId(), one, "CHANGE");
            assertThat(person.send(
                                    "PATCH",
                                    path,
                                    "{\"comments\":\"" + System.nanoTime() + "\"}",
                                    Map.of("If-Match", "*"))
                            .status())
                    .as("seed " + seed + " " + one)
                    .isEqualTo(seen ? changes ? 200 : 403 : 404);
            assertThat(person.get("/access/explanation?kind=" + kind + "&id=" + one.id() + "&action=CHANGE")
                            .status())
                    .isEqualTo(seen ? 200 : 404);
        }
    }
}
