package io.weiche.requisites;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on sets of legal and bank data.
@Repository
class RequisiteStore {
    private static final String LIST = """
            select id, version, kind, record_id, label, legal_name, vat_id, tax_number, register_number, register_court,
                created_at, updated_at, row_number() over (partition by record_id order by main_of is distinct from record_id, id) = 1 as main
            from requisite
            where account_id = :account and kind = :kind and record_id = any(cast(:records as bigint[]))
            order by record_id, main desc, id""";

    private static final String ACCOUNTS = """
            select requisite_id, id, holder, bank, iban, bic from bank_account
            where account_id = :account and requisite_id = any(cast(:ids as bigint[]))
            order by requisite_id, sort, id""";

    private static final String INSERT = """
            insert into requisite (account_id, kind, record_id, label, legal_name, vat_id, tax_number, register_number,
                register_court)
            values (:account, :kind, :record, cast(:label as text), cast(:legalName as text), cast(:vatId as text),
                cast(:taxNumber as text), cast(:registerNumber as text), cast(:registerCourt as text))
            returning id""";

    private static final String CHANGE = """
            update requisite set label = cast(:label as text), legal_name = cast(:legalName as text),
                vat_id = cast(:vatId as text), tax_number = cast(:taxNumber as text),
                register_number = cast(:registerNumber as text), register_court = cast(:registerCourt as text),
                version = version + 1, updated_at = clock_timestamp()
            where account_id = :account and id = :id""";

    private static final String KEEP_ACCOUNTS = """
            insert into bank_account (account_id, id, requisite_id, sort, holder, bank, iban, bic)
            select :account, case when r.id is null then nextval('bank_account_id_seq') else r.id end, :id,
                row_number() over (), r.holder, r.bank, r.iban, r.bic
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (id bigint, holder text, bank text, iban text, bic text)""";

    private final JdbcClient sql;
    private final JsonMapper json;

    RequisiteStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static SqlArrayValue numbers(Collection<Long> values) {
        return new SqlArrayValue("bigint", values.toArray());
    }

    /// Of each record the main set first.
    List<Requisite> list(RecordKind kind, Collection<Long> records) {
        var found = statement(LIST)
                .param("kind", kind.typeId())
                .param("records", numbers(records))
                .query((row, _) -> requisite(row))
                .list();
        var accounts = accounts(found.stream().map(Requisite::id).toList());
        return found.stream()
                .map(one -> one.with(one.data().with(accounts.getOrDefault(one.id(), List.of()))))
                .toList();
    }

    private static Requisite requisite(ResultSet row) throws SQLException {
        return new Requisite(
                row.getLong("id"),
                row.getInt("version"),
                new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")),
                row.getBoolean("main"),
                new RequisiteData(
                        row.getString("label"),
                        row.getString("legal_name"),
                        row.getString("vat_id"),
                        row.getString("tax_number"),
                        row.getString("register_number"),
                        row.getString("register_court"),
                        List.of()),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class));
    }

    private Map<Long, List<BankAccount>> accounts(Collection<Long> requisites) {
        var accounts = new HashMap<Long, List<BankAccount>>();
        if (!requisites.isEmpty()) {
            statement(ACCOUNTS).param("ids", numbers(requisites)).query(row -> {
                accounts.computeIfAbsent(row.getLong("requisite_id"), _ -> new ArrayList<>())
                        .add(new BankAccount(
                                row.getLong("id"),
                                row.getString("holder"),
                                row.getString("bank"),
                                row.getString("iban"),
                                row.getString("bic")));
            });
        }
        return accounts;
    }

    Optional<RecordRef> recordOf(long id) {
        return statement("select kind, record_id from requisite where account_id = :account and id = :id")
                .param("id", id)
                .query((row, _) -> new RecordRef(RecordKind.ofTypeId(row.getInt(1)), row.getLong(2)))
                .optional();
    }

    /// The set a bank account stands in.
    Optional<Long> ofAccount(long bankAccountId) {
        return statement("select requisite_id from bank_account where account_id = :account and id = :id")
                .param("id", bankAccountId)
                .query(Long.class)
                .optional();
    }

    long insert(RecordRef record, RequisiteData data) {
        long id = filled(INSERT, data)
                .param("kind", record.kind().typeId())
                .param("record", record.id())
                .query(Long.class)
                .single();
        keepAccounts(id, data.bankAccounts());
        return id;
    }

    void change(long id, RequisiteData data) {
        filled(CHANGE, data).param("id", id).update();
        statement("delete from bank_account where account_id = :account and requisite_id = :id")
                .param("id", id)
                .update();
        keepAccounts(id, data.bankAccounts());
    }

    private void keepAccounts(long id, List<BankAccount> accounts) {
        if (!accounts.isEmpty()) {
            statement(KEEP_ACCOUNTS)
                    .param("id", id)
                    .param("rows", json.writeValueAsString(accounts))
                    .update();
        }
    }

    /// The one before loses its place first: there is one main set of a record.
    void makeMain(Requisite requisite) {
        statement("""
                        update requisite set main_of = null
                        where account_id = :account and kind = :kind and record_id = :record and main_of = record_id""")
                .param("kind", requisite.record().kind().typeId())
                .param("record", requisite.record().id())
                .update();
        statement("update requisite set main_of = record_id where account_id = :account and id = :id")
                .param("id", requisite.id())
                .update();
    }

    void delete(long id) {
        statement("delete from requisite where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec filled(String text, RequisiteData data) {
        return statement(text)
                .param("label", data.label())
                .param("legalName", data.legalName())
                .param("vatId", data.vatId())
                .param("taxNumber", data.taxNumber())
                .param("registerNumber", data.registerNumber())
                .param("registerCourt", data.registerCourt());
    }
}
