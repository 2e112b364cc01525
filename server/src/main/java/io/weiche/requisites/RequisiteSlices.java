package io.weiche.requisites;

import static io.weiche.db.tables.Tables.BANK_ACCOUNT;
import static io.weiche.db.tables.Tables.REQUISITE;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.records.Slices;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Legal and bank data of all records by position, in any order: of contacts and companies the current user may read.
/// Called in a transaction.
@Component
public class RequisiteSlices {
    private static final List<RecordKind> KINDS = List.of(RecordKind.CONTACT, RecordKind.COMPANY);

    private static final List<RecordField<?>> FIELDS = List.of(
            RecordField.number("id", REQUISITE.ID),
            RecordField.number("recordKind", REQUISITE.KIND.cast(Long.class)),
            RecordField.number("recordId", REQUISITE.RECORD_ID),
            RecordField.text("label", REQUISITE.LABEL),
            RecordField.text("personName", legalName(RecordKind.CONTACT)),
            RecordField.text("companyName", legalName(RecordKind.COMPANY)),
            RecordField.text("vatId", REQUISITE.VAT_ID),
            RecordField.text("taxNumber", REQUISITE.TAX_NUMBER),
            RecordField.text("registerNumber", REQUISITE.REGISTER_NUMBER),
            RecordField.time("createdAt", REQUISITE.CREATED_AT),
            RecordField.time("updatedAt", REQUISITE.UPDATED_AT));

    private static final List<RecordField<?>> ACCOUNT_FIELDS = List.of(
            RecordField.number("id", BANK_ACCOUNT.ID),
            RecordField.number("requisiteId", BANK_ACCOUNT.REQUISITE_ID),
            RecordField.text("holder", BANK_ACCOUNT.HOLDER),
            RecordField.text("bank", BANK_ACCOUNT.BANK),
            RecordField.text("iban", BANK_ACCOUNT.IBAN),
            RecordField.text("bic", BANK_ACCOUNT.BIC));

    private final Slices slices;
    private final RequisiteStore store;
    private final RecordDirectory directory;
    private final Access access;

    RequisiteSlices(Slices slices, RequisiteStore store, RecordDirectory directory, Access access) {
        this.slices = slices;
        this.store = store;
        this.directory = directory;
        this.access = access;
    }

    /// That of records of one kind.
    private static Field<String> legalName(RecordKind kind) {
        return DSL.when(REQUISITE.KIND.eq((short) kind.typeId()), REQUISITE.LEGAL_NAME);
    }

    public Slice<Requisite> slice(SliceQuery query) {
        return slices.read(REQUISITE, REQUISITE.ID, FIELDS, visible(), query, this::whole);
    }

    public Slice<HeldAccount> accounts(SliceQuery query) {
        var ofVisible = BANK_ACCOUNT
                .ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(DSL.exists(DSL.selectOne()
                        .from(REQUISITE)
                        .where(REQUISITE.ACCOUNT_ID.eq(BANK_ACCOUNT.ACCOUNT_ID))
                        .and(REQUISITE.ID.eq(BANK_ACCOUNT.REQUISITE_ID))
                        .and(visible())));
        return slices.read(
                BANK_ACCOUNT,
                BANK_ACCOUNT.ID,
                ACCOUNT_FIELDS,
                ofVisible,
                query,
                rows -> rows.stream().map(RequisiteSlices::account).toList());
    }

    private Condition visible() {
        return REQUISITE
                .ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(DSL.or(KINDS.stream().map(this::readable).toList()));
    }

    private Condition readable(RecordKind kind) {
        var type = directory.type(kind);
        return REQUISITE
                .KIND
                .eq((short) kind.typeId())
                .and(DSL.exists(DSL.selectOne()
                        .from(type.table())
                        .where(type.accountId().eq(REQUISITE.ACCOUNT_ID))
                        .and(type.id().eq(REQUISITE.RECORD_ID))
                        .and(type.deletedAt().isNull())
                        .and(access.condition(kind, Action.READ, type.access()))));
    }

    /// Which one is main only the sets of a record say together: they are read once for each of the two kinds.
    private List<Requisite> whole(List<Record> rows) {
        var sets = new HashMap<Long, Requisite>();
        KINDS.stream().flatMap(kind -> ofKind(kind, rows)).forEach(one -> sets.put(one.id(), one));
        return rows.stream()
                .map(row -> Objects.requireNonNull(sets.get(row.get(REQUISITE.ID))))
                .toList();
    }

    private Stream<Requisite> ofKind(RecordKind kind, List<Record> rows) {
        var records = rows.stream()
                .filter(row -> row.get(REQUISITE.KIND) == kind.typeId())
                .map(row -> row.get(REQUISITE.RECORD_ID))
                .distinct()
                .toList();
        return records.isEmpty() ? Stream.empty() : store.list(kind, records).stream();
    }

    private static HeldAccount account(Record row) {
        return new HeldAccount(
                row.get(BANK_ACCOUNT.REQUISITE_ID),
                new BankAccount(
                        row.get(BANK_ACCOUNT.ID),
                        row.get(BANK_ACCOUNT.HOLDER),
                        row.get(BANK_ACCOUNT.BANK),
                        row.get(BANK_ACCOUNT.IBAN),
                        row.get(BANK_ACCOUNT.BIC)));
    }
}
