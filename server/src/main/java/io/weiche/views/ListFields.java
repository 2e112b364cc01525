package io.weiche.views;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.accounts.Language;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.views.ListField.Option;
import io.weiche.views.ListField.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which fields a kind has, read from what the kind says about itself, so that a new field of a kind is offered for
/// columns, filters and files by itself.
@Service
public class ListFields {
    /// Numbers and words of something else, by the name of the field.
    private static final Map<String, Type> REFERENCES = Map.ofEntries(
            Map.entry("responsibleId", Type.USER),
            Map.entry("createdById", Type.USER),
            Map.entry("observerId", Type.USER),
            Map.entry("stageId", Type.STAGE),
            Map.entry("pipelineId", Type.PIPELINE),
            Map.entry("sourceId", Type.SOURCE),
            Map.entry("leadId", Type.LEAD),
            Map.entry("contactId", Type.CONTACT),
            Map.entry("companyId", Type.COMPANY),
            Map.entry("tagId", Type.TAG));

    private static final Map<String, List<String>> CHOICES = Map.of(
            "semantics", List.of("P", "S", "F"),
            "repeat", List.of("NEW", "REPEAT_INQUIRY", "REPEAT_DEAL"));

    private final RecordDirectory directory;
    private final Access access;
    private final CustomFields customFields;

    ListFields(RecordDirectory directory, Access access, CustomFields customFields) {
        this.directory = directory;
        this.access = access;
        this.customFields = customFields;
    }

    /// All of a kind, those of the account last, in the order in which they are offered.
    @Transactional(readOnly = true)
    public List<ListField> list(RecordKind kind) {
        access.require(kind, Action.READ);
        var language = CurrentUser.require().language();
        return Stream.concat(
                        directory.type(kind).seenFields().stream().map(field -> describe(kind, field, language)),
                        customFields.list(kind).stream()
                                .filter(field -> !field.archived())
                                .map(ListFields::describe))
                .toList();
    }

    private static ListField describe(CustomField field) {
        var type = switch (field.type()) {
            case TEXT, LINK -> Type.TEXT;
            case NUMBER, MONEY -> Type.AMOUNT;
            case DATE -> Type.DATE;
            case BOOLEAN -> Type.FLAG;
            case LIST, MULTI_LIST -> Type.OPTION;
            case USER -> Type.USER;
            case FILE -> Type.FILE;
        };
        var options = field.options().stream()
                .map(option -> new Option(Long.toString(option.id()), option.label()))
                .toList();
        return new ListField(field.name(), field.label(), type, field.type().sortable(), false, options);
    }

    private static ListField describe(RecordKind kind, RecordField<?> field, Language language) {
        var type = type(field);
        var options = CHOICES.getOrDefault(field.code(), List.of()).stream()
                .map(value -> new Option(value, Labels.of(language, kind, field.code() + "." + value)))
                .toList();
        return new ListField(
                field.code(),
                Labels.of(language, kind, field.code()),
                type,
                field.orders(),
                field.among() != null,
                options);
    }

    static Type type(RecordField<?> field) {
        var known = REFERENCES.get(field.code());
        if (known != null) {
            return known;
        }
        if (CHOICES.containsKey(field.code())) {
            return Type.CHOICE;
        }
        var java = field.column().getType();
        if (java == OffsetDateTime.class) {
            return Type.TIME;
        }
        if (java == LocalDate.class) {
            return Type.DATE;
        }
        if (java == Boolean.class) {
            return Type.FLAG;
        }
        if (java == BigDecimal.class) {
            return Type.AMOUNT;
        }
        return Number.class.isAssignableFrom(java) ? Type.NUMBER : Type.TEXT;
    }
}
