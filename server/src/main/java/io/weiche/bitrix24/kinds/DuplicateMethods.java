package io.weiche.bitrix24.kinds;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.MatchKeys;
import io.weiche.records.Filter;
import io.weiche.records.SliceQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Finds who has a phone number or e-mail address, in whatever spelling.
@Component
public class DuplicateMethods {
    private static final int MOST = 20;

    private final Access access;
    private final List<Kind<?>> kinds;

    DuplicateMethods(Access access, LeadKind leads, ContactKind contacts, CompanyKind companies) {
        this.access = access;
        this.kinds = List.of(leads, contacts, companies);
    }

    public Answer findByCommunication(Call call) {
        var type = type(call.params().text("type"));
        var keys = call.params().list("values").stream()
                .filter(value -> !PhpArray.is(value))
                .limit(MOST)
                .map(value ->
                        MatchKeys.of(type, Scalars.text(value), call.account().country()))
                .filter(Objects::nonNull)
                .<JsonNode>map(JsonNodeFactory.instance::stringNode)
                .toList();
        if (call.params().list("values").isEmpty()) {
            throw RestError.plain("Communication values is not defined.");
        }
        var field = type == ContactPoint.Type.PHONE ? "phone" : "email";
        return Answer.of(find(
                new Filter.Match(field, Filter.Operator.IN, keys), call.params().text("entity_type")));
    }

    private static ContactPoint.Type type(@Nullable String word) {
        if (word == null) {
            throw RestError.plain("Communication type is not defined.");
        }
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "PHONE" -> ContactPoint.Type.PHONE;
            case "EMAIL" -> ContactPoint.Type.EMAIL;
            default -> throw RestError.plain("Communication type is not supported in current context.");
        };
    }

    private Map<String, Object> find(Filter filter, @Nullable String only) {
        var found = new LinkedHashMap<String, Object>();
        for (var kind : kinds) {
            var wanted = only == null || only.equalsIgnoreCase(kind.kind().name());
            if (wanted && access.anywhere(kind.kind(), Action.READ)) {
                var ids = ids(kind, filter);
                if (!ids.isEmpty()) {
                    found.put(kind.kind().name(), ids);
                }
            }
        }
        return found;
    }

    private static <T> List<Long> ids(Kind<T> kind, Filter filter) {
        return kind.slice(new SliceQuery(filter, List.of(), 0, MOST, false)).rows().stream()
                .map(kind::id)
                .toList();
    }
}
