package io.weiche.fields;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.FieldGroup;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which of the fields every account has this one requires. Everything else of them is the program's.
@Service
public class BuiltInFields {
    private final RequiredFieldStore store;
    private final List<RequirableFields<?>> kinds;
    private final Access access;
    private final Audit audit;

    BuiltInFields(RequiredFieldStore store, List<RequirableFields<?>> kinds, Access access, Audit audit) {
        this.store = store;
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(RequirableFields::kind))
                .toList();
        this.access = access;
        this.audit = audit;
    }

    /// All that can be required, also what nobody requires; without what the current user does not see.
    ///
    /// @param kind null: of all kinds
    @Transactional(readOnly = true)
    public List<RequiredField> list(@Nullable RecordKind kind) {
        return store
                .list(kinds.stream()
                        .filter(one -> kind == null || one.kind() == kind)
                        .toList())
                .stream()
                .filter(field -> !FieldGroup.hides(field.kind(), field.field()))
                .toList();
    }

    /// @throws Problem not-found for a field that is none, or that can not be required
    @Transactional(readOnly = true)
    public RequiredField get(RecordKind kind, String field) {
        return list(kind).stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @throws BadInput for stages that are none of this kind
    @Transactional
    public RequiredField change(
            RecordKind kind, String field, @Nullable Integer expectedVersion, UnaryOperator<RequiredField> change) {
        access.require(Right.EDIT_SETTINGS);
        get(kind, field);
        Etags.refuseOther(expectedVersion, store.lock(kind, field));
        var before = get(kind, field);
        var next = change.apply(before);
        try {
            store.write(next);
        } catch (DataIntegrityViolationException e) {
            throw BadInput.of("stageIds", "unknown-stage", "There is no such stage of this kind of record.");
        }
        audit.write("required-field-changed", "field:" + kind + "." + field, told(before), told(next));
        return get(kind, field);
    }

    private static Map<String, Object> told(RequiredField field) {
        return Map.of("required", field.required(), "stageIds", field.stageIds());
    }
}
