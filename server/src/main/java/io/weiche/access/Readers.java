package io.weiche.access;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The rights of people who are not here now: who of some may read a record. For what they are told.
@Component
public class Readers {
    private static final String ALLOWED = """
            select u.id from app_user u
            where u.account_id = :account and u.id = any(cast(:users as bigint[])) and u.active and exists (
                select from user_role ur
                join role r on r.account_id = ur.account_id and r.id = ur.role_id
                left join role_permission p on p.account_id = ur.account_id and p.role_id = ur.role_id
                    and p.kind = :kind and p.action = 'READ'
                where ur.account_id = :account and ur.user_id = u.id
                    and (r.administrator or p.scope = 'ALL' or (p.scope = 'OWN' and u.id = :responsible)))""";

    private static final String ACCOUNTS = "select distinct account_id from login_account order by account_id";

    private final JdbcClient sql;

    Readers(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of the users of the current account who are active and may read a record of this responsible.
    public Set<Long> among(Collection<Long> users, RecordKind kind, long responsibleId) {
        return users.isEmpty()
                ? Set.of()
                : sql.sql(ALLOWED)
                        .param("account", CurrentAccount.require().value())
                        .param("users", new SqlArrayValue("bigint", users.toArray()))
                        .param("kind", kind.typeId())
                        .param("responsible", responsibleId)
                        .query(Long.class)
                        .set();
    }

    /// All accounts with people, for work that nobody in particular asks for.
    public List<AccountId> accounts() {
        return sql.sql(ACCOUNTS).query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }
}
