package io.weiche.views;

import io.weiche.records.Filter;
import io.weiche.records.ListQuery;
import io.weiche.tags.TagMerges;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Saved views that ask for a tag ask for what it was merged into.
@Component
class ViewsOfMergedTags implements TagMerges {
    private static final String FIELD = "tagId";

    private final SavedViewStore store;

    ViewsOfMergedTags(SavedViewStore store) {
        this.store = store;
    }

    @Override
    public void merged(long id, long intoId) {
        store.replaceFilters(FIELD, text -> {
            var filter = ListQuery.of(text, null, null, null, null).filter();
            return replaced(filter, id, intoId).json();
        });
    }

    private static Filter replaced(Filter filter, long id, long intoId) {
        return switch (filter) {
            case Filter.AllOf(var parts) -> new Filter.AllOf(replaced(parts, id, intoId));
            case Filter.AnyOf(var parts) -> new Filter.AnyOf(replaced(parts, id, intoId));
            case Filter.Match(var field, var operator, var values) ->
                field.equals(FIELD)
                        ? new Filter.Match(
                                field,
                                operator,
                                values.stream()
                                        .map(value -> isNumber(value, id)
                                                ? JsonNodeFactory.instance.numberNode(intoId)
                                                : value)
                                        .distinct()
                                        .toList())
                        : filter;
        };
    }

    private static List<Filter> replaced(List<Filter> parts, long id, long intoId) {
        return parts.stream().map(part -> replaced(part, id, intoId)).toList();
    }

    private static boolean isNumber(JsonNode value, long id) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() == id;
    }
}
