package io.weiche.access;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.ReferenceRights.Role;
import io.weiche.access.ReferenceRights.Thing;
import io.weiche.access.ReferenceRights.Unit;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.testing.Api;
import io.weiche.testing.Figures;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
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
    private static final int AT_ONCE = 3;
    private static final Map<RecordKind, Table<?>> TABLES = Map.of(
            RecordKind.LEAD, LEAD, RecordKind.DEAL, DEAL, RecordKind.CONTACT, CONTACT, RecordKind.COMPANY, COMPANY);

    private final TestAccounts accounts;
    private final UserStore users;
    private final RightsStore rights;
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
    private final Map<Long, User> known = new HashMap<>();
    private long compared;

    RandomRightsTest(
            TestAccounts accounts,
            UserStore users,
            RightsStore rights,
            Access access,
            DSLContext db,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.users = users;
        this.rights = rights;
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
        CurrentAccount.runAs(
                administrator.account(),
                () -> transaction.executeWithoutResult(_ -> people.forEach(person ->
                        known.put(person.userId(), users.find(person.userId()).orElseThrow()))));
        administrator.post("/pipelines", "{\"name\":\"Zweite\"}").is(201);
        fill(administrator);
        var store = new RandomRightsRows(sql, people.stream().map(Api::userId).toList());
        for (int matrix = 0; matrix < MATRICES; matrix++) {
            var reference = invent();
            var number = matrix;
            CurrentAccount.runAs(administrator.account(), () -> {
                transaction.executeWithoutResult(_ -> store.write(reference));
                compare(reference, number);
            });
            if (matrix % THROUGH_DOORS_EVERY == 0) {
                compareDoors(reference);
            }
        }
        Figures.print(
                "S04 " + MATRICES + " random role matrices x " + PEOPLE + " people",
                compared + " answers of the server equal the reference, seed " + seed);
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
        inventObservers(reference);
        return reference;
    }

    /// Some people observe nothing at all, which is what the predicate leaves out.
    private void inventObservers(ReferenceRights reference) {
        var observing = people.stream().filter(_ -> random.nextInt(3) > 0).toList();
        for (var thing : things) {
            var observers = new HashSet<Long>();
            observing.forEach(person -> {
                if (random.nextInt(15) == 0) {
                    observers.add(person.userId());
                }
            });
            reference.observers.put(thing, observers);
        }
    }

    /// Everybody at once: what they may do is read in a set, and what they find in one statement for each.
    private void compare(ReferenceRights reference, int matrix) {
        var actions = EnumSet.of(Action.READ, Action.values()[matrix % Action.values().length]);
        transaction.executeWithoutResult(_ -> {
            var matrices = rights.of(people.stream().map(Api::userId).toList());
            people.forEach(person -> CurrentUser.callAs(
                    SignedIn.of(known.get(person.userId()), matrices.get(person.userId())),
                    () -> compare(person, reference, actions, "seed " + seed + " matrix " + matrix)));
        });
    }

    private Void compare(Api person, ReferenceRights reference, Set<Action> actions, String as) {
        var inSql = foundBy(actions, this::inSql);
        var inText = foundBy(actions, this::inText);
        for (var action : actions) {
            for (var kind : RecordKind.values()) {
                var expected = expected(reference, person, kind, action);
                var what = kind + " " + action;
                var where = as + " person " + people.indexOf(person) + " " + what;
                assertThat(inSql.getOrDefault(what, Set.of())).as(where).isEqualTo(expected);
                assertThat(inText.getOrDefault(what, Set.of()))
                        .as(where + " as text")
                        .isEqualTo(expected);
                assertThat(inJava(reference, kind, action))
                        .as(where + " one by one")
                        .isEqualTo(expected);
                compared += 3 * things.size() / RecordKind.values().length;
            }
        }
        return null;
    }

    /// The records each action finds in each kind, by `LEAD READ`.
    private Map<String, Set<Long>> foundBy(Set<Action> actions, BiFunction<RecordKind, Action, String> question) {
        var parts = actions.stream()
                .flatMap(action -> Stream.of(RecordKind.values()).map(kind -> question.apply(kind, action)))
                .collect(Collectors.joining(" union all "));
        var found = new HashMap<String, Set<Long>>();
        sql.sql(parts).param("account", CurrentAccount.require().value()).query(row -> {
            found.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getLong(2));
        });
        return found;
    }

    private String inSql(RecordKind kind, Action action) {
        var table = TABLES.get(kind);
        return db.renderInlined(db.select(DSL.inline(kind + " " + action), table.field("id", Long.class))
                .from(table)
                .where(table.field("account_id", Long.class)
                        .eq(CurrentAccount.require().value()))
                .and(access.condition(kind, action, table)));
    }

    private String inText(RecordKind kind, Action action) {
        return "select '" + kind + " " + action + "', r.id from " + kind.name().toLowerCase(Locale.ROOT)
                + " r where r.account_id = :account and " + access.sql(kind, action, "r");
    }

    private Set<Long> inJava(ReferenceRights reference, RecordKind kind, Action action) {
        return things.stream()
                .filter(thing -> thing.kind() == kind && access.allows(subject(reference, thing), action))
                .map(Thing::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> expected(ReferenceRights reference, Api person, RecordKind kind, Action action) {
        return things.stream()
                .filter(thing -> thing.kind() == kind)
                .filter(thing -> reference.allowed(person.userId(), thing, action.name()))
                .map(Thing::id)
                .collect(Collectors.toSet());
    }

    private static Subject subject(ReferenceRights reference, Thing thing) {
        return new Subject(thing.kind(), thing.responsible(), thing.pipeline(), thing.stage(), thing.open())
                .observedBy(reference.observers.getOrDefault(thing, Set.of()));
    }

    /// As they come in by requests, where their rights are read one by one.
    private void compareDoors(ReferenceRights reference) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var ends = people.stream()
                    .map(person -> {
                        var chance = new Random(random.nextLong());
                        return threads.submit(() -> compareDoors(person, reference, chance));
                    })
                    .toList();
            for (var end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param chance of their own, for others draw at the same time
    private void compareDoors(Api person, ReferenceRights reference, Random chance) {
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
            var ofKind = things.stream().filter(thing -> thing.kind() == kind).toList();
            var one = ofKind.get(chance.nextInt(ofKind.size()));
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
