package io.weiche.access;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds out why somebody may do something with a record, or may not: the same rules as [Access], with their reasons.
@Service
public class Explanations {
    private static final String ROLES = """
            with recursive mine as (
                select department_id from department_member
                where account_id = :account and user_id = any(cast(:users as bigint[]))
                union
                select id from department where account_id = :account and head_id = any(cast(:users as bigint[]))
            ), up as (
                select department_id from mine
                union
                select d.parent_id
                from up join department d on d.account_id = :account and d.id = up.department_id
                where d.parent_id is not null
            )
            select r.id, r.name, o.department, r.administrator, b.scope as base, p.scope as pipeline, s.scope as stage
            from (
                select role_id, cast(null as text) as department from user_role
                where account_id = :account and user_id = any(cast(:users as bigint[]))
                union all
                select dr.role_id, d.name
                from up
                join department d on d.account_id = :account and d.id = up.department_id
                join department_role dr on dr.account_id = :account and dr.department_id = d.id
            ) o
            join role r on r.account_id = :account and r.id = o.role_id
            left join role_permission b on b.account_id = :account and b.role_id = r.id
                and b.kind = :kind and b.action = :action
            left join role_pipeline_permission p on p.account_id = :account and p.role_id = r.id
                and p.pipeline_id = cast(:pipeline as bigint) and p.action = :action
            left join role_stage_permission s on s.account_id = :account and s.role_id = r.id
                and s.stage_id = cast(:stage as bigint) and s.action = :action
            order by r.administrator desc, r.name, o.department nulls first""";

    private final JdbcClient sql;
    private final RightsStore rights;

    Explanations(JdbcClient sql, RightsStore rights) {
        this.sql = sql;
        this.rights = rights;
    }

    private record Row(
            long id,
            String name,
            @Nullable String department,
            boolean administrator,
            @Nullable String base,
            @Nullable String pipeline,
            @Nullable String stage) {}

    /// @param frozen the record is history, which nobody changes
    @Transactional(readOnly = true)
    public Explanation explain(User user, Subject subject, Action action, boolean frozen) {
        var rows = sql.sql(ROLES)
                .param("account", CurrentAccount.require().value())
                .param("users", new SqlArrayValue("bigint", user.id()))
                .param("kind", subject.kind().typeId())
                .param("action", action.name())
                .param("pipeline", subject.pipelineId())
                .param("stage", subject.stageId())
                .query(Row.class)
                .list();
        var matrix = rights.of(user.id());
        var explicit = rows.stream().anyMatch(row -> row.stage() != null);
        var says = rows.stream().map(row -> says(row, explicit)).toList();
        var scope = matrix.reach(subject.kind(), action).at(subject.pipelineId(), subject.stageId());
        var allowed = user.active() && matrix.allows(action, subject) && !(frozen && action != Action.READ);
        return new Explanation(
                allowed,
                allowed && !matrix.people().reached(scope, subject)
                        ? Explanation.Reason.OBSERVER
                        : reason(user, rows, scope, allowed, frozen && matrix.allows(action, subject)),
                scope,
                needed(matrix.people(), subject),
                says);
    }

    private static Explanation.RoleSays says(Row row, boolean explicit) {
        var level = row.stage() != null
                ? Explanation.Level.STAGE
                : row.pipeline() != null
                        ? Explanation.Level.PIPELINE
                        : row.base() != null ? Explanation.Level.KIND : Explanation.Level.NOTHING;
        var scope = switch (level) {
            case STAGE -> row.stage();
            case PIPELINE -> row.pipeline();
            case KIND -> row.base();
            case NOTHING -> null;
        };
        return new Explanation.RoleSays(
                row.id(),
                row.name(),
                row.department(),
                row.administrator(),
                level,
                row.administrator() ? Scope.ALL : scope == null ? Scope.NONE : Scope.valueOf(scope),
                row.administrator() || !explicit || level == Explanation.Level.STAGE);
    }

    private static Explanation.Reason reason(User user, List<Row> rows, Scope scope, boolean allowed, boolean history) {
        if (!user.active()) {
            return Explanation.Reason.NOT_ACTIVE;
        }
        if (allowed) {
            return rows.stream().anyMatch(Row::administrator)
                    ? Explanation.Reason.ADMINISTRATOR
                    : Explanation.Reason.ALLOWED;
        }
        if (history) {
            return Explanation.Reason.HISTORY;
        }
        if (rows.isEmpty()) {
            return Explanation.Reason.NO_ROLE;
        }
        return scope == Scope.NONE ? Explanation.Reason.RIGHT_MISSING : Explanation.Reason.OUT_OF_SCOPE;
    }

    private static Scope needed(People people, Subject subject) {
        for (var scope : Scope.values()) {
            if (people.reached(scope, subject)) {
                return scope;
            }
        }
        return Scope.ALL;
    }
}
