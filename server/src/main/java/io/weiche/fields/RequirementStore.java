package io.weiche.fields;

import static io.weiche.db.tables.Tables.CUSTOM_FIELD;
import static io.weiche.db.tables.Tables.CUSTOM_FIELD_STAGE;
import static io.weiche.db.tables.Tables.REQUIRED_FIELD;
import static io.weiche.db.tables.Tables.REQUIRED_FIELD_STAGE;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on what is required, of built-in and of custom fields.
@Repository
class RequirementStore {
    private static final Field<Long[]> STAGES_OF_CUSTOM = DSL.array(DSL.select(CUSTOM_FIELD_STAGE.STAGE_ID)
            .from(CUSTOM_FIELD_STAGE)
            .where(CUSTOM_FIELD_STAGE.ACCOUNT_ID.eq(CUSTOM_FIELD.ACCOUNT_ID))
            .and(CUSTOM_FIELD_STAGE.FIELD_ID.eq(CUSTOM_FIELD.ID)));
    /// Of a row of `required_field`.
    static final Field<Long[]> STAGES = DSL.array(DSL.select(REQUIRED_FIELD_STAGE.STAGE_ID)
            .from(REQUIRED_FIELD_STAGE)
            .where(REQUIRED_FIELD_STAGE.ACCOUNT_ID.eq(REQUIRED_FIELD.ACCOUNT_ID))
            .and(REQUIRED_FIELD_STAGE.KIND.eq(REQUIRED_FIELD.KIND))
            .and(REQUIRED_FIELD_STAGE.FIELD.eq(REQUIRED_FIELD.FIELD))
            .orderBy(REQUIRED_FIELD_STAGE.STAGE_ID));

    private final DSLContext db;
    private final Remembered<RecordKind, List<Asked>> asked = new Remembered<>();

    RequirementStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// A field that is asked for somewhere.
    ///
    /// @param id null for a built-in one
    /// @param name of the field among those of all sorts
    /// @param label what people call it; the name of a built-in one
    /// @param type null for a built-in one
    /// @param required of every record
    /// @param stageIds stages that are not entered without it
    record Asked(
            @Nullable Long id,
            String name,
            String label,
            @Nullable FieldType type,
            boolean required,
            Set<Long> stageIds) {
        boolean ofStage(@Nullable Long stageId) {
            return stageId != null && stageIds.contains(stageId);
        }

        boolean in(@Nullable Long stageId) {
            return required || ofStage(stageId);
        }
    }

    /// Built-in fields first, in their own order, then those the account has added.
    List<Asked> asked(RequirableFields<?> fields) {
        return asked.of(fields.kind(), () -> read(fields));
    }

    private List<Asked> read(RequirableFields<?> fields) {
        var builtIn = fields.builtIn();
        var kind = (short) fields.kind().typeId();
        var rows = db.select(
                        DSL.castNull(CUSTOM_FIELD.ID),
                        REQUIRED_FIELD.FIELD,
                        REQUIRED_FIELD.FIELD,
                        DSL.castNull(CUSTOM_FIELD.TYPE),
                        REQUIRED_FIELD.REQUIRED,
                        STAGES,
                        DSL.inline(-1))
                .from(REQUIRED_FIELD)
                .where(REQUIRED_FIELD.ACCOUNT_ID.eq(account()))
                .and(REQUIRED_FIELD.KIND.eq(kind))
                .and(REQUIRED_FIELD.FIELD.in(builtIn))
                .unionAll(DSL.select(
                                CUSTOM_FIELD.ID,
                                DSL.inline(CustomValues.PREFIX).concat(CUSTOM_FIELD.CODE),
                                CUSTOM_FIELD.LABEL,
                                CUSTOM_FIELD.TYPE,
                                CUSTOM_FIELD.REQUIRED,
                                STAGES_OF_CUSTOM,
                                CUSTOM_FIELD.SORT)
                        .from(CUSTOM_FIELD)
                        .where(CUSTOM_FIELD.ACCOUNT_ID.eq(account()))
                        .and(CUSTOM_FIELD.KIND.eq(kind))
                        .and(DSL.not(CUSTOM_FIELD.ARCHIVED)))
                .fetch();
        return rows.stream()
                .filter(row -> row.value5() || row.value6().length > 0)
                .sorted(Comparator.comparingInt((Record row) -> row.get(6, Integer.class))
                        .thenComparingInt(row -> builtIn.indexOf(row.get(1, String.class)))
                        .thenComparing(row -> row.get(0, Long.class), nullsFirst(naturalOrder())))
                .map(row -> new Asked(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4() == null ? null : FieldType.valueOf(row.value4()),
                        row.value5(),
                        Set.of(row.value6())))
                .toList();
    }

    /// Of records that lack something where they stand, worked out anew for each of them.
    ///
    /// @param hidden codes of custom fields that count for nothing
    /// @param unseen names of built-in fields that count for nothing
    Condition lackingNow(RequirableFields<?> fields, Collection<String> hidden, Collection<String> unseen) {
        var columns = fields.columns();
        var stage = columns.stageId();
        var kind = (short) fields.kind().typeId();
        var inStage = stage == null ? DSL.falseCondition() : stage.eq(DSL.any(STAGES));
        var inStageOfCustom = stage == null ? DSL.falseCondition() : stage.eq(DSL.any(STAGES_OF_CUSTOM));
        return DSL.exists(DSL.selectOne()
                        .from(REQUIRED_FIELD)
                        .where(REQUIRED_FIELD.ACCOUNT_ID.eq(columns.accountId()))
                        .and(REQUIRED_FIELD.KIND.eq(kind))
                        .and(REQUIRED_FIELD.FIELD.in(fields.builtIn()))
                        .and(REQUIRED_FIELD.FIELD.notIn(unseen))
                        .and(DSL.condition(REQUIRED_FIELD.REQUIRED).or(inStage))
                        .andNot(fields.filled(REQUIRED_FIELD.FIELD)))
                .or(DSL.exists(DSL.selectOne()
                        .from(CUSTOM_FIELD)
                        .where(CUSTOM_FIELD.ACCOUNT_ID.eq(columns.accountId()))
                        .and(CUSTOM_FIELD.KIND.eq(kind))
                        .and(CUSTOM_FIELD.CODE.notIn(hidden))
                        .and(DSL.not(CUSTOM_FIELD.ARCHIVED))
                        .and(DSL.condition(CUSTOM_FIELD.REQUIRED).or(inStageOfCustom))
                        .andNot(DSL.condition(
                                DSL.function("jsonb_exists", Boolean.class, columns.custom(), CUSTOM_FIELD.CODE)))));
    }

    /// How many of these records lack one of the fields.
    int count(RequirableFields<?> fields, Collection<Long> ids, Collection<String> names) {
        return db.fetchCount(fields.columns().table(), one(fields, ids).and(DSL.not(fields.filled(names))));
    }

    /// Which of the fields a record lacks.
    List<Asked> lacking(RequirableFields<?> fields, long id, List<Asked> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var filled = db.select(asked.stream()
                        .map(field -> DSL.field(fields.filled(List.of(field.name()))))
                        .toList())
                .from(fields.columns().table())
                .where(one(fields, List.of(id)))
                .fetchSingle();
        return IntStream.range(0, asked.size())
                .filter(place -> !filled.get(place, Boolean.class))
                .mapToObj(asked::get)
                .toList();
    }

    private static Condition one(RequirableFields<?> fields, Collection<Long> ids) {
        return fields.columns()
                .accountId()
                .eq(account())
                .and(fields.columns().id().eq(DSL.any(ids.toArray(Long[]::new))));
    }
}
