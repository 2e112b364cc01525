package io.weiche.tags;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The tags of an account: what there is, and changing it.
@Service
public class Tags {
    private static final int MOST = 2_000;

    private final TagStore store;
    private final Access access;
    private final Audit audit;
    private final List<TagMerges> merges;

    Tags(TagStore store, Access access, Audit audit, List<TagMerges> merges) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.merges = List.copyOf(merges);
    }

    @Transactional(readOnly = true)
    public List<Tag> list() {
        return store.list();
    }

    /// How many records carry each tag; of a large account this takes a moment.
    @Transactional(readOnly = true)
    public Map<Long, Long> uses() {
        return store.uses();
    }

    /// Whoever may change records of some kind may think of a word for them. A word there is already is that tag.
    ///
    /// @param color null: one that goes with the others
    @Transactional
    public Tag open(@Nullable String text, @Nullable String color) {
        var mayTag = Arrays.stream(RecordKind.values()).anyMatch(kind -> access.anywhere(kind, Action.CHANGE));
        if (!mayTag) {
            throw new Problem(ProblemType.FORBIDDEN, "You may not change records.");
        }
        var name = TagName.read("name", text);
        if (color != null) {
            name = new TagName(name.name(), name.key(), TagName.requireColor("color", color));
        }
        return require("name", List.of(name)).getFirst();
    }

    /// The tags of these names; those that are missing are made.
    List<Tag> require(String field, Collection<TagName> names) {
        var byKey = new LinkedHashMap<String, TagName>();
        names.forEach(name -> byKey.putIfAbsent(name.key(), name));
        var known = store.named(byKey.values());
        if (known.size() == byKey.size()) {
            return known;
        }
        if (store.count() + byKey.size() - known.size() > MOST) {
            throw BadInput.of(field, "too-many", "At most " + MOST + " different tags are possible.");
        }
        store.open(byKey.values());
        return store.named(byKey.values());
    }

    /// @throws BadInput naming the field when one of them does not exist in this account
    @Transactional(readOnly = true)
    public void requireInput(String field, Collection<Long> ids) {
        var different = ids.stream().distinct().toList();
        if (store.count(different) < different.size()) {
            throw BadInput.of(field, "unknown-tag", "There is no such tag.");
        }
    }

    /// @param name null leaves it, as for the colour
    @Transactional
    public Tag change(long id, @Nullable String name, @Nullable String color) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.find(id).orElseThrow(Problem::notFound);
        var next = TagName.read("name", name == null ? before.name() : name);
        try {
            store.change(id, next, color == null ? before.color() : TagName.requireColor("color", color));
        } catch (DuplicateKeyException e) {
            throw BadInput.of("name", "taken", "There is a tag of this name. Merge the two instead.");
        }
        var after = store.find(id).orElseThrow();
        audit.write("tag-changed", "tag:" + id, shown(before), shown(after));
        return after;
    }

    private static Map<String, Object> shown(Tag tag) {
        return Map.of("name", tag.name(), "color", tag.color());
    }

    /// Whatever carried the one carries the other afterwards.
    @Transactional
    public Tag merge(long id, long intoId) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.find(id).orElseThrow(Problem::notFound);
        var into = store.find(intoId).orElseThrow(() -> BadInput.of("intoId", "unknown-tag", "There is no such tag."));
        if (id == intoId) {
            throw BadInput.of("intoId", "same", "A tag cannot be merged into itself.");
        }
        store.moveAll(id, intoId);
        merges.forEach(one -> one.merged(id, intoId));
        store.delete(id);
        audit.write("tag-merged", "tag:" + id, shown(before), shown(into));
        return into;
    }

    /// It is gone from every record that carried it.
    @Transactional
    public void delete(long id) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.find(id).orElseThrow(Problem::notFound);
        store.delete(id);
        audit.write("tag-deleted", "tag:" + id, shown(before), null);
    }
}
