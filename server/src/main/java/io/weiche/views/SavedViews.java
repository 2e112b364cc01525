package io.weiche.views;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Views of lists that people keep for themselves or share. A view grants nothing: whoever uses it sees what they may.
@Service
public class SavedViews {
    private static final int MOST = 100;

    private final SavedViewStore store;
    private final RecordDirectory directory;
    private final RecordList list;
    private final Access access;

    SavedViews(SavedViewStore store, RecordDirectory directory, RecordList list, Access access) {
        this.store = store;
        this.directory = directory;
        this.list = list;
        this.access = access;
    }

    /// One's own and those others share, by name.
    @Transactional(readOnly = true)
    public List<SavedView> list(RecordKind kind) {
        access.require(kind, Action.READ);
        var hidden = hidden(kind);
        return store.list(kind, CurrentUser.requireId()).stream()
                .map(view -> view.seen(hidden))
                .toList();
    }

    /// The view one's list of the kind begins with.
    @Transactional(readOnly = true)
    public Optional<Long> defaultOf(RecordKind kind) {
        return store.defaultOf(kind, CurrentUser.requireId());
    }

    /// @throws BadInput when it names fields the kind does not have
    @Transactional
    public SavedView open(RecordKind kind, SavedView.Content content) {
        access.require(kind, Action.READ);
        var checked = check(kind, content);
        var me = CurrentUser.requireId();
        if (store.count(kind, me) >= MOST) {
            throw Problem.conflict("At most " + MOST + " views of a kind are possible. Delete some first.");
        }
        return store.find(store.insert(kind, me, checked), me).orElseThrow();
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @throws Problem forbidden when it is somebody else's
    @Transactional
    public SavedView change(long id, @Nullable Integer expectedVersion, UnaryOperator<SavedView.Content> change) {
        var before = requireMine(id);
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw Etags.changedMeanwhile(before.version());
        }
        var hidden = hidden(before.kind());
        var wanted = check(before.kind(), change.apply(before.content().seen(hidden)));
        store.update(id, wanted.keepingUnseen(before.content(), hidden));
        return store.find(id, CurrentUser.requireId()).orElseThrow().seen(hidden);
    }

    private Predicate<String> hidden(RecordKind kind) {
        return field -> access.hides(kind, field);
    }

    @Transactional
    public void delete(long id) {
        var _ = requireMine(id);
        store.delete(id);
    }

    private SavedView requireMine(long id) {
        var me = CurrentUser.requireId();
        var view = store.lock(id, me).orElseThrow(Problem::notFound);
        // whoever runs the account tidies up after those who left
        if (view.ownerId() != me && !CurrentUser.require().administrator()) {
            throw new Problem(ProblemType.FORBIDDEN, "Only its owner may change a view.");
        }
        return view;
    }

    /// @param viewId null: the list begins as it is for everybody
    /// @throws BadInput when there is no such view of this kind
    @Transactional
    public void setDefault(RecordKind kind, @Nullable Long viewId) {
        access.require(kind, Action.READ);
        var me = CurrentUser.requireId();
        if (viewId == null) {
            store.clearDefault(kind, me);
            return;
        }
        if (store.find(viewId, me).filter(view -> view.kind() == kind).isEmpty()) {
            throw BadInput.of("viewId", "unknown-view", "There is no such view of this kind.");
        }
        store.setDefault(kind, me, viewId);
    }

    private SavedView.Content check(RecordKind kind, SavedView.Content content) {
        var type = directory.type(kind);
        var query = ListQuery.of(content.filter(), content.search(), content.sort(), null, null);
        list.visible(type, query.filter(), query.search());
        list.requireSort(type, query.sort());
        var seen = new HashSet<String>();
        for (var column : content.columns()) {
            if (!seen.add(column.field())) {
                throw BadInput.of("columns", "repeated", "Every column can stand there once.");
            }
        }
        return new SavedView.Content(
                content.name(),
                content.shared(),
                content.display(),
                content.columns(),
                content.pinned(),
                content.filter() == null ? null : query.filter().json(),
                query.search(),
                content.sort());
    }
}
