package io.weiche.leads.web;

import io.weiche.access.FieldGroup;
import io.weiche.accounts.Accounts;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.CustomInput;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.leads.LeadData;
import io.weiche.observers.Observers;
import io.weiche.web.JsonBody;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what a body names over what there is.
@Component
class LeadInput {
    private final Accounts accounts;
    private final CustomInput custom;

    LeadInput(Accounts accounts, CustomInput custom) {
        this.accounts = accounts;
        this.custom = custom;
    }

    LeadData read(JsonBody body, LeadData now) {
        return read(body, now, () -> accounts.get().currency());
    }

    /// @param currency of an amount that names none
    LeadData read(JsonBody body, LeadData now, Supplier<String> currency) {
        var account = accounts.get();
        var responsibleId = body.id("responsibleId");
        var data = new LeadData(
                body.has("title") ? body.line("title", Texts.TITLE) : now.title(),
                name(body, now.name()),
                body.has("companyTitle") ? body.line("companyTitle", Texts.NAME) : now.companyTitle(),
                body.has("jobTitle") ? body.line("jobTitle", Texts.NAME) : now.jobTitle(),
                body.has("birthdate") ? body.date("birthdate") : now.birthdate(),
                body.has("address") ? Address.read(body, "address") : now.address(),
                body.has("amount") ? amount(body, currency) : now.amount(),
                body.has("stageId") ? body.id("stageId") : now.stageId(),
                origin(body, now.origin()),
                body.has("comments") ? body.block("comments") : now.comments(),
                responsibleId == null ? now.responsibleId() : responsibleId,
                new LeadData.Customer(
                        body.has("contactId")
                                ? body.id("contactId")
                                : now.customer().contactId(),
                        body.has("companyId")
                                ? body.id("companyId")
                                : now.customer().companyId()),
                ContactPointInput.read(body, now.points(), account.country()),
                new LeadData.Loss(
                        body.has("lossReasonId")
                                ? body.id("lossReasonId")
                                : now.loss().reasonId(),
                        body.has("lossComment")
                                ? body.block("lossComment")
                                : now.loss().comment()),
                now.external(),
                custom.read(body, RecordKind.LEAD, now.custom()),
                Observers.read(body, now.observerIds()));
        body.refuseUnknown();
        return data;
    }

    private static @Nullable Money amount(JsonBody body, Supplier<String> currency) {
        FieldGroup.AMOUNT.requireInput("amount");
        return body.money("amount", currency.get());
    }

    private static PersonName name(JsonBody body, PersonName now) {
        return new PersonName(
                body.has("honorific") ? body.line("honorific", 50) : now.honorific(),
                body.has("firstName") ? body.line("firstName", Texts.NAME) : now.firstName(),
                body.has("middleName") ? body.line("middleName", Texts.NAME) : now.middleName(),
                body.has("lastName") ? body.line("lastName", Texts.NAME) : now.lastName());
    }

    private static LeadData.Origin origin(JsonBody body, LeadData.Origin now) {
        return new LeadData.Origin(
                body.has("sourceId") ? body.id("sourceId") : now.sourceId(),
                body.has("sourceDescription") ? body.line("sourceDescription", Texts.TITLE) : now.description(),
                body.has("utm") ? Utm.read(body, "utm") : now.utm());
    }
}
