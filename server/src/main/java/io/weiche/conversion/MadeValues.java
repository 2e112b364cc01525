package io.weiche.conversion;

import io.weiche.conversion.ConversionPlan.DealTarget;
import io.weiche.conversion.ConversionPreview.Lacking;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.RequiredFields;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The required fields of what a conversion by hand makes: what the lead brings along, and what somebody adds in the
/// dialog. Inquiries, switches and bulk changes ask nobody (crm.md 4.8).
@Component
class MadeValues {
    private final JdbcClient sql;
    private final CustomInput input;
    private final RequiredFields required;
    private final EnteredFields fields;

    MadeValues(JdbcClient sql, CustomInput input, RequiredFields required, EnteredFields fields) {
        this.sql = sql;
        this.input = input;
        this.required = required;
        this.fields = fields;
    }

    /// Something that would be made.
    ///
    /// @param stageId of a deal only
    record Target(RecordKind kind, @Nullable Long stageId) {}

    /// What would still be missing.
    ///
    /// @param ofCustomers fields that are filled by whom it belongs to
    List<Lacking> lacking(long leadId, List<Target> made, Set<String> ofCustomers, ConversionChoice choice) {
        var lacking = new ArrayList<Lacking>();
        for (var target : made) {
            var filled = carried(leadId, target.kind(), choice);
            filled.addAll(ofCustomers);
            var missing = required.toOpen(target.kind(), target.stageId(), filled::contains);
            if (!missing.isEmpty()) {
                lacking.add(new Lacking(target.kind(), missing));
            }
        }
        return lacking;
    }

    /// Names of the fields that the lead and the person fill.
    private Set<String> carried(long leadId, RecordKind kind, ConversionChoice choice) {
        record Carried(CustomValues custom, List<String> builtIn) {}
        var carried = sql.sql("select (" + CarriedFields.into(kind) + ")::text, " + CarriedFields.filled(kind)
                        + " from lead l where l.account_id = :account and l.id = :lead")
                .param("account", account())
                .param("lead", leadId)
                .query((row, _) -> new Carried(values(row.getString(1)), List.of((String[])
                        row.getArray(2).getArray())))
                .single();
        var names = new HashSet<>(carried.builtIn());
        names.addAll(entered(kind, carried.custom(), choice).names());
        var entered = choice.fields().get(kind);
        if (entered != null) {
            entered.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .forEach(names::add);
            if (names.contains("phones") || names.contains("emails")) {
                names.add("phonesOrEmails");
            }
        }
        return names;
    }

    private CustomValues entered(RecordKind kind, CustomValues now, ConversionChoice choice) {
        return input.read(choice.values().getOrDefault(kind, Map.of()), kind, now);
    }

    /// Gives what was made the values somebody entered. They belong to the conversion: it can be taken back as long as
    /// nobody touches what it made.
    ///
    /// @throws Problem fields-required, naming everything that is missing
    void complete(ConversionEngine.Converted made, ConversionPlan plan, ConversionChoice choice) {
        var lacking = new ArrayList<Lacking>();
        if (made.dealMade() && made.dealId() != null && plan.deal() instanceof DealTarget.Make make) {
            complete(new Target(RecordKind.DEAL, make.stageId()), made.dealId(), choice, lacking);
        } else {
            refuse(RecordKind.DEAL, choice);
        }
        customer(RecordKind.CONTACT, made.contactMade() ? made.contactId() : null, choice, lacking);
        customer(RecordKind.COMPANY, made.companyMade() ? made.companyId() : null, choice, lacking);
        refuse(lacking);
    }

    private void customer(RecordKind kind, @Nullable Long id, ConversionChoice choice, List<Lacking> lacking) {
        if (id == null) {
            refuse(kind, choice);
        } else {
            complete(new Target(kind, null), id, choice, lacking);
        }
    }

    private void complete(Target target, long id, ConversionChoice choice, List<Lacking> lacking) {
        var table = target.kind().name().toLowerCase(Locale.ROOT);
        var now = sql.sql("select custom::text from " + table + " where account_id = :account and id = :id")
                .param("account", account())
                .param("id", id)
                .query((row, _) -> values(row.getString(1)))
                .single();
        var next = entered(target.kind(), now, choice);
        if (!next.equals(now)) {
            sql.sql("update " + table + " set custom = cast(:values as jsonb) where account_id = :account and id = :id")
                    .param("account", account())
                    .param("id", id)
                    .param("values", next.toJson().data())
                    .update();
        }
        fields.write(target.kind(), id, choice.fields().get(target.kind()));
        var missing = required.lacking(target.kind(), id, target.stageId());
        if (!missing.isEmpty()) {
            lacking.add(new Lacking(target.kind(), missing));
        }
    }

    private static void refuse(RecordKind kind, ConversionChoice choice) {
        var values = choice.values().containsKey(kind);
        if (values || choice.fields().containsKey(kind)) {
            throw BadInput.of(
                    (values ? "values." : "fields.") + kind.name().toLowerCase(Locale.ROOT),
                    "contradiction",
                    "Nothing of this kind is made; what is known already keeps its values.");
        }
    }

    private static void refuse(List<Lacking> lacking) {
        if (lacking.isEmpty()) {
            return;
        }
        var labels = lacking.stream()
                .flatMap(one -> one.fields().stream().map(RequiredFields.Missing::label))
                .collect(Collectors.joining(", "));
        throw new Problem(ProblemType.FIELDS_REQUIRED, "These fields must be filled in first: " + labels + ".")
                .with("lacking", lacking)
                .with(
                        "errors",
                        lacking.stream()
                                .flatMap(one -> one.fields().stream()
                                        .map(field -> new BadInput.FieldError(
                                                path(one.kind(), field), "required", "This field is required.")))
                                .toList());
    }

    private static String path(RecordKind kind, RequiredFields.Missing field) {
        var word = kind.name().toLowerCase(Locale.ROOT);
        return field.builtIn() ? "fields." + word + "." + field.name() : "values." + word + "." + field.code();
    }

    private static CustomValues values(String json) {
        return CustomValues.ofJson(JSONB.jsonb(json));
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
