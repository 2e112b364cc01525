package io.weiche.fields;

import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.fields.RequirementStore.Asked;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which values a record must have. The rule is for whoever opens, moves or changes a record; inquiries and
/// conversions are never held up by it. Nobody is asked for what their roles do not show: they could not answer.
@Component
public class RequiredFields {
    private final RequirementStore store;
    private final Map<RecordKind, RequirableFields<?>> kinds = new EnumMap<>(RecordKind.class);

    RequiredFields(RequirementStore store, List<RequirableFields<?>> kinds) {
        this.store = store;
        kinds.forEach(fields -> this.kinds.put(fields.kind(), fields));
    }

    /// A value somebody has to enter before it goes on.
    ///
    /// @param name of the field among those of all sorts
    /// @param id null for a built-in field
    /// @param code null for a built-in field
    /// @param label what people call it; the name of a built-in one
    /// @param type null for a built-in field
    public record Missing(
            String name,
            @Nullable Long id,
            @Nullable String code,
            String label,
            @Nullable FieldType type) {
        static Missing of(Asked field) {
            var code = field.id() == null ? null : CustomValues.code(field.name());
            return new Missing(field.name(), field.id(), code, field.label(), field.type());
        }

        public boolean builtIn() {
            return id == null;
        }
    }

    private RequirableFields<?> of(RecordKind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }

    private List<Asked> asked(RequirableFields<?> fields) {
        var hidden = CurrentUser.require().matrix().hidden(fields.kind());
        return store.asked(fields).stream()
                .filter(field -> field.id() == null
                        ? !FieldGroup.hides(fields.kind(), field.name())
                        : !hidden.contains(CustomValues.code(field.name())))
                .toList();
    }

    /// For a record that is opened in a stage; null for kinds without stages.
    ///
    /// @throws Problem fields-required, with the fields
    public <D> void checkOpened(RequirableFields<D> fields, @Nullable Long stageId, D data) {
        refuse(
                stageId,
                asked(fields).stream()
                        .filter(field -> field.in(stageId) && !fields.has(data, field.name()))
                        .toList());
    }

    /// A stage is not entered without the values it asks for, nor without those that are required anyway and that an
    /// inquiry or a switch did not bring along; what is required is not emptied. A save in the same stage asks for
    /// nothing more: fields are filled in one by one.
    ///
    /// @param moved into the stage by this change
    /// @param onward what is given up, or taken up again, needs no more than the stage itself asks for
    /// @throws Problem fields-required, with the fields
    public <D> void checkChanged(
            RequirableFields<D> fields, @Nullable Long stageId, boolean moved, boolean onward, D before, D next) {
        if (!moved && !fields.isEmptied(before, next)) {
            return;
        }
        refuse(
                stageId,
                asked(fields).stream()
                        .filter(field -> field.in(stageId) && !fields.has(next, field.name()))
                        .filter(field ->
                                moved && (field.ofStage(stageId) || onward) || fields.has(before, field.name()))
                        .toList());
    }

    private static void refuse(@Nullable Long stageId, List<Asked> empty) {
        if (!empty.isEmpty()) {
            var labels = empty.stream().map(Asked::label).collect(Collectors.joining(", "));
            throw new Problem(ProblemType.FIELDS_REQUIRED, "These fields must be filled in first: " + labels + ".")
                    .with("stageId", stageId)
                    .with("fields", empty.stream().map(Missing::of).toList())
                    .with(
                            "errors",
                            empty.stream()
                                    .map(field -> new BadInput.FieldError(
                                            field.name(), "required", "This field is required."))
                                    .toList());
        }
    }

    /// What a record that is to be opened would be refused for.
    ///
    /// @param filled whether it will have a value, by the name of the field
    public List<Missing> toOpen(RecordKind kind, @Nullable Long stageId, Predicate<String> filled) {
        return asked(of(kind)).stream()
                .filter(field -> field.in(stageId) && !filled.test(field.name()))
                .map(Missing::of)
                .toList();
    }

    /// What a record that is there lacks in a stage.
    public List<Missing> lacking(RecordKind kind, long id, @Nullable Long stageId) {
        var fields = of(kind);
        var asked = asked(fields).stream().filter(field -> field.in(stageId)).toList();
        return store.lacking(fields, id, asked).stream().map(Missing::of).toList();
    }

    /// Of records that may not enter a stage.
    ///
    /// @param onward what is given up needs no more than the stage itself asks for
    public Condition refusedBy(RecordKind kind, long stageId, boolean onward) {
        var fields = of(kind);
        return lacks(
                fields,
                asked(fields).stream()
                        .filter(field -> field.ofStage(stageId) || onward && field.required())
                        .map(Asked::name)
                        .toList());
    }

    /// Names of the fields that records in a stage must have, whoever looks.
    public Set<String> ofStage(RecordKind kind, long stageId) {
        return store.asked(of(kind)).stream()
                .filter(field -> field.in(stageId))
                .map(Asked::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How many of these records lack one of the fields.
    public int count(RecordKind kind, Collection<Long> ids, Set<String> names) {
        return names.isEmpty() ? 0 : store.count(of(kind), ids, names);
    }

    /// What records lack where they stand: those a conversion put there, or whose stage asks since then. One query for
    /// a page.
    public <T, D> Map<T, List<String>> missing(RequirableFields<D> fields, Map<T, Standing<D>> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        var asked = asked(fields);
        return records.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> asked.stream()
                                .filter(field -> field.in(entry.getValue().stageId()))
                                .map(Asked::name)
                                .filter(name -> !fields.has(entry.getValue().data(), name))
                                .toList()));
    }

    /// Of records that lack a value where they stand.
    public Condition lacking(RequirableFields<?> fields) {
        var always = new TreeSet<String>();
        var ofStage = new LinkedHashMap<Long, Set<String>>();
        for (var field : asked(fields)) {
            if (field.required()) {
                always.add(field.name());
            } else {
                field.stageIds()
                        .forEach(stage -> ofStage.computeIfAbsent(stage, _ -> new TreeSet<>())
                                .add(field.name()));
            }
        }
        var lacking = lacks(fields, always);
        var stage = fields.columns().stageId();
        if (stage != null) {
            for (var more : ofStage.entrySet()) {
                lacking = lacking.or(stage.eq(more.getKey()).and(lacks(fields, more.getValue())));
            }
        }
        return lacking;
    }

    private static Condition lacks(RequirableFields<?> fields, Collection<String> names) {
        return names.isEmpty() ? DSL.falseCondition() : DSL.not(fields.filled(names));
    }

    /// The same as an expression of its own, for a column: it is worked out anew for each record, and for whoever looks
    /// when the statement is written.
    public Condition lackingNow(RequirableFields<?> fields) {
        return CustomCondition.of(context -> {
            var kind = fields.kind();
            var unseen = fields.builtIn().stream()
                    .filter(name -> FieldGroup.hides(kind, name))
                    .toList();
            context.visit(
                    store.lackingNow(fields, CurrentUser.require().matrix().hidden(kind), unseen));
        });
    }

    /// Where a record stands, and what it holds.
    public record Standing<D>(long stageId, D data) {}
}
