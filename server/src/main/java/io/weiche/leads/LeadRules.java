package io.weiche.leads;

import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.access.Users;
import io.weiche.fields.RequiredFields;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.observers.Observers;
import io.weiche.pipelines.LossReasons;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import io.weiche.records.FixedCurrency;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a lead points to must exist in this account, what its stage asks for must be there, and its currency stays
/// while
/// something is sold in it. Only what changes is checked: a responsible who left since stays.
@Component
class LeadRules {
    private final Users users;
    private final Sources sources;
    private final LossReasons lossReasons;
    private final RecordDirectory directory;
    private final RequiredFields required;
    private final LeadRequirables requirable;
    private final FixedCurrency currencies;
    private final Observers observers;

    LeadRules(
            Users users,
            Sources sources,
            LossReasons lossReasons,
            RecordDirectory directory,
            RequiredFields required,
            LeadRequirables requirable,
            FixedCurrency currencies,
            Observers observers) {
        this.users = users;
        this.sources = sources;
        this.lossReasons = lossReasons;
        this.directory = directory;
        this.required = required;
        this.requirable = requirable;
        this.currencies = currencies;
        this.observers = observers;
    }

    /// @throws BadInput naming the field
    void check(@Nullable LeadData before, LeadData next) {
        if (!Objects.equals(before == null ? null : before.amount(), next.amount())) {
            FieldGroup.AMOUNT.requireInput("amount");
        }
        if (before == null || before.responsibleId() != next.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        var source = next.origin().sourceId();
        if (source != null && (before == null || !Objects.equals(before.origin().sourceId(), source))) {
            sources.require("sourceId", source);
        }
        var reason = next.loss().reasonId();
        if (reason != null && (before == null || !Objects.equals(before.loss().reasonId(), reason))) {
            lossReasons.require("lossReasonId", RecordKind.LEAD, reason);
        }
        observers.check(before == null ? List.of() : before.observerIds(), next.observerIds());
        var contact = next.customer().contactId();
        if (contact != null
                && (before == null || !Objects.equals(before.customer().contactId(), contact))) {
            directory.requireInput("contactId", new RecordRef(RecordKind.CONTACT, contact), Action.READ);
        }
        var company = next.customer().companyId();
        if (company != null
                && (before == null || !Objects.equals(before.customer().companyId(), company))) {
            directory.requireInput("companyId", new RecordRef(RecordKind.COMPANY, company), Action.READ);
        }
        if (before != null && next.stageId() == null) {
            throw BadInput.required("stageId");
        }
    }

    /// What leads lack in their stage, by number.
    Map<Long, List<String>> missing(List<Lead> leads) {
        return required.missing(
                requirable,
                leads.stream()
                        .collect(Collectors.toMap(
                                Lead::id, lead -> new RequiredFields.Standing<>(lead.stageId(), lead.data()))));
    }

    /// @return the currency of the lead, when its amount changes
    /// @throws BadInput when it would become another one than that of what is sold
    @Nullable
    String currency(Lead before, LeadData next) {
        return Objects.equals(before.data().amount(), next.amount())
                ? null
                : currencies.after(new RecordRef(RecordKind.LEAD, before.id()), next.amount());
    }

    Optional<String> fixedCurrency(long id) {
        return currencies.of(new RecordRef(RecordKind.LEAD, id));
    }

    /// Leads of a channel: people and sources, each once.
    ///
    /// @throws BadInput naming the field
    void checkOpened(List<LeadData> leads) {
        leads.stream()
                .map(LeadData::responsibleId)
                .distinct()
                .forEach(responsible -> users.requireActive("responsibleId", responsible));
        leads.stream()
                .map(lead -> lead.origin().sourceId())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(source -> sources.require("sourceId", source));
    }

    /// @throws Problem fields-required when the stage asks for values that are missing
    void checkStage(Stage stage, LeadData data) {
        required.checkOpened(requirable, stage.id(), data);
        lossReasons.check(stage, true, null, data.loss().reasonId());
    }

    /// @throws Problem fields-required when the stage asks for values that are missing
    void checkStage(Stage stage, Lead before, LeadData next) {
        var moved = stage.id() != before.stageId();
        var onward = before.semantics() == Semantics.IN_PROGRESS && stage.semantics() != Semantics.FAILURE;
        required.checkChanged(requirable, stage.id(), moved, onward, before.data(), next);
        lossReasons.check(
                stage, moved, before.data().loss().reasonId(), next.loss().reasonId());
    }
}
