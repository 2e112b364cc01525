package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Selection;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows a page of records: what stands beside them is looked up for all of them at once, and only when it is wanted.
@Component
class Showing {
    private static final Set<EntryType> MOVES = EnumSet.of(
            EntryType.CREATED,
            EntryType.CREATED_FROM_LEAD,
            EntryType.CREATED_FROM_RECURRING_DEAL,
            EntryType.STAGE_CHANGED,
            EntryType.CONVERTED);

    private static final Set<EntryType> CHANGES = EnumSet.allOf(EntryType.class);

    private final Dictionaries dictionaries;
    private final Timeline timeline;
    private final CustomWire custom;

    Showing(Dictionaries dictionaries, Timeline timeline, CustomWire custom) {
        this.dictionaries = dictionaries;
        this.timeline = timeline;
        this.custom = custom;
    }

    /// With the fields the account has added.
    <T> Catalogue<T> catalogue(Kind<T> kind) {
        return custom.catalogue(kind);
    }

    Map<String, @Nullable Object> describe(Kind<?> kind, Call call) {
        var described = CustomWire.builtIn(kind).describe(call.account().language());
        described.putAll(custom.describe(kind.kind()));
        return described;
    }

    Codes codes() {
        return dictionaries.codes();
    }

    Filter filter(Kind<?> kind, Call call) {
        return new WireFilter(catalogue(kind), dictionaries.codes(), call.account())
                .of(call.params().map("filter"));
    }

    <T> List<Map<String, @Nullable Object>> show(Kind<T> kind, List<T> records, Selection selection, Call call) {
        return show(kind, catalogue(kind), records, selection, call);
    }

    /// @param catalogue what is shown of them
    <T> List<Map<String, @Nullable Object>> show(
            Kind<T> kind, Catalogue<T> catalogue, List<T> records, Selection selection, Call call) {
        var ids = records.stream().map(kind::id).toList();
        var wantsChange = selection.wants("MODIFY_BY_ID", false) || selection.wants("LAST_ACTIVITY_BY", false);
        var wantsMove = selection.wants("MOVED_BY_ID", false);
        var words = new Words(
                call.account(),
                dictionaries.codes(),
                wantsChange ? authors(kind.kind(), ids, CHANGES) : Map.of(),
                wantsMove ? authors(kind.kind(), ids, MOVES) : Map.of());
        return records.stream()
                .map(record -> catalogue.show(record, selection, words))
                .toList();
    }

    private Map<Long, Long> authors(RecordKind kind, List<Long> ids, Set<EntryType> types) {
        return ids.isEmpty() ? Map.of() : timeline.lastAuthors(kind, ids, types);
    }
}
