package io.weiche.fields;

import static io.weiche.db.tables.Tables.REQUIRED_FIELD;
import static io.weiche.db.tables.Tables.REQUIRED_FIELD_STAGE;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// What an account says of built-in fields, for whoever sets it.
@Repository
class RequiredFieldStore {
    private final DSLContext db;

    RequiredFieldStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// All that can be required of these kinds, with what the account has said of it.
    List<RequiredField> list(Collection<RequirableFields<?>> kinds) {
        var rows = db.select(
                        REQUIRED_FIELD.KIND,
                        REQUIRED_FIELD.FIELD,
                        REQUIRED_FIELD.REQUIRED,
                        REQUIRED_FIELD.VERSION,
                        RequirementStore.STAGES)
                .from(REQUIRED_FIELD)
                .where(REQUIRED_FIELD.ACCOUNT_ID.eq(account()))
                .fetch(row -> new RequiredField(
                        RecordKind.ofTypeId(row.value1()),
                        row.value2(),
                        row.value3(),
                        List.of(row.value5()),
                        row.value4()));
        return kinds.stream()
                .flatMap(kind -> kind.builtIn().stream()
                        .map(name -> rows.stream()
                                .filter(row ->
                                        row.kind() == kind.kind() && row.field().equals(name))
                                .findFirst()
                                .orElseGet(() -> RequiredField.untouched(kind.kind(), name))))
                .toList();
    }

    /// Nobody else changes it until the end of the transaction.
    int lock(RecordKind kind, String field) {
        db.insertInto(REQUIRED_FIELD, REQUIRED_FIELD.ACCOUNT_ID, REQUIRED_FIELD.KIND, REQUIRED_FIELD.FIELD)
                .values(account(), (short) kind.typeId(), field)
                .onConflictDoNothing()
                .execute();
        return Objects.requireNonNull(db.select(REQUIRED_FIELD.VERSION)
                .from(REQUIRED_FIELD)
                .where(is(kind, field))
                .forUpdate()
                .fetchSingle(REQUIRED_FIELD.VERSION));
    }

    private static Condition is(RecordKind kind, String field) {
        return REQUIRED_FIELD
                .ACCOUNT_ID
                .eq(account())
                .and(REQUIRED_FIELD.KIND.eq((short) kind.typeId()))
                .and(REQUIRED_FIELD.FIELD.eq(field));
    }

    /// @throws org.springframework.dao.DataIntegrityViolationException for a stage that is none of this kind
    void write(RequiredField field) {
        var kind = (short) field.kind().typeId();
        db.update(REQUIRED_FIELD)
                .set(REQUIRED_FIELD.REQUIRED, field.required())
                .set(REQUIRED_FIELD.VERSION, REQUIRED_FIELD.VERSION.plus(1))
                .where(is(field.kind(), field.field()))
                .execute();
        db.deleteFrom(REQUIRED_FIELD_STAGE)
                .where(REQUIRED_FIELD_STAGE.ACCOUNT_ID.eq(account()))
                .and(REQUIRED_FIELD_STAGE.KIND.eq(kind))
                .and(REQUIRED_FIELD_STAGE.FIELD.eq(field.field()))
                .execute();
        if (field.stageIds().isEmpty()) {
            return;
        }
        var rows = db.insertInto(
                REQUIRED_FIELD_STAGE,
                REQUIRED_FIELD_STAGE.ACCOUNT_ID,
                REQUIRED_FIELD_STAGE.KIND,
                REQUIRED_FIELD_STAGE.FIELD,
                REQUIRED_FIELD_STAGE.STAGE_ID);
        for (var stageId : field.stageIds()) {
            rows = rows.values(account(), kind, field.field(), stageId);
        }
        rows.execute();
    }
}
