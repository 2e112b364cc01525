package io.weiche.deals;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a deal points to must exist in this account, what its stage asks for must be there, and its currency stays
/// while
/// something is sold in it. Only what changes is checked: a responsible who left since stays.
@Component
class DealRules {
    private final Users users;
    private final Sources sources;
    private final LossReasons lossReasons;
    private final RecordDirectory directory;
    private final RequiredFields required;
    private final DealRequirables requirable;
    private final FixedCurrency currencies;
    private final Observers observers;

    DealRules(
            Users users,
            Sources sources,
            LossReasons lossReasons,
            RecordDirectory directory,
            RequiredFields required,
            DealRequirables requirable,
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
    void check(@Nullable DealData before, DealData next) {
        if (!Objects.equals(before == null ? null : before.amount(), next.amount())) {
            FieldGroup.AMOUNT.requireInput("amount");
        }
        if (before == null || before.responsibleId() != next.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        var source = next.sourceId();
        if (source != null && (before == null || !Objects.equals(before.sourceId(), source))) {
            sources.require("sourceId", source);
        }
        var reason = next.lossReasonId();
        if (reason != null && (before == null || !Objects.equals(before.lossReasonId(), reason))) {
            lossReasons.require("lossReasonId", RecordKind.DEAL, reason);
        }
        observers.check(before == null ? List.of() : before.observerIds(), next.observerIds());
        var added = customers(next);
        if (before != null) {
            added.removeAll(customers(before));
        }
        directory.requireInput("contactIds", ofKind(added, RecordKind.CONTACT), Action.READ);
        directory.requireInput("companyId", ofKind(added, RecordKind.COMPANY), Action.READ);
    }

    private static List<RecordRef> ofKind(Set<RecordRef> records, RecordKind kind) {
        return records.stream().filter(record -> record.kind() == kind).toList();
    }

    /// @throws Problem fields-required when the stage asks for values that are missing
    void checkOpened(Stage stage, DealData data) {
        required.checkOpened(requirable, stage.id(), data);
        lossReasons.check(stage, true, null, data.lossReasonId());
    }

    /// @throws Problem fields-required when the stage asks for values that are missing
    void checkChanged(Stage stage, Deal before, DealData next) {
        var moved = stage.id() != before.stageId();
        var onward = before.semantics() == Semantics.IN_PROGRESS && stage.semantics() != Semantics.FAILURE;
        required.checkChanged(requirable, stage.id(), moved, onward, before.data(), next);
        lossReasons.check(stage, moved, before.data().lossReasonId(), next.lossReasonId());
    }

    /// What deals lack in their stage, by number.
    Map<Long, List<String>> missing(List<Deal> deals) {
        return required.missing(
                requirable,
                deals.stream()
                        .collect(Collectors.toMap(
                                Deal::id, deal -> new RequiredFields.Standing<>(deal.stageId(), deal.data()))));
    }

    /// @return the currency of the deal, when its amount changes
    /// @throws io.weiche.kernel.BadInput when it would become another one than that of what is sold
    @Nullable
    String currency(Deal before, DealData next) {
        return Objects.equals(before.data().amount(), next.amount())
                ? null
                : currencies.after(new RecordRef(RecordKind.DEAL, before.id()), next.amount());
    }

    Optional<String> fixedCurrency(long id) {
        return currencies.of(new RecordRef(RecordKind.DEAL, id));
    }

    static Set<RecordRef> customers(DealData data) {
        var customers = new HashSet<RecordRef>();
        data.contactIds().forEach(contact -> customers.add(new RecordRef(RecordKind.CONTACT, contact)));
        if (data.companyId() != null) {
            customers.add(new RecordRef(RecordKind.COMPANY, data.companyId()));
        }
        return customers;
    }
}
