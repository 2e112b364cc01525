package io.weiche.access;

import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/// The one access predicate: which records the current user may do something with. Fails closed.
@Component
public class Access {
    private static final String CUSTOM = "custom.";

    private static Matrix matrix() {
        return CurrentUser.require().matrix();
    }

    /// As a condition for lists, boards, counts and searches.
    ///
    /// @param table of the kind, under the name it has in the query
    public Condition condition(RecordKind kind, Action action, Table<?> table) {
        return condition(kind, action, Columns.of(kind, table));
    }

    public Condition condition(RecordKind kind, Action action, Columns columns) {
        return new AccessSql(matrix().people(), columns)
                .reach(matrix().reach(kind, action), matrix().observes(kind, action));
    }

    /// The same as text, for statements that are text.
    ///
    /// @param name of the table of the kind there
    public String sql(RecordKind kind, Action action, String name) {
        return sql(kind, action, Columns.of(kind, name));
    }

    public String sql(RecordKind kind, Action action, Columns columns) {
        return AccessSql.text(condition(kind, action, columns));
    }

    /// Whether the right is there for some records at all.
    public boolean anywhere(RecordKind kind, Action action) {
        return matrix().anywhere(kind, action);
    }

    /// Whether it is there for some records in a stage.
    public boolean anywhere(RecordKind kind, Action action, long pipelineId, long stageId) {
        return matrix().reach(kind, action).at(pipelineId, stageId) != Scope.NONE || matrix().observes(kind, action);
    }

    /// Whether it is there for all records.
    public boolean everywhere(RecordKind kind, Action action) {
        return matrix().reach(kind, action).everywhere();
    }

    public boolean allows(Subject subject, Action action) {
        return matrix().allows(action, subject);
    }

    /// @throws Problem not-found when the user may not even see the record, forbidden when only the action is missing
    public void require(Subject subject, Action action) {
        if (!allows(subject, Action.READ)) {
            throw Problem.notFound();
        }
        if (!allows(subject, action)) {
            throw missing(subject.kind(), action);
        }
    }

    /// For a record that is about to be: whether it may be added as it will be.
    ///
    /// @throws Problem forbidden
    public void requireAdding(Subject subject) {
        if (!allows(subject, Action.ADD)) {
            throw missing(subject.kind(), Action.ADD);
        }
    }

    /// @param there the record as it would be in the stage it is to enter
    /// @throws Problem forbidden
    public void requireMoving(Subject there) {
        if (!allows(there, Action.MOVE)) {
            throw missing(there.kind(), Action.MOVE);
        }
    }

    /// For actions without a record yet: adding, listing.
    public void require(RecordKind kind, Action action) {
        if (!anywhere(kind, action)) {
            throw missing(kind, action);
        }
    }

    public void require(Right right) {
        if (!CurrentUser.require().has(right)) {
            throw new Problem(ProblemType.FORBIDDEN, "You need the right: " + right + ".")
                    .with("permission", right.name());
        }
    }

    /// Whose figures the current user may see, as a condition on who is responsible.
    public Condition analytics(Action action, Columns columns) {
        return new AccessSql(matrix().people(), columns).within(matrix().analytics(action));
    }

    public boolean analyticsEverywhere(Action action) {
        return matrix().analytics(action) == Scope.ALL;
    }

    /// @throws Problem forbidden when no figures may be seen at all
    public void requireAnalytics(Action action) {
        if (matrix().analytics(action) == Scope.NONE) {
            throw new Problem(
                            ProblemType.FORBIDDEN,
                            "You need the right: " + action.name().toLowerCase(Locale.ROOT) + " analytics.")
                    .with("permission", "ANALYTICS:" + action.name());
        }
    }

    /// Reads figures for a file: only those that the current user may see and take along.
    ///
    /// @throws Problem forbidden when there are none
    public <R> R exportingAnalytics(Supplier<R> figures) {
        requireAnalytics(Action.EXPORT);
        return CurrentUser.callAs(CurrentUser.require().exportingAnalytics(), figures::get);
    }

    /// Codes of the custom fields of a kind that the current user does not see.
    public Set<String> hiddenFields(RecordKind kind) {
        return matrix().hidden(kind);
    }

    /// Whether a field of a kind is hidden from the current user, by the name lists and histories give it: one that
    /// every account has, or one the account added.
    public boolean hides(RecordKind kind, String field) {
        return FieldGroup.hides(kind, field)
                || field.startsWith(CUSTOM) && hiddenFields(kind).contains(field.substring(CUSTOM.length()));
    }

    private static Problem missing(RecordKind kind, Action action) {
        var right = action.name().toLowerCase(Locale.ROOT) + " " + kind.plural();
        return new Problem(ProblemType.FORBIDDEN, "You need the right: " + right + ".")
                .with("permission", kind.name() + ":" + action.name());
    }
}
