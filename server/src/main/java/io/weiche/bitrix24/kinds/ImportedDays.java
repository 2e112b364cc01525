package io.weiche.bitrix24.kinds;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordKind;
import io.weiche.records.AccountDay;
import io.weiche.records.Backdating;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Records that were opened elsewhere keep their day, for whoever may import.
@Component
class ImportedDays {
    private static final List<String> NAMES = List.of("createdTime", "DATE_CREATE");

    private final Backdating backdating;
    private final Access access;
    private final AccountDay day;

    ImportedDays(Backdating backdating, Access access, AccountDay day) {
        this.backdating = backdating;
        this.access = access;
        this.day = day;
    }

    /// @param fields as they came
    /// @param open adds the record with these fields
    /// @return its number
    long add(RecordKind kind, Call call, Map<String, JsonNode> fields, ToLongFunction<Map<String, JsonNode>> open) {
        var name = fields.keySet().stream()
                .filter(one -> NAMES.stream().anyMatch(one.strip()::equalsIgnoreCase))
                .findFirst();
        if (name.isEmpty() || !access.anywhere(kind, Action.IMPORT)) {
            return open.applyAsLong(fields);
        }
        var others = new LinkedHashMap<>(fields);
        var opened = time(Objects.requireNonNull(others.remove(name.get())), call);
        long id = open.applyAsLong(others);
        opened.ifPresentOrElse(
                time -> backdating.opened(kind, Map.of(id, time)),
                () -> call.warnings().add("INVALID_VALUE", "The record keeps the moment it came in.", name.get()));
        return id;
    }

    private Optional<OffsetDateTime> time(JsonNode node, Call call) {
        var zone = call.account().timeZone();
        return PhpArray.is(node)
                ? Optional.empty()
                : Dates.time(Scalars.text(node), zone)
                        .filter(time ->
                                !time.atZoneSameInstant(zone).toLocalDate().isAfter(day.today()));
    }
}
