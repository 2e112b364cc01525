package io.weiche.timeline;

import io.weiche.access.Access;
import io.weiche.access.FieldGroup;
import io.weiche.fields.HiddenFiles;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of histories what the current user does not see elsewhere: changes of fields and of files in fields that
/// are hidden from them, names of merged records they may not read. Whoever sees everything costs no query. Says of
/// conversions which records are gone, so that nobody is led to them.
@Component
class HiddenHistory {
    private static final Set<EntryType> MERGES = EnumSet.of(EntryType.MERGED, EntryType.MERGE_UNDONE);
    /// Under which names a conversion tells its records.
    private static final Map<String, RecordKind> BECAME =
            Map.of("dealId", RecordKind.DEAL, "contactId", RecordKind.CONTACT, "companyId", RecordKind.COMPANY);

    private final Access access;
    private final HiddenFiles files;
    private final RecordDirectory directory;

    HiddenHistory(Access access, HiddenFiles files, RecordDirectory directory) {
        this.access = access;
        this.files = files;
        this.directory = directory;
    }

    /// What is looked up once for all entries of a page.
    ///
    /// @param oldFiles whether changes of files from before their number was kept are hidden: nobody can tell where
    ///     those lie
    private record Unseen(Set<Long> files, boolean oldFiles, Set<RecordRef> records, Set<RecordRef> gone) {}

    List<Entry> of(List<Entry> entries) {
        var unseen = new Unseen(
                files.among(changedFiles(entries)),
                files.any(),
                directory.unseen(merged(entries)),
                gone(converted(entries)));
        return entries.stream().map(entry -> of(entry, unseen)).toList();
    }

    private Entry of(Entry entry, Unseen unseen) {
        if (!(entry.data() instanceof ObjectNode told)) {
            return entry;
        }
        return switch (entry.type()) {
            case FIELDS_CHANGED -> entry.with(withoutHidden(entry.record().kind(), told, unseen));
            case MERGED, MERGE_UNDONE -> entry.with(withoutNames(entry.record().kind(), told, unseen.records()));
            case CONVERTED -> entry.with(withGone(told, unseen.gone()));
            default -> entry;
        };
    }

    private ObjectNode withoutHidden(RecordKind kind, ObjectNode told, Unseen unseen) {
        var seen = told.deepCopy();
        var changes = seen.putArray("changes");
        told.path("changes").forEach(change -> {
            if (!hidden(kind, change, unseen)) {
                changes.add(change);
            }
        });
        return seen;
    }

    private boolean hidden(RecordKind kind, JsonNode change, Unseen unseen) {
        var field = change.path("field").asString("");
        if (field.equals("files")) {
            var file = change.path("file");
            return file.isIntegralNumber() ? unseen.files().contains(file.longValue()) : unseen.oldFiles();
        }
        return access.hides(kind, field);
    }

    private static ObjectNode withoutNames(RecordKind kind, ObjectNode told, Set<RecordRef> unseen) {
        var seen = told.deepCopy();
        if (FieldGroup.hides(kind, "currency")) {
            seen.remove("otherCurrency");
        }
        seen.forEach(list -> {
            if (list instanceof ArrayNode records) {
                records.forEach(one -> {
                    if (one instanceof ObjectNode record
                            && unseen.contains(
                                    new RecordRef(kind, record.path("id").asLong(0)))) {
                        record.putNull("name");
                    }
                });
            }
        });
        return seen;
    }

    private Set<RecordRef> gone(Set<RecordRef> became) {
        if (became.isEmpty()) {
            return became;
        }
        var gone = new HashSet<>(became);
        gone.removeAll(directory.names(became).keySet());
        gone.removeAll(directory.unseen(gone));
        return gone;
    }

    private static ObjectNode withGone(ObjectNode told, Set<RecordRef> gone) {
        var lost = BECAME.entrySet().stream()
                .filter(one -> became(told, one.getKey(), one.getValue())
                        .filter(gone::contains)
                        .isPresent())
                .map(one -> one.getValue().name())
                .sorted()
                .toList();
        if (lost.isEmpty()) {
            return told;
        }
        var seen = told.deepCopy();
        lost.forEach(seen.putArray("gone")::add);
        return seen;
    }

    private static Set<RecordRef> converted(List<Entry> entries) {
        return told(entries, EnumSet.of(EntryType.CONVERTED))
                .flatMap(entry -> BECAME.entrySet().stream()
                        .flatMap(one -> became(data(entry), one.getKey(), one.getValue()).stream()))
                .collect(Collectors.toSet());
    }

    private static Optional<RecordRef> became(JsonNode told, String name, RecordKind kind) {
        return Optional.of(told.path(name))
                .filter(JsonNode::isIntegralNumber)
                .map(id -> new RecordRef(kind, id.longValue()));
    }

    private static Set<Long> changedFiles(List<Entry> entries) {
        return told(entries, EnumSet.of(EntryType.FIELDS_CHANGED))
                .flatMap(entry -> data(entry).path("changes").valueStream())
                .map(change -> change.path("file"))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::longValue)
                .collect(Collectors.toSet());
    }

    private static Set<RecordRef> merged(List<Entry> entries) {
        return told(entries, MERGES)
                .flatMap(entry -> data(entry)
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(one -> one.path("id"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(id -> new RecordRef(entry.record().kind(), id.longValue())))
                .collect(Collectors.toSet());
    }

    private static Stream<Entry> told(List<Entry> entries, Set<EntryType> types) {
        return entries.stream().filter(entry -> types.contains(entry.type()) && entry.data() != null);
    }

    private static JsonNode data(Entry entry) {
        return Objects.requireNonNull(entry.data());
    }
}
