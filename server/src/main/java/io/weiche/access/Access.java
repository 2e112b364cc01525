package io.weiche.access;

import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The one access predicate: which records the current user may do something with. Fails closed.
@Component
public class Access {
    /// As a condition for lists, boards, counts and searches.
    public Condition condition(RecordKind kind, Action action, Field<Long> responsibleId) {
        var user = CurrentUser.require();
        return switch (user.matrix().scope(kind, action)) {
            case ALL -> DSL.noCondition();
            case OWN -> user.userId() == null ? DSL.falseCondition() : responsibleId.eq(user.userId());
            case NONE -> DSL.falseCondition();
        };
    }

    public Scope scope(RecordKind kind, Action action) {
        return CurrentUser.require().matrix().scope(kind, action);
    }

    public boolean allows(RecordKind kind, Action action, long responsibleId) {
        var user = CurrentUser.require();
        return user.matrix().scope(kind, action).reaches(responsibleId, user.userId() == null ? -1 : user.userId());
    }

    /// @throws Problem not-found when the user may not even see the record, forbidden when only the action is missing
    public void require(RecordKind kind, Action action, long responsibleId) {
        if (!allows(kind, Action.READ, responsibleId)) {
            throw Problem.notFound();
        }
        if (!allows(kind, action, responsibleId)) {
            throw missing(kind, action);
        }
    }

    /// For actions without a record yet: adding, listing.
    public void require(RecordKind kind, Action action) {
        if (scope(kind, action) == Scope.NONE) {
            throw missing(kind, action);
        }
    }

    public void require(Right right) {
        if (!CurrentUser.require().has(right)) {
            throw new Problem(ProblemType.FORBIDDEN, "You need the right: " + right + ".")
                    .with("permission", right.name());
        }
    }

    private static Problem missing(RecordKind kind, Action action) {
        var right = action.name().toLowerCase(Locale.ROOT) + " " + kind.plural();
        return new Problem(ProblemType.FORBIDDEN, "You need the right: " + right + ".")
                .with("permission", kind.name() + ":" + action.name());
    }
}
