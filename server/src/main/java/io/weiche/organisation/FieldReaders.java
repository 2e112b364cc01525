package io.weiche.organisation;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which roles see a field the account has added. Administrators see all.
@Service
public class FieldReaders {
    private static final String LIST = """
            select f.id, f.kind, f.code, f.label, f.restricted,
                array(select r.role_id from custom_field_reader r
                    where r.account_id = :account and r.field_id = f.id order by r.role_id) as roles
            from custom_field f
            where f.account_id = :account and not f.archived
            order by f.kind, f.sort, f.id""";

    private static final String RESTRICT = """
            update custom_field set restricted = :restricted where account_id = :account and id = :id""";

    private static final String FORGET =
            "delete from custom_field_reader where account_id = :account and field_id = :id";

    private static final String ADD = """
            insert into custom_field_reader (account_id, field_id, role_id)
            select :account, :id, r.id from role r where r.account_id = :account and r.id = any(cast(:roles as bigint[]))""";

    private final JdbcClient sql;
    private final DepartmentStore known;
    private final Access access;
    private final Audit audit;

    FieldReaders(JdbcClient sql, DepartmentStore known, Access access, Audit audit) {
        this.sql = sql;
        this.known = known;
        this.access = access;
        this.audit = audit;
    }

    /// @param restricted false: everybody who sees the record sees the field
    public record Visibility(
            long fieldId, RecordKind kind, String code, String label, boolean restricted, List<Long> roleIds) {
        public Visibility {
            roleIds = List.copyOf(roleIds);
        }
    }

    @Transactional(readOnly = true)
    public List<Visibility> list() {
        access.require(Right.ADMINISTRATOR);
        return about(LIST)
                .query((row, _) -> new Visibility(
                        row.getLong("id"),
                        RecordKind.ofTypeId(row.getInt("kind")),
                        row.getString("code"),
                        row.getString("label"),
                        row.getBoolean("restricted"),
                        Arrays.asList((Long[]) row.getArray("roles").getArray())))
                .list();
    }

    /// @param roles of no meaning unless restricted
    @Transactional
    public Visibility change(long fieldId, boolean restricted, Collection<Long> roles) {
        access.require(Right.ADMINISTRATOR);
        if (!known.knowsRoles(roles)) {
            throw BadInput.of("roleIds", "unknown-role", "There is no such role, or it sees every field anyway.");
        }
        var before = find(fieldId);
        if (about(RESTRICT).param("id", fieldId).param("restricted", restricted).update() == 0) {
            throw Problem.notFound();
        }
        about(FORGET).param("id", fieldId).update();
        about(ADD)
                .param("id", fieldId)
                .param("roles", DepartmentStore.array(roles))
                .update();
        audit.write(
                "field-visibility-changed",
                "field:" + fieldId,
                Map.of("restricted", before.restricted(), "roles", before.roleIds()),
                Map.of("restricted", restricted, "roles", List.copyOf(roles)));
        return find(fieldId);
    }

    private Visibility find(long fieldId) {
        return list().stream()
                .filter(field -> field.fieldId() == fieldId)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private JdbcClient.StatementSpec about(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }
}
