package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.records.Filter;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// Translates a condition on a time. The wire knows seconds, the database microseconds: a second begins with its first
/// and ends before the next, so that a program which asks for `>` the last time it saw gets nothing twice.
final class MomentFilter {
    private MomentFilter() {}

    static Filter of(Condition condition, String field, ZoneId zone) {
        if (!condition.operator().compares() && condition.values().stream().allMatch(Scalars::isEmpty)) {
            return ColumnFilter.of(condition, field, false, _ -> null);
        }
        if (condition.values().size() != 1) {
            throw condition.invalid();
        }
        if (Scalars.isEmpty(condition.value())) {
            return Filter.NOTHING;
        }
        var from = Dates.time(Scalars.text(condition.value()), zone).orElseThrow(condition::invalid);
        var to = from.plusSeconds(1);
        return switch (condition.operator()) {
            case EQUAL, IN -> new Filter.AllOf(List.of(notBefore(field, from), before(field, to)));
            case NOT_EQUAL, NOT_IN ->
                new Filter.AnyOf(List.of(before(field, from), notBefore(field, to), FieldForms.empty(field)));
            case MORE -> notBefore(field, to);
            case AT_LEAST -> notBefore(field, from);
            case LESS -> before(field, from);
            case AT_MOST -> before(field, to);
            case CONTAINS, NOT_CONTAINS, LIKE, NOT_LIKE -> throw condition.invalid();
        };
    }

    private static Filter before(String field, OffsetDateTime time) {
        return match(field, Filter.Operator.LESS_THAN, time);
    }

    private static Filter notBefore(String field, OffsetDateTime time) {
        return match(field, Filter.Operator.AT_LEAST, time);
    }

    private static Filter match(String field, Filter.Operator operator, OffsetDateTime time) {
        return new Filter.Match(field, operator, List.of(JsonNodeFactory.instance.stringNode(time.toString())));
    }
}
