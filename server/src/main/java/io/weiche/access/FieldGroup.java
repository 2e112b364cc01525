package io.weiche.access;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Set;

/// Fields every account has that are hidden together: whoever could see one of them would know the others. An
/// administrator says which roles see a group; without a word everybody who sees the record sees it.
public enum FieldGroup {
    /// What leads and deals are worth, with what is sold in them and all that is summed up from it. Of both at once: a
    /// lead hands its amount on to its deal.
    AMOUNT(Set.of(RecordKind.LEAD, RecordKind.DEAL), Set.of("amount", "currency", "products"));

    private final Set<RecordKind> kinds;
    private final Set<String> fields;

    FieldGroup(Set<RecordKind> kinds, Set<String> fields) {
        this.kinds = kinds;
        this.fields = fields;
    }

    public Set<RecordKind> kinds() {
        return kinds;
    }

    /// Whether a field of a kind belongs to it, by the name lists and histories give it.
    public boolean holds(RecordKind kind, String field) {
        return kinds.contains(kind) && fields.contains(field);
    }

    /// Whether the current user sees it.
    public boolean isSeen() {
        return CurrentUser.require().matrix().sees(this);
    }

    /// Whether a field of a kind is hidden from the current user, in whichever group it is.
    public static boolean hides(RecordKind kind, String field) {
        return CurrentUser.require().matrix().unseen().stream().anyMatch(group -> group.holds(kind, field));
    }

    /// Before something is shown that says nothing without it.
    ///
    /// @throws Problem forbidden when the current user does not see it
    public void require() {
        if (!isSeen()) {
            throw new Problem(ProblemType.FORBIDDEN, "Your roles do not show these fields: " + this + ".")
                    .with("permission", "FIELDS:" + this);
        }
    }

    /// Before something is taken from a body: what somebody does not see they do not change.
    ///
    /// @param field as the body names it
    /// @throws BadInput when the current user does not see it
    public void requireInput(String field) {
        if (!isSeen()) {
            throw BadInput.of(field, "hidden-field", "Your roles do not show this field, so it cannot be set.");
        }
    }
}
