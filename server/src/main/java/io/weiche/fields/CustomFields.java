package io.weiche.fields;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Limit;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The fields an account has added: what there is, and changing it.
@Service
public class CustomFields {
    private static final int MOST = 200;

    private final CustomFieldStore store;
    private final Access access;
    private final Audit audit;
    private final Accounts accounts;

    CustomFields(CustomFieldStore store, Access access, Audit audit, Accounts accounts) {
        this.accounts = accounts;
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    /// Of all kinds, archived ones included; without those the current user does not see.
    @Transactional(readOnly = true)
    public List<CustomField> list() {
        return seen(store.list());
    }

    /// Of one kind, archived ones included; without those the current user does not see.
    @Transactional(readOnly = true)
    public List<CustomField> list(RecordKind kind) {
        return seen(store.list(kind));
    }

    /// @throws Problem not-found, also for one the current user does not see
    @Transactional(readOnly = true)
    public CustomField get(long id) {
        return seen(List.of(require(id))).stream().findFirst().orElseThrow(Problem::notFound);
    }

    private List<CustomField> seen(List<CustomField> fields) {
        return fields.stream()
                .filter(field -> !access.hiddenFields(field.kind()).contains(field.code()))
                .toList();
    }

    /// A field of leads is carried into fields of the same code and type by itself; mapsTo changes that later.
    @Transactional
    public CustomField open(CustomFieldDraft draft) {
        access.require(Right.EDIT_SETTINGS);
        draft.check();
        var field = insert(draft);
        for (var kind : new TreeSet<>(draft.alsoFor())) {
            if (twin(field, kind) == null) {
                insert(draft.forKind(kind, field.code()));
            }
        }
        mapByCode(field);
        return require(field.id());
    }

    private CustomField insert(CustomFieldDraft draft) {
        accounts.requireRoom(Limit.CUSTOM_FIELDS, store.list().size());
        var present = store.list(draft.kind());
        if (present.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " fields of a kind are possible.");
        }
        var taken = present.stream().map(CustomField::code).toList();
        var code = draft.code() == null
                ? CustomFieldDraft.freeCode(draft.label(), taken)
                : CustomFieldDraft.requireCode(draft.code());
        var last = present.stream().mapToInt(CustomField::sort).max().orElse(0);
        try {
            var id = store.insert(draft, code, draft.sort() == null ? last + 10 : draft.sort());
            write(require(id), draft);
            audit.write("custom-field-opened", "field:" + id, null, Map.of("kind", draft.kind(), "code", code));
            return require(id);
        } catch (DuplicateKeyException e) {
            throw BadInput.of("code", "taken", "There is a field with this code.");
        }
    }

    /// Fields of the same code and type belong together until somebody says otherwise.
    private void mapByCode(CustomField field) {
        var lead = field.kind() == RecordKind.LEAD ? field : twin(field, RecordKind.LEAD);
        if (lead == null) {
            return;
        }
        var filled = store.list(RecordKind.LEAD).stream()
                .flatMap(other -> other.mapsTo().stream())
                .map(CustomField.Target::fieldId)
                .toList();
        var targets = new ArrayList<>(lead.mapsTo());
        for (var kind : EnumSet.complementOf(EnumSet.of(RecordKind.LEAD))) {
            var twin = field.kind() == kind ? field : field.kind() == RecordKind.LEAD ? twin(field, kind) : null;
            if (twin != null
                    && !filled.contains(twin.id())
                    && targets.stream().noneMatch(target -> target.kind() == kind)) {
                targets.add(new CustomField.Target(kind, twin.id()));
            }
        }
        store.replaceTargets(lead, targets);
    }

    private @Nullable CustomField twin(CustomField field, RecordKind kind) {
        return store.list(kind).stream()
                .filter(other -> other.code().equals(field.code()) && other.type() == field.type())
                .filter(other -> !other.archived())
                .findFirst()
                .orElse(null);
    }

    @Transactional
    public CustomField change(long id, UnaryOperator<CustomFieldDraft> change) {
        return change(id, null, change);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public CustomField change(long id, @Nullable Integer expectedVersion, UnaryOperator<CustomFieldDraft> change) {
        access.require(Right.EDIT_SETTINGS);
        Etags.refuseOther(expectedVersion, store.lock(id).orElseThrow(Problem::notFound));
        var before = require(id);
        var draft = change.apply(CustomFieldDraft.of(before));
        draft.check();
        store.update(before, draft);
        write(before, draft);
        var after = require(id);
        audit.write("custom-field-changed", "field:" + id, told(before), told(after));
        return after;
    }

    private static Map<String, Object> told(CustomField field) {
        return Map.of("field", CustomFieldDraft.of(field));
    }

    /// Options, stages and targets. Only what changes is written.
    private void write(CustomField field, CustomFieldDraft draft) {
        var now = CustomFieldDraft.of(field);
        if (!now.options().equals(draft.options())) {
            refuseForeignOptions(field, draft.options());
            store.replaceOptions(field, draft.options());
        }
        if (!now.stageIds().equals(draft.stageIds())) {
            try {
                store.replaceStages(field, draft.stageIds());
            } catch (DataIntegrityViolationException e) {
                throw BadInput.of("stageIds", "unknown-stage", "There is no such stage of this kind of record.");
            }
        }
        if (!now.mapsTo().equals(draft.mapsTo())) {
            refuseWrongTargets(field, draft.mapsTo());
            try {
                store.replaceTargets(field, draft.mapsTo());
            } catch (DuplicateKeyException e) {
                throw BadInput.of("mapsTo", "taken", "Another field of leads is carried into this field already.");
            }
        }
    }

    private static void refuseForeignOptions(CustomField field, List<CustomFieldDraft.Choice> choices) {
        var known = field.options().stream().map(CustomField.Option::id).toList();
        var ids = choices.stream()
                .map(CustomFieldDraft.Choice::id)
                .filter(Objects::nonNull)
                .toList();
        if (!known.containsAll(ids) || ids.stream().distinct().count() < ids.size()) {
            throw BadInput.of("options", "unknown-option", "The list has no such option.");
        }
    }

    private void refuseWrongTargets(CustomField field, List<CustomField.Target> targets) {
        var all = store.list();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            var other = all.stream()
                    .filter(one -> one.id() == target.fieldId() && one.kind() == target.kind())
                    .findFirst()
                    .orElseThrow(() -> BadInput.of("mapsTo", "unknown-field", "There is no such field."));
            if (other.type() != field.type() || other.kind() == RecordKind.LEAD) {
                throw BadInput.of("mapsTo[" + i + "]", "wrong-type", "Values go into a field of the same type.");
            }
        }
        if (targets.stream().map(CustomField.Target::kind).distinct().count() < targets.size()) {
            throw BadInput.of("mapsTo", "taken", "A field goes into one field of each kind.");
        }
    }

    /// Deletes a field no record has a value of. One with values can be archived.
    @Transactional
    public void delete(long id) {
        delete(id, null);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        Etags.refuseOther(expectedVersion, store.lock(id).orElseThrow(Problem::notFound));
        var field = require(id);
        if (store.isFilled(id)) {
            throw new Problem(ProblemType.FIELD_IN_USE, "Records have values of this field. Archive it instead.");
        }
        store.delete(id);
        audit.write("custom-field-deleted", "field:" + id, Map.of("kind", field.kind(), "code", field.code()), null);
    }

    private CustomField require(long id) {
        return store.find(id).orElseThrow(Problem::notFound);
    }
}
