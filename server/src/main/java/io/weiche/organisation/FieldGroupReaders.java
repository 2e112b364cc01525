package io.weiche.organisation;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.FieldGroup;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which roles see a group of the fields every account has. Administrators see all.
@Service
public class FieldGroupReaders {
    private static final String LIST = """
            select g.field_group, array(select r.role_id from field_group_reader r
                where r.account_id = :account and r.field_group = g.field_group order by r.role_id) as roles
            from restricted_field_group g
            where g.account_id = :account""";

    private static final String FORGET =
            "delete from restricted_field_group where account_id = :account and field_group = :group";

    private static final String RESTRICT =
            "insert into restricted_field_group (account_id, field_group) values (:account, :group)";

    private static final String ADD = """
            insert into field_group_reader (account_id, field_group, role_id)
            select :account, :group, r.id from role r
            where r.account_id = :account and r.id = any(cast(:roles as bigint[]))""";

    private final JdbcClient sql;
    private final DepartmentStore known;
    private final Access access;
    private final Audit audit;

    FieldGroupReaders(JdbcClient sql, DepartmentStore known, Access access, Audit audit) {
        this.sql = sql;
        this.known = known;
        this.access = access;
        this.audit = audit;
    }

    /// @param restricted false: everybody who sees the record sees them
    public record GroupVisibility(FieldGroup group, Set<RecordKind> kinds, boolean restricted, List<Long> roleIds) {
        public GroupVisibility {
            kinds = EnumSet.copyOf(kinds);
            roleIds = List.copyOf(roleIds);
        }
    }

    /// All groups there are.
    @Transactional(readOnly = true)
    public List<GroupVisibility> list() {
        access.require(Right.ADMINISTRATOR);
        var readers = new HashMap<FieldGroup, List<Long>>();
        about(LIST).query(row -> {
            readers.put(FieldGroup.valueOf(row.getString(1)), Arrays.asList((Long[])
                    row.getArray(2).getArray()));
        });
        return Arrays.stream(FieldGroup.values())
                .map(group -> new GroupVisibility(
                        group, group.kinds(), readers.containsKey(group), readers.getOrDefault(group, List.of())))
                .toList();
    }

    /// @param roles of no meaning unless restricted
    @Transactional
    public GroupVisibility change(FieldGroup group, boolean restricted, Collection<Long> roles) {
        access.require(Right.ADMINISTRATOR);
        if (!known.knowsRoles(roles)) {
            throw BadInput.of("roleIds", "unknown-role", "There is no such role, or it sees every field anyway.");
        }
        var before = find(group);
        about(FORGET).param("group", group.name()).update();
        if (restricted) {
            about(RESTRICT).param("group", group.name()).update();
            about(ADD)
                    .param("group", group.name())
                    .param("roles", DepartmentStore.array(roles))
                    .update();
        }
        var after = find(group);
        audit.write("field-visibility-changed", "field:" + group, told(before), told(after));
        return after;
    }

    private static Map<String, Object> told(GroupVisibility group) {
        return Map.of("restricted", group.restricted(), "roles", group.roleIds());
    }

    private GroupVisibility find(FieldGroup group) {
        return list().stream().filter(one -> one.group() == group).findFirst().orElseThrow();
    }

    private JdbcClient.StatementSpec about(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }
}
