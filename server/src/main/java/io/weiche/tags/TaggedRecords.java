package io.weiche.tags;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which tags records carry. Putting one on and taking one off never disturbs another person who does the same.
@Service
public class TaggedRecords {
    private static final int MOST = 50;

    private final TagStore store;
    private final Tags tags;
    private final RecordDirectory directory;
    private final RecordJournal journal;

    TaggedRecords(TagStore store, Tags tags, RecordDirectory directory, RecordJournal journal) {
        this.store = store;
        this.tags = tags;
        this.directory = directory;
        this.journal = journal;
    }

    /// Numbers of the tags of records the caller has found already, by name of the tag; one query for a whole page.
    @Transactional(readOnly = true)
    public Map<Long, List<Long>> of(RecordKind kind, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : store.of(kind, ids);
    }

    /// @param add names; those no tag has yet become new tags
    /// @param remove numbers; those the record does not carry do not matter
    /// @return all the record carries afterwards
    @Transactional
    public List<Tag> change(RecordRef record, List<String> add, List<Long> remove) {
        directory.requireWritable(record);
        var names = new ArrayList<TagName>();
        for (var name : add) {
            names.add(TagName.read("add[" + names.size() + "]", name));
        }
        var before = carried(record);
        var wanted = names.isEmpty() ? List.<Tag>of() : tags.require("add", names);
        var changed = store.takeOff(record, remove)
                + store.putOn(record, wanted.stream().map(Tag::id).toList());
        var after = carried(record);
        if (after.size() > MOST) {
            throw BadInput.of("add", "too-many", "A record carries at most " + MOST + " tags.");
        }
        if (changed > 0) {
            journal.changed(record, List.of(new FieldChange("tagId", shown(before), shown(after))));
            directory.touch(record);
        }
        return after;
    }

    private List<Tag> carried(RecordRef record) {
        var ids = store.of(record.kind(), List.of(record.id())).getOrDefault(record.id(), List.of());
        return tags.list().stream().filter(tag -> ids.contains(tag.id())).toList();
    }

    private static @Nullable String shown(List<Tag> tags) {
        return tags.isEmpty() ? null : tags.stream().map(Tag::name).collect(Collectors.joining(", "));
    }
}
