package io.weiche.requisites;

import io.weiche.fields.Address;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on the companies the account sells as.
@Repository
class OwnCompanyStore {
    /// The default one first. Those in the recycle bin are none for as long as they lie there.
    private static final String LIST = """
            select c.id, c.title, c.address::text as address from own_company o
            join company c on c.account_id = :account and c.id = o.company_id and c.deleted_at is null
            where o.account_id = :account
            order by o.is_default desc, c.id""";

    private final JdbcClient sql;

    OwnCompanyStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    record Row(long id, String title, @Nullable Address address) {}

    List<Row> list() {
        return statement(LIST)
                .query((row, _) -> {
                    var address = row.getString("address");
                    return new Row(
                            row.getLong("id"),
                            row.getString("title"),
                            Address.ofJson(address == null ? null : JSONB.jsonb(address)));
                })
                .list();
    }

    boolean add(long companyId) {
        return statement(
                                "insert into own_company (account_id, company_id) values (:account, :id) on conflict do nothing")
                        .param("id", companyId)
                        .update()
                == 1;
    }

    void makeDefault(long companyId) {
        statement("update own_company set is_default = false where account_id = :account and is_default")
                .update();
        statement("update own_company set is_default = true where account_id = :account and company_id = :id")
                .param("id", companyId)
                .update();
    }

    boolean remove(long companyId) {
        return statement("delete from own_company where account_id = :account and company_id = :id")
                        .param("id", companyId)
                        .update()
                == 1;
    }
}
