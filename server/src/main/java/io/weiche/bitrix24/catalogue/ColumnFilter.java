package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Operator;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.records.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Translates a condition on a field that the database holds as it is.
final class ColumnFilter {
    private ColumnFilter() {}

    /// @param field our name of it
    /// @param isText whether parts of it can be looked for
    /// @param reader to the value our filters take; null for one that means empty
    static Filter of(Condition condition, String field, boolean isText, Function<JsonNode, @Nullable JsonNode> reader) {
        var operator = condition.operator();
        if (operator.compares()) {
            return comparing(condition, field, reader);
        }
        if (!operator.searches()) {
            return among(condition, field, reader);
        }
        if (!isText) {
            throw condition.invalid();
        }
        return search(condition, field);
    }

    /// Nothing lies beyond nothing: so ends a chain in a batch whose last page was empty.
    private static Filter comparing(Condition condition, String field, Function<JsonNode, @Nullable JsonNode> reader) {
        var value = Scalars.isEmpty(condition.value()) ? null : reader.apply(condition.value());
        return value == null
                ? Filter.NOTHING
                : new Filter.Match(field, comparison(condition.operator()), List.of(value));
    }

    private static Filter among(Condition condition, String field, Function<JsonNode, @Nullable JsonNode> reader) {
        var values = new ArrayList<JsonNode>();
        var empty = false;
        for (var node : condition.values()) {
            var value = Scalars.isEmpty(node) ? null : reader.apply(node);
            if (value == null) {
                empty = true;
            } else {
                values.add(value);
            }
        }
        var negated = condition.operator().negates();
        var parts = new ArrayList<Filter>();
        if (!values.isEmpty() || !empty) {
            parts.add(new Filter.Match(field, negated ? Filter.Operator.NOT_IN : Filter.Operator.IN, values));
        }
        if (empty) {
            parts.add(negated ? FieldForms.filled(field) : FieldForms.empty(field));
        }
        return negated ? new Filter.AllOf(parts) : new Filter.AnyOf(parts);
    }

    private static Filter search(Condition condition, String field) {
        var parts = condition.values().stream()
                .<Filter>map(node -> new Filter.Match(
                        field,
                        comparison(condition.operator()),
                        List.of(JsonNodeFactory.instance.stringNode(Scalars.text(node)))))
                .toList();
        return condition.operator().negates() ? new Filter.AllOf(parts) : new Filter.AnyOf(parts);
    }

    private static Filter.Operator comparison(Operator operator) {
        return switch (operator) {
            case EQUAL, IN -> Filter.Operator.IN;
            case NOT_EQUAL, NOT_IN -> Filter.Operator.NOT_IN;
            case MORE -> Filter.Operator.MORE_THAN;
            case AT_LEAST -> Filter.Operator.AT_LEAST;
            case LESS -> Filter.Operator.LESS_THAN;
            case AT_MOST -> Filter.Operator.AT_MOST;
            case CONTAINS -> Filter.Operator.CONTAINS;
            case NOT_CONTAINS -> Filter.Operator.NOT_CONTAINS;
            case LIKE -> Filter.Operator.LIKE;
            case NOT_LIKE -> Filter.Operator.NOT_LIKE;
        };
    }
}
