package io.weiche.access;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Reads what people may do, of any number of them with the same few queries: their roles and those of their
/// departments, the cells of these roles, and whose records their scopes mean.
@Repository
class RightsStore {
    private static final int ANALYTICS = 5;

    /// The departments somebody works in or heads.
    private static final String MINE = """
            with recursive mine as (
                select user_id, department_id from department_member
                where account_id = :account and user_id = any(cast(:users as bigint[]))
                union
                select head_id, id from department
                where account_id = :account and head_id = any(cast(:users as bigint[])))""";

    /// These and all above them: from there come roles.
    private static final String UP = MINE + """
            , up as (
                select user_id, department_id from mine
                union
                select up.user_id, d.parent_id
                from up join department d on d.account_id = :account and d.id = up.department_id
                where d.parent_id is not null
            )
            """;

    private static final String OF_DEPARTMENTS = UP + """
            select distinct up.user_id, r.id, r.name
            from up
            join department_role d on d.account_id = :account and d.department_id = up.department_id
            join role r on r.account_id = :account and r.id = d.role_id
            order by r.id""";

    static final String HELD = UP + """
            , held as (
                select user_id, role_id from user_role
                where account_id = :account and user_id = any(cast(:users as bigint[]))
                union
                select up.user_id, r.role_id
                from up join department_role r on r.account_id = :account and r.department_id = up.department_id
            )
            """;

    private static final String CELLS = HELD + """
            select h.user_id, h.role_id, r.administrator, r.edit_settings, c.kind, c.action, c.scope, c.pipeline_id,
                c.stage_id
            from held h
            join role r on r.account_id = :account and r.id = h.role_id
            left join lateral (
                select p.kind, p.action, p.scope, cast(null as bigint) as pipeline_id, cast(null as bigint) as stage_id
                from role_permission p where p.account_id = :account and p.role_id = h.role_id
                union all
                select 2, p.action, p.scope, p.pipeline_id, null
                from role_pipeline_permission p where p.account_id = :account and p.role_id = h.role_id
                union all
                select s.kind, p.action, p.scope, s.pipeline_id, p.stage_id
                from role_stage_permission p
                join stage s on s.account_id = :account and s.id = p.stage_id
                where p.account_id = :account and p.role_id = h.role_id
            ) c on true""";

    /// Fields of the account by their kind, groups of built-in fields without one.
    private static final String HIDDEN = HELD + """
            select u.id as user_id, f.kind, f.code
            from custom_field f
            cross join unnest(cast(:users as bigint[])) u (id)
            where f.account_id = :account and f.restricted and not exists (
                select from custom_field_reader c
                join held h on h.role_id = c.role_id and h.user_id = u.id
                where c.account_id = :account and c.field_id = f.id)
            union all
            select u.id, null, g.field_group
            from restricted_field_group g
            cross join unnest(cast(:users as bigint[])) u (id)
            where g.account_id = :account and not exists (
                select from field_group_reader c
                join held h on h.role_id = c.role_id and h.user_id = u.id
                where c.account_id = :account and c.field_group = g.field_group)""";

    private static final String PEOPLE = MINE + """
            , down as (
                select user_id, department_id, true as own from mine
                union
                select down.user_id, d.id, false
                from down join department d on d.account_id = :account and d.parent_id = down.department_id
            )
            select down.user_id, p.user_id as person, bool_or(down.own) as own
            from down
            join (
                select department_id, user_id from department_member where account_id = :account
                union all
                select id, head_id from department where account_id = :account and head_id is not null
            ) p on p.department_id = down.department_id
            group by 1, 2""";

    /// Of which kinds they observe records: four looks into the index for each.
    private static final String OBSERVED = """
            select u.id, array_agg(k.kind)
            from unnest(cast(:users as bigint[])) u (id)
            cross join (values (1), (2), (3), (4)) k (kind)
            where exists (select from record_observer o
                where o.account_id = :account and o.user_id = u.id and o.kind = k.kind)
            group by u.id""";

    private final JdbcClient sql;

    RightsStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// A cell of a role somebody has.
    private record Cell(
            long userId,
            long roleId,
            boolean administrator,
            boolean editSettings,
            @Nullable Integer kind,
            @Nullable String action,
            @Nullable String scope,
            @Nullable Long pipelineId,
            @Nullable Long stageId) {}

    /// @param kind null for a group of built-in fields
    private record HiddenField(long userId, @Nullable Integer kind, String code) {}

    private record Person(long userId, long person, boolean own) {}

