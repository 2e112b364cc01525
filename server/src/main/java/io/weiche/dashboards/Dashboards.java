package io.weiche.dashboards;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Dashboards people keep for themselves or share. A dashboard grants nothing: its figures are those of whoever looks.
@Service
public class Dashboards {
    private static final int MOST = 50;
    /// As people read: line by line.
    private static final Comparator<Tile> READING = Comparator.comparingInt(
                    (Tile tile) -> tile.place().y())
            .thenComparingInt(tile -> tile.place().x());

    private final DashboardStore store;
    private final GoalStore goals;
    private final Access access;

    Dashboards(DashboardStore store, GoalStore goals, Access access) {
        this.store = store;
        this.goals = goals;
        this.access = access;
    }

    /// One's own and those others share, by name.
    @Transactional(readOnly = true)
    public List<Dashboard> list() {
        access.requireAnalytics(Action.READ);
        return store.list(CurrentUser.requireId());
    }

    /// @throws Problem not-found when it is somebody else's own
    @Transactional(readOnly = true)
    public Dashboard get(long id) {
        access.requireAnalytics(Action.READ);
        return store.find(id, CurrentUser.requireId()).orElseThrow(Problem::notFound);
    }

    @Transactional
    public Dashboard open(Dashboard.Content content) {
        access.requireAnalytics(Action.READ);
        refuseGoneGoals(content);
        var me = CurrentUser.requireId();
        if (store.count(me) >= MOST) {
            throw Problem.conflict("At most " + MOST + " dashboards are possible. Delete some first.");
        }
        return store.find(store.insert(me, inOrder(content)), me).orElseThrow();
    }

    /// The one everybody in a new account begins with.
    @Transactional
    public void openFirst(Language language, long ownerId) {
        var _ = store.insert(ownerId, inOrder(SalesToday.content(language, true)));
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @throws Problem forbidden when it is somebody else's and the caller may not edit settings
    @Transactional
    public Dashboard change(long id, @Nullable Integer expectedVersion, UnaryOperator<Dashboard.Content> change) {
        var before = requireChangeable(id);
        Etags.refuseOther(expectedVersion, before.version());
        var content = change.apply(before.content());
        refuseGoneGoals(content);
        store.update(id, inOrder(content));
        // whoever stops sharing somebody else's does not see it any more
        return store.find(id, before.ownerId()).orElseThrow();
    }

    @Transactional
    public void delete(long id) {
        var _ = requireChangeable(id);
        store.delete(id);
    }

    /// Whether the current user may change it.
    public static boolean changeable(Dashboard dashboard) {
        var user = CurrentUser.require();
        return Long.valueOf(dashboard.ownerId()).equals(user.userId()) || user.administrator() || user.editSettings();
    }

    private void refuseGoneGoals(Dashboard.Content content) {
        if (!goals.known(content.goalIds())) {
            throw BadInput.of("tiles", "unknown-value", "A tile names a goal that is not there.");
        }
    }

    private Dashboard requireChangeable(long id) {
        access.requireAnalytics(Action.READ);
        var dashboard = store.lock(id, CurrentUser.requireId()).orElseThrow(Problem::notFound);
        if (!changeable(dashboard)) {
            throw new Problem(ProblemType.FORBIDDEN, "Only its owner may change a dashboard, or who edits settings.")
                    .with("permission", Right.EDIT_SETTINGS.name());
        }
        return dashboard;
    }

    private static Dashboard.Content inOrder(Dashboard.Content content) {
        return new Dashboard.Content(
                content.name(),
                content.shared(),
                content.span(),
                content.tiles().stream().sorted(READING).toList());
    }
}
