package io.weiche.fields;

import static io.weiche.db.tables.Sequences.CUSTOM_OPTION_ID_SEQ;
import static io.weiche.db.tables.Tables.CUSTOM_FIELD;
import static io.weiche.db.tables.Tables.CUSTOM_FIELD_MAPPING;
import static io.weiche.db.tables.Tables.CUSTOM_FIELD_STAGE;
import static io.weiche.db.tables.Tables.CUSTOM_OPTION;
import static io.weiche.db.tables.Tables.CUSTOM_VALUE;

import io.weiche.db.tables.tables.records.CustomFieldRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on the definitions of custom fields.
@Repository
class CustomFieldStore {
    private final DSLContext db;
    private final Remembered<RecordKind, List<CustomField>> ofKind = new Remembered<>();

    CustomFieldStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    List<CustomField> list() {
        return list(DSL.noCondition());
    }

    List<CustomField> list(RecordKind kind) {
        return ofKind.of(kind, () -> list(CUSTOM_FIELD.KIND.eq((short) kind.typeId())));
    }

    Optional<CustomField> find(long id) {
        return list(CUSTOM_FIELD.ID.eq(id)).stream().findFirst();
    }

    /// @return the version it had; nobody else changes it until the end of the transaction
    Optional<Integer> lock(long id) {
        return db.select(CUSTOM_FIELD.VERSION)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD.ID.eq(id))
                .forUpdate()
                .fetchOptional(CUSTOM_FIELD.VERSION);
    }

    private List<CustomField> list(Condition which) {
        var rows = db.selectFrom(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(account()))
                .and(which)
                .orderBy(CUSTOM_FIELD.KIND, CUSTOM_FIELD.SORT, CUSTOM_FIELD.ID)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.map(CustomFieldRecord::getId);
        var options = options(ids);
        var stages = stages(ids);
        var targets = targets(ids);
        return rows.map(row -> new CustomField(
                row.getId(),
                row.getVersion(),
                RecordKind.ofTypeId(row.getKind()),
                row.getCode(),
                row.getLabel(),
                FieldType.valueOf(row.getType()),
                row.getDecimals() == null ? null : row.getDecimals().intValue(),
                row.getRequired(),
                row.getProminent(),
                row.getArchived(),
                row.getSort(),
                options.getOrDefault(row.getId(), List.of()),
                stages.getOrDefault(row.getId(), List.of()),
                targets.getOrDefault(row.getId(), List.of())));
    }

    private Map<Long, List<CustomField.Option>> options(List<Long> fieldIds) {
        return db.selectFrom(CUSTOM_OPTION)
                .where(CUSTOM_OPTION.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_OPTION.FIELD_ID.in(fieldIds))
                .orderBy(CUSTOM_OPTION.SORT, CUSTOM_OPTION.ID)
                .fetchGroups(
                        row -> row.getFieldId(),
                        row -> new CustomField.Option(row.getId(), row.getLabel(), row.getArchived()));
    }

    private Map<Long, List<Long>> stages(List<Long> fieldIds) {
        return db.selectFrom(CUSTOM_FIELD_STAGE)
                .where(CUSTOM_FIELD_STAGE.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD_STAGE.FIELD_ID.in(fieldIds))
                .orderBy(CUSTOM_FIELD_STAGE.STAGE_ID)
                .fetchGroups(row -> row.getFieldId(), row -> row.getStageId());
    }

    private Map<Long, List<CustomField.Target>> targets(List<Long> fieldIds) {
        return db.selectFrom(CUSTOM_FIELD_MAPPING)
                .where(CUSTOM_FIELD_MAPPING.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD_MAPPING.LEAD_FIELD_ID.in(fieldIds))
                .orderBy(CUSTOM_FIELD_MAPPING.TARGET_KIND)
                .fetchGroups(
                        row -> row.getLeadFieldId(),
                        row -> new CustomField.Target(
                                RecordKind.ofTypeId(row.getTargetKind()), row.getTargetFieldId()));
    }

    long insert(CustomFieldDraft draft, String code, int sort) {
        return db.insertInto(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.ACCOUNT_ID, account())
                .set(CUSTOM_FIELD.KIND, (short) draft.kind().typeId())
                .set(CUSTOM_FIELD.CODE, code)
                .set(CUSTOM_FIELD.LABEL, draft.label())
                .set(CUSTOM_FIELD.TYPE, draft.type().name())
                .set(CUSTOM_FIELD.DECIMALS, decimals(draft))
                .set(CUSTOM_FIELD.REQUIRED, draft.required())
                .set(CUSTOM_FIELD.PROMINENT, draft.prominent())
                .set(CUSTOM_FIELD.SORT, sort)
                .returning(CUSTOM_FIELD.ID)
                .fetchSingle(row -> row.getId());
    }

    private static @Nullable Short decimals(CustomFieldDraft draft) {
        if (draft.type() != FieldType.NUMBER) {
            return null;
        }
        return draft.decimals() == null ? 0 : draft.decimals().shortValue();
    }

    void update(CustomField before, CustomFieldDraft draft) {
        db.update(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.LABEL, draft.label())
                .set(CUSTOM_FIELD.DECIMALS, decimals(draft))
                .set(CUSTOM_FIELD.REQUIRED, draft.required())
                .set(CUSTOM_FIELD.PROMINENT, draft.prominent())
                .set(CUSTOM_FIELD.ARCHIVED, draft.archived())
                .set(CUSTOM_FIELD.SORT, draft.sort() == null ? before.sort() : draft.sort())
                .set(CUSTOM_FIELD.VERSION, CUSTOM_FIELD.VERSION.plus(1))
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD.ID.eq(before.id()))
                .execute();
    }

    /// Options that are not named any more stay for the records that have them.
    void replaceOptions(CustomField field, List<CustomFieldDraft.Choice> choices) {
        db.update(CUSTOM_OPTION)
                .set(CUSTOM_OPTION.ARCHIVED, true)
                .where(CUSTOM_OPTION.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_OPTION.FIELD_ID.eq(field.id()))
                .execute();
        if (choices.isEmpty()) {
            return;
        }
        var rows = db.insertInto(
                CUSTOM_OPTION,
                CUSTOM_OPTION.ACCOUNT_ID,
                CUSTOM_OPTION.ID,
                CUSTOM_OPTION.FIELD_ID,
                CUSTOM_OPTION.LABEL,
                CUSTOM_OPTION.SORT,
                CUSTOM_OPTION.ARCHIVED);
        var fresh = db.nextvals(
                        CUSTOM_OPTION_ID_SEQ,
                        Math.toIntExact(
                                choices.stream().filter(one -> one.id() == null).count()))
                .iterator();
        int sort = 0;
        for (var choice : choices) {
            var id = choice.id() == null ? fresh.next() : choice.id();
            rows = rows.values(account(), id, field.id(), choice.label(), sort, false);
            sort++;
        }
        rows.onConflict(CUSTOM_OPTION.ACCOUNT_ID, CUSTOM_OPTION.ID)
                .doUpdate()
                .set(CUSTOM_OPTION.LABEL, DSL.excluded(CUSTOM_OPTION.LABEL))
                .set(CUSTOM_OPTION.SORT, DSL.excluded(CUSTOM_OPTION.SORT))
                .set(CUSTOM_OPTION.ARCHIVED, false)
                .execute();
    }

    /// @throws org.springframework.dao.DataIntegrityViolationException for a stage that is none of this kind
    void replaceStages(CustomField field, List<Long> stageIds) {
        db.deleteFrom(CUSTOM_FIELD_STAGE)
                .where(CUSTOM_FIELD_STAGE.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD_STAGE.FIELD_ID.eq(field.id()))
                .execute();
        if (stageIds.isEmpty()) {
            return;
        }
        var rows = db.insertInto(
                CUSTOM_FIELD_STAGE,
                CUSTOM_FIELD_STAGE.ACCOUNT_ID,
                CUSTOM_FIELD_STAGE.FIELD_ID,
                CUSTOM_FIELD_STAGE.STAGE_ID,
                CUSTOM_FIELD_STAGE.KIND);
        for (var stageId : stageIds.stream().distinct().toList()) {
            rows = rows.values(
                    account(), field.id(), stageId, (short) field.kind().typeId());
        }
        rows.execute();
    }

    /// @throws org.springframework.dao.DuplicateKeyException when another field of leads fills a target already
    void replaceTargets(CustomField field, List<CustomField.Target> targets) {
        // also of a field that nobody changes itself: another one was opened beside it
        db.update(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.VERSION, CUSTOM_FIELD.VERSION.plus(1))
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD.ID.eq(field.id()))
                .execute();
        db.deleteFrom(CUSTOM_FIELD_MAPPING)
                .where(CUSTOM_FIELD_MAPPING.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD_MAPPING.LEAD_FIELD_ID.eq(field.id()))
                .execute();
        if (targets.isEmpty()) {
            return;
        }
        var rows = db.insertInto(
                CUSTOM_FIELD_MAPPING,
                CUSTOM_FIELD_MAPPING.ACCOUNT_ID,
                CUSTOM_FIELD_MAPPING.LEAD_FIELD_ID,
                CUSTOM_FIELD_MAPPING.TARGET_KIND,
                CUSTOM_FIELD_MAPPING.TARGET_FIELD_ID,
                CUSTOM_FIELD_MAPPING.TYPE);
        for (var target : targets) {
            rows = rows.values(
                    account(),
                    field.id(),
                    (short) target.kind().typeId(),
                    target.fieldId(),
                    field.type().name());
        }
        rows.execute();
    }

    /// Whether any record holds a value, also one in the recycle bin.
    boolean isFilled(long id) {
        return db.fetchExists(
                CUSTOM_VALUE, CUSTOM_VALUE.ACCOUNT_ID.eq(account()).and(CUSTOM_VALUE.FIELD_ID.eq(id)));
    }

    void delete(long id) {
        db.deleteFrom(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(account()))
                .and(CUSTOM_FIELD.ID.eq(id))
                .execute();
    }
}
