package io.weiche.fields;

import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What an account may require of a kind of record: fields it has anyway, and those the account adds itself, side by
/// side under their names. The one place that says whether there is a value, in memory and in the database.
///
/// @param <D> what people write about such a record
public abstract class RequirableFields<D> {
    private final RecordKind kind;
    private final Columns columns;
    private final Function<D, CustomValues> custom;
    private final Map<String, BuiltInField<D>> builtIn = new LinkedHashMap<>();

    /// @param stageId null for kinds without stages
    public record Columns(
            Field<Long> accountId,
            TableField<?, Long> id,
            @Nullable Field<Long> stageId,
            Field<JSONB> custom) {
        Table<?> table() {
            return Objects.requireNonNull(id.getTable());
        }
    }

    /// @param builtIn in the order in which they are asked for
    protected RequirableFields(
            RecordKind kind, Columns columns, Function<D, CustomValues> custom, List<BuiltInField<D>> builtIn) {
        this.kind = kind;
        this.columns = columns;
        this.custom = custom;
        builtIn.forEach(field -> this.builtIn.put(field.name(), field));
    }

    RecordKind kind() {
        return kind;
    }

    Columns columns() {
        return columns;
    }

    List<String> builtIn() {
        return List.copyOf(builtIn.keySet());
    }

    boolean has(D data, String name) {
        var field = builtIn.get(name);
        return field == null
                ? custom.apply(data).has(CustomValues.code(name))
                : field.held().test(data);
    }

    /// Whether a change empties any field at all.
    boolean isEmptied(D before, D next) {
        return !custom.apply(next)
                        .byCode()
                        .keySet()
                        .containsAll(custom.apply(before).byCode().keySet())
                || builtIn.values().stream()
                        .anyMatch(field ->
                                field.held().test(before) && !field.held().test(next));
    }

    /// Of rows that have a value in each of these fields.
    Condition filled(Collection<String> names) {
        var codes = names.stream()
                .filter(name -> !builtIn.containsKey(name))
                .map(CustomValues::code)
                .toArray(String[]::new);
        var ofCustom = codes.length == 0
                ? DSL.noCondition()
                : DSL.condition(DSL.function("jsonb_exists_all", Boolean.class, columns.custom(), DSL.val(codes)));
        return names.stream()
                .map(builtIn::get)
                .filter(Objects::nonNull)
                .map(BuiltInField::filled)
                .reduce(ofCustom, Condition::and);
    }

    /// Of rows with a value in the built-in field whose name stands in another table.
    Condition filled(Field<String> name) {
        return DSL.or(builtIn.values().stream()
                .map(field -> name.eq(DSL.inline(field.name())).and(field.filled()))
                .toList());
    }
}
