package io.weiche.leads;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import io.weiche.observers.Observers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people write about a lead. Nothing is required.
///
/// @param title null on opening: the lead is called by its number
/// @param stageId null on opening: the first stage
/// @param customer contact and company it is linked with; makes it a repeat lead
/// @param external what another system calls it
/// @param observerIds ascending
public record LeadData(
        @Nullable String title,
        PersonName name,
        @Nullable String companyTitle,
        @Nullable String jobTitle,
        @Nullable LocalDate birthdate,
        @Nullable Address address,
        @Nullable Money amount,
        @Nullable Long stageId,
        Origin origin,
        @Nullable String comments,
        long responsibleId,
        Customer customer,
        ContactPoints points,
        Loss loss,
        External external,
        CustomValues custom,
        List<Long> observerIds) {
    public LeadData {
        observerIds = List.copyOf(observerIds);
    }

    /// Where an inquiry came from.
    public record Origin(
            @Nullable Long sourceId,
            @Nullable String description,
            @Nullable Utm utm) {
        public static final Origin NONE = new Origin(null, null, null);
    }

    public record Customer(
            @Nullable Long contactId, @Nullable Long companyId) {
        public static final Customer NONE = new Customer(null, null);
    }

    /// Why it was lost, from the account's list, and in words.
    public record Loss(@Nullable Long reasonId, @Nullable String comment) {
        public static final Loss NONE = new Loss(null, null);
    }

    public static LeadData empty(long responsibleId) {
        return new LeadData(
                null,
                PersonName.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                Origin.NONE,
                null,
                responsibleId,
                Customer.NONE,
                ContactPoints.NONE,
                Loss.NONE,
                External.NONE,
                CustomValues.NONE,
                List.of());
    }

    public LeadData withStage(@Nullable Long id) {
        return with(id, responsibleId, loss);
    }

    /// Lost in this stage, or no longer lost.
    public LeadData withLoss(long failureStageId, Loss why) {
        return with(failureStageId, responsibleId, why);
    }

    public LeadData withResponsible(long userId) {
        return with(stageId, userId, loss);
    }

    /// The same lead of another contact.
    public LeadData withContact(@Nullable Long contactId) {
        return new LeadData(
                title,
                name,
                companyTitle,
                jobTitle,
                birthdate,
                address,
                amount,
                stageId,
                origin,
                comments,
                responsibleId,
                new Customer(contactId, customer.companyId()),
                points,
                loss,
                external,
                custom,
                observerIds);
    }

    private LeadData with(@Nullable Long stage, long responsible, Loss why) {
        return new LeadData(
                title,
                name,
                companyTitle,
                jobTitle,
                birthdate,
                address,
                amount,
                stage,
                origin,
                comments,
                responsible,
                customer,
                points,
                why,
                external,
                custom,
                observerIds);
    }

    /// Each field as the history shows it; a move has an entry of its own.
    Map<String, @Nullable String> shown() {
        var shown = new LinkedHashMap<String, @Nullable String>();
        shown.put("title", title);
        shown.put("honorific", name.honorific());
        shown.put("firstName", name.firstName());
        shown.put("middleName", name.middleName());
        shown.put("lastName", name.lastName());
        shown.put("companyTitle", companyTitle);
        shown.put("jobTitle", jobTitle);
        shown.put("birthdate", text(birthdate));
        shown.put("address", address == null ? null : address.display());
        shown.put("amount", amount == null ? null : amount.value().toPlainString() + " " + amount.currency());
        shown.put("sourceId", text(origin.sourceId()));
        shown.put("sourceDescription", origin.description());
        shown.put("utm", origin.utm() == null ? null : origin.utm().parts().toString());
        shown.put("comments", comments);
        shown.put("responsibleId", Long.toString(responsibleId));
        shown.put(Observers.FIELD, Observers.shown(observerIds));
        shown.put("contactId", text(customer.contactId()));
        shown.put("companyId", text(customer.companyId()));
        shown.put("phones", points.display(ContactPoint.Type.PHONE));
        shown.put("emails", points.display(ContactPoint.Type.EMAIL));
        shown.put("websites", points.display(ContactPoint.Type.WEBSITE));
        shown.put("messengers", points.display(ContactPoint.Type.MESSENGER));
        shown.put("lossReasonId", text(loss.reasonId()));
        shown.put("lossComment", loss.comment());
        custom.show(shown);
        return shown;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
