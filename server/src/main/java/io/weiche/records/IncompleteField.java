package io.weiche.records;

import io.weiche.fields.RequirableFields;
import io.weiche.fields.RequiredFields;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Whether a record lacks a value that it must have where it stands: inquiries, conversions and imports are not held up
/// by such values, so somebody has to find the records later (crm.md 4.8).
@Component
public class IncompleteField {
    private static final String CODE = "incomplete";

    private final RequiredFields required;

    IncompleteField(RequiredFields required) {
        this.required = required;
    }

    public RecordField<Boolean> of(RequirableFields<?> fields) {
        // what is asked for is read once for a whole list, and not for each of its records
        Supplier<Condition> lacking = () -> required.lacking(fields);
        return RecordField.flag(CODE, required.lackingNow(fields)).matchedBy((operator, values) -> switch (operator) {
            case IS, IN -> is(lacking.get(), values);
            case IS_NOT, NOT_IN -> DSL.not(is(lacking.get(), values));
            default -> null;
        });
    }

    private static Condition is(Condition lacking, List<Boolean> values) {
        var yes = values.contains(true) ? lacking : DSL.falseCondition();
        return values.contains(false) ? yes.or(DSL.not(lacking)) : yes;
    }
}
