package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.kernel.RecordKind;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Lists, counts, boards and searches show the same records to the same person, and all others to nobody (S04).
@WeicheTest
class VisibilityTest {
    private final TestAccounts accounts;

    VisibilityTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void everyWayOfLookingShowsTheSameRecords() {
        var seed = Long.getLong("weiche.seed", System.nanoTime());
        var random = new Random(seed);
        var administrator = accounts.openClassic();
        var people = List.of(administrator, accounts.manager(administrator), accounts.manager(administrator));
        var word = "Sicht" + Long.toString(seed, 36);
        var owners = new HashMap<Long, Api>();
        for (int i = 0; i < 40; i++) {
            var owner = people.get(random.nextInt(people.size()));
            var id = administrator
                    .post(
                            "/deals",
                            Json.of("{'title':'" + word + " " + i + "','amount':'1','responsibleId':" + owner.userId()
                                    + "}"))
                    .is(201)
                    .id();
            owners.put(id, owner);
        }
        for (var person : people) {
            var expected = new ArrayList<>(owners.keySet().stream()
                    .filter(id -> person == administrator || owners.get(id) == person)
                    .toList());
            var list = person.get("/deals?limit=200").json();
            assertThat(ids(list.path("items"))).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(list.path("total").path("value").intValue()).isEqualTo(expected.size());
            assertThat(person.get("/deals/board")
                            .json()
                            .path("columns")
                            .valueStream()
                            .mapToLong(column -> column.path("count").longValue())
                            .sum())
                    .isEqualTo(expected.size());
            assertThat(ids(person.get("/deals?limit=200&q=" + word).json().path("items")))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected).containsAll(ids(person.items("/search?q=" + word)));
            owners.forEach((id, owner) -> {
                var allowed = expected.contains(id);
                assertThat(person.get("/deals/" + id).status()).isEqualTo(allowed ? 200 : 404);
                assertThat(person.get("/deals/" + id + "/timeline").status()).isEqualTo(allowed ? 200 : 404);
            });
        }
    }

    private static List<Long> ids(tools.jackson.databind.JsonNode items) {
        return items.valueStream().map(item -> item.path("id").longValue()).toList();
    }

    @Test
    void whatNobodyAllowedIsForbidden() {
        var matrix = new Matrix();
        for (var kind : RecordKind.values()) {
            for (var action : Action.values()) {
                assertThat(matrix.scope(kind, action)).isEqualTo(Scope.NONE);
            }
        }
    }

    @Test
    void theMostPermissiveRoleWins() {
        for (var one : Scope.values()) {
            for (var other : Scope.values()) {
                var matrix = new Matrix();
                matrix.allow(RecordKind.DEAL, Action.READ, one);
                matrix.allow(RecordKind.DEAL, Action.READ, other);
                assertThat(matrix.scope(RecordKind.DEAL, Action.READ).ordinal())
                        .isEqualTo(Math.max(one.ordinal(), other.ordinal()));
                assertThat(matrix.scope(RecordKind.LEAD, Action.READ)).isEqualTo(Scope.NONE);
            }
        }
        assertThat(Map.of(Scope.NONE, false, Scope.OWN, true, Scope.ALL, true))
                .allSatisfy((scope, own) -> assertThat(People.alone(7).reached(scope, Subject.contact(7, false)))
                        .isEqualTo(own));
        assertThat(Map.of(Scope.NONE, false, Scope.OWN, false, Scope.ALL, true))
                .allSatisfy((scope, other) -> assertThat(People.alone(7).reached(scope, Subject.contact(8, false)))
                        .isEqualTo(other));
    }

    @Test
    void withoutAUserNothingIsDecided() {
        assertThatThrownBy(CurrentUser::require).hasMessageContaining("Sign in");
    }
}