    /// The names of the roles people have through their departments and those above; without whoever has none.
    Map<Long, List<String>> ofDepartments(Collection<Long> users) {
        var names = new HashMap<Long, List<String>>();
        about(OF_DEPARTMENTS, users).query(row -> {
            names.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getString(3));
        });
        return names;
    }

    Matrix of(long user) {
        return of(of(List.of(user)), user);
    }

    /// @return of each, also of those without any role
    Map<Long, Matrix> of(Collection<Long> users) {
        var cells = new HashMap<Long, RoleCells>();
        about(CELLS, users)
                .query(Cell.class)
                .list()
                .forEach(cell -> cells.computeIfAbsent(cell.userId(), _ -> new RoleCells())
                        .add(cell));
        var matrices = new LinkedHashMap<Long, Matrix>();
        users.forEach(user ->
                matrices.put(user, cells.getOrDefault(user, new RoleCells()).matrix(user)));
        var ordinary = users.stream()
                .filter(user -> !cells.getOrDefault(user, new RoleCells()).administrator)
                .toList();
        hide(ordinary, matrices);
        gather(
                ordinary.stream()
                        .filter(user -> of(matrices, user).needsPeople())
                        .toList(),
                matrices);
        observe(ordinary, matrices);
        return matrices;
    }

    private static Matrix of(Map<Long, Matrix> matrices, long user) {
        return matrices.getOrDefault(user, new Matrix());
    }

    private void hide(List<Long> users, Map<Long, Matrix> matrices) {
        if (users.isEmpty()) {
            return;
        }
        var hidden = new HashMap<Long, Map<RecordKind, Set<String>>>();
        var groups = new HashMap<Long, Set<FieldGroup>>();
        about(HIDDEN, users).query(HiddenField.class).list().forEach(field -> {
            if (field.kind() == null) {
                groups.computeIfAbsent(field.userId(), _ -> EnumSet.noneOf(FieldGroup.class))
                        .add(FieldGroup.valueOf(field.code()));
            } else {
                hidden.computeIfAbsent(field.userId(), _ -> new EnumMap<>(RecordKind.class))
                        .computeIfAbsent(RecordKind.ofTypeId(field.kind()), _ -> new HashSet<>())
                        .add(field.code());
            }
        });
        hidden.forEach((user, fields) -> of(matrices, user).hiding(fields));
        groups.forEach((user, unseen) -> of(matrices, user).withoutGroups(unseen));
    }

    private void gather(List<Long> users, Map<Long, Matrix> matrices) {
        if (users.isEmpty()) {
            return;
        }
        var department = new HashMap<Long, Set<Long>>();
        var below = new HashMap<Long, Set<Long>>();
        users.forEach(user -> {
            department.put(user, new HashSet<>(Set.of(user)));
            below.put(user, new HashSet<>(Set.of(user)));
        });
        about(PEOPLE, users).query(Person.class).list().forEach(one -> {
            below.getOrDefault(one.userId(), new HashSet<>()).add(one.person());
            if (one.own()) {
                department.getOrDefault(one.userId(), new HashSet<>()).add(one.person());
            }
        });
        users.forEach(user -> of(matrices, user)
                .of(new People(user, department.getOrDefault(user, Set.of()), below.getOrDefault(user, Set.of()))));
    }

    private void observe(List<Long> users, Map<Long, Matrix> matrices) {
        if (!users.isEmpty()) {
            about(OBSERVED, users).query(row -> {
                var kinds = kinds((Integer[]) row.getArray(2).getArray());
                matrices.computeIfPresent(row.getLong(1), (_, matrix) -> matrix.observing(kinds));
            });
        }
    }

    static Set<RecordKind> kinds(Integer[] typeIds) {
        var kinds = EnumSet.noneOf(RecordKind.class);
        for (var typeId : typeIds) {
            kinds.add(RecordKind.ofTypeId(typeId));
        }
        return kinds;
    }

    private JdbcClient.StatementSpec about(String statement, Collection<Long> users) {
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("users", new SqlArrayValue("bigint", users.toArray()));
    }

    /// The cells of all roles of one person, on the way to their union.
    private static final class RoleCells {
        private boolean administrator;
        private boolean editSettings;
        private final Map<RecordKind, Map<Action, Map<Long, Draft>>> cells = new EnumMap<>(RecordKind.class);
        private final Map<Action, Scope> analytics = new EnumMap<>(Action.class);
        private final Map<Long, Long> pipelineOf = new HashMap<>();

        private static final class Draft {
            private Scope base = Scope.NONE;
            private final Map<Long, Scope> pipelines = new HashMap<>();
            private final Map<Long, Scope> stages = new HashMap<>();
        }

        void add(Cell cell) {
            administrator |= cell.administrator();
            editSettings |= cell.editSettings() || cell.administrator();
            if (cell.kind() == null || cell.action() == null || cell.scope() == null) {
                return;
            }
            var action = Action.valueOf(cell.action());
            var scope = Scope.valueOf(cell.scope());
            if (cell.kind() == ANALYTICS) {
                analytics.merge(action, scope, Scope::wider);
                return;
            }
            var draft = cells.computeIfAbsent(RecordKind.ofTypeId(cell.kind()), _ -> new EnumMap<>(Action.class))
                    .computeIfAbsent(action, _ -> new HashMap<>())
                    .computeIfAbsent(cell.roleId(), _ -> new Draft());
            if (cell.stageId() != null) {
                draft.stages.put(cell.stageId(), scope);
                if (cell.pipelineId() != null) {
                    pipelineOf.put(cell.stageId(), cell.pipelineId());
                }
            } else if (cell.pipelineId() != null) {
                draft.pipelines.put(cell.pipelineId(), scope);
            } else {
                draft.base = scope;
            }
        }

        Matrix matrix(long user) {
            if (administrator) {
                return Matrix.everything().of(People.alone(user));
            }
            var matrix = new Matrix().of(People.alone(user)).editingSettings(editSettings);
            analytics.forEach(matrix::allowAnalytics);
            cells.forEach((kind, actions) -> actions.forEach((action, roles) -> matrix.put(
                    kind,
                    action,
                    Reach.union(
                            roles.values().stream()
                                    .map(draft -> new Reach(draft.base, draft.pipelines, draft.stages))
                                    .toList(),
                            pipelineOf))));
            return matrix;
        }
    }
}
