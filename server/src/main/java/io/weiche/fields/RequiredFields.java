package io.weiche.fields;

import static io.weiche.db.tables.Tables.CUSTOM_FIELD;
import static io.weiche.db.tables.Tables.CUSTOM_FIELD_STAGE;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which values a record must have. The rule is for whoever opens, moves or changes a record; inquiries and
/// conversions are never held up by it.
@Component
public class RequiredFields {
    private final CustomFieldStore store;

    RequiredFields(CustomFieldStore store) {
        this.store = store;
    }

    /// A value somebody has to enter before it goes on.
    public record Missing(long id, String code, String label, FieldType type) {}

    /// For a record that is opened in a stage; null for kinds without stages.
    ///
    /// @throws Problem fields-required, with the fields
    public void checkOpened(RecordKind kind, @Nullable Long stageId, CustomValues values) {
        refuse(stageId, lacking(kind, stageId, values));
    }

    private List<CustomFieldStore.Asked> lacking(RecordKind kind, @Nullable Long stageId, CustomValues values) {
        return store.asked(kind, stageId).stream()
                .filter(field -> !values.has(field.code()))
                .toList();
    }

    /// What a record with these values would be refused for.
    public List<Missing> toOpen(RecordKind kind, @Nullable Long stageId, CustomValues values) {
        return lacking(kind, stageId, values).stream()
                .map(field -> new Missing(field.id(), field.code(), field.label(), field.type()))
                .toList();
    }

    /// Codes of the fields without which nobody enters a stage.
    ///
    /// @param onward what is given up needs no more than the stage itself asks for
    public Set<String> toEnter(RecordKind kind, long stageId, boolean onward) {
        return store.asked(kind, stageId).stream()
                .filter(field -> field.ofStage() || onward)
                .map(CustomFieldStore.Asked::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A stage is not entered without the values it asks for, nor without those that are required anyway and that an
    /// inquiry or a switch did not bring along; what is required is not emptied. A save in the same stage asks for
    /// nothing more: fields are filled in one by one.
    ///
    /// @param moved into the stage by this change
    /// @param onward what is given up, or taken up again, needs no more than the stage itself asks for
    /// @throws Problem fields-required, with the fields
    public void checkChanged(
            RecordKind kind,
            @Nullable Long stageId,
            boolean moved,
            boolean onward,
            CustomValues before,
            CustomValues next) {
        if (!moved && before.equals(next)) {
            return;
        }
        refuse(
                stageId,
                store.asked(kind, stageId).stream()
                        .filter(field -> !next.has(field.code()))
                        .filter(field -> moved && (field.ofStage() || onward) || before.has(field.code()))
                        .toList());
    }

    private static void refuse(@Nullable Long stageId, List<CustomFieldStore.Asked> empty) {
        if (!empty.isEmpty()) {
            var labels = empty.stream().map(CustomFieldStore.Asked::label).collect(Collectors.joining(", "));
            throw new Problem(ProblemType.FIELDS_REQUIRED, "These fields must be filled in first: " + labels + ".")
                    .with("stageId", stageId)
                    .with(
                            "fields",
                            empty.stream()
                                    .map(field -> new Missing(field.id(), field.code(), field.label(), field.type()))
                                    .toList())
                    .with(
                            "errors",
                            empty.stream()
                                    .map(field -> new BadInput.FieldError(
                                            CustomValues.PREFIX + field.code(), "required", "This field is required."))
                                    .toList());
        }
    }

    /// What records lack where they stand: those a conversion put there, or whose stage asks since then. One query for
    /// a page.
    public <T> Map<T, List<String>> missing(RecordKind kind, Map<T, Standing> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        var asked = store.askedOf(kind);
        return records.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> asked.in(entry.getValue().stageId())
                                .filter(code -> !entry.getValue().values().has(code))
                                .map(code -> CustomValues.PREFIX + code)
                                .toList()));
    }

    /// Of records that lack a value where they stand.
    ///
    /// @param custom the column of their values
    /// @param stage null for kinds without stages
    public Condition lacking(RecordKind kind, Field<JSONB> custom, @Nullable Field<Long> stage) {
        var asked = store.askedOf(kind);
        var lacking = asked.always().isEmpty() ? DSL.falseCondition() : lacksOne(custom, asked.always());
        if (stage != null) {
            for (var ofStage : asked.ofStage().entrySet()) {
                lacking = lacking.or(stage.eq(ofStage.getKey()).and(lacksOne(custom, ofStage.getValue())));
            }
        }
        return lacking;
    }

    /// The same as an expression of its own, for a column: it is worked out anew for each record.
    public Condition lackingNow(
            RecordKind kind, Field<Long> accountId, Field<JSONB> custom, @Nullable Field<Long> stage) {
        var ofStage = stage == null
                ? DSL.falseCondition()
                : DSL.exists(DSL.selectOne()
                        .from(CUSTOM_FIELD_STAGE)
                        .where(CUSTOM_FIELD_STAGE.ACCOUNT_ID.eq(CUSTOM_FIELD.ACCOUNT_ID))
                        .and(CUSTOM_FIELD_STAGE.FIELD_ID.eq(CUSTOM_FIELD.ID))
                        .and(CUSTOM_FIELD_STAGE.STAGE_ID.eq(stage)));
        return DSL.exists(DSL.selectOne()
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(accountId))
                .and(CUSTOM_FIELD.KIND.eq((short) kind.typeId()))
                .and(DSL.not(CUSTOM_FIELD.ARCHIVED))
                .and(DSL.condition(CUSTOM_FIELD.REQUIRED).or(ofStage))
                .andNot(DSL.condition(DSL.function("jsonb_exists", Boolean.class, custom, CUSTOM_FIELD.CODE))));
    }

    private static Condition lacksOne(Field<JSONB> custom, Set<String> codes) {
        return DSL.not(DSL.condition(
                DSL.function("jsonb_exists_all", Boolean.class, custom, DSL.val(codes.toArray(String[]::new)))));
    }

    /// Where a record stands, and what it holds.
    public record Standing(long stageId, CustomValues values) {}
}
