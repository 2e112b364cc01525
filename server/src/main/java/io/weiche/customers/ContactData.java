package io.weiche.customers;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.PersonName;
import io.weiche.observers.Observers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people write about a contact.
///
/// @param companyIds the first is the main one
/// @param observerIds ascending
/// @param external what another system calls it
public record ContactData(
        PersonName name,
        @Nullable String jobTitle,
        @Nullable LocalDate birthdate,
        @Nullable Address address,
        @Nullable Long sourceId,
        @Nullable String comments,
        ContactPoints points,
        List<Long> companyIds,
        long responsibleId,
        CustomValues custom,
        List<Long> observerIds,
        External external) {
    public ContactData {
        companyIds = List.copyOf(companyIds);
        observerIds = List.copyOf(observerIds);
    }

    /// The same contact with other companies, the main one first.
    public ContactData withCompanies(List<Long> ids) {
        return new ContactData(
                name,
                jobTitle,
                birthdate,
                address,
                sourceId,
                comments,
                points,
                ids,
                responsibleId,
                custom,
                observerIds,
                external);
    }

    /// Each field as the history shows it.
    Map<String, @Nullable String> shown() {
        var shown = new LinkedHashMap<String, @Nullable String>();
        shown.put("honorific", name.honorific());
        shown.put("firstName", name.firstName());
        shown.put("middleName", name.middleName());
        shown.put("lastName", name.lastName());
        shown.put("jobTitle", jobTitle);
        shown.put("birthdate", birthdate == null ? null : birthdate.toString());
        shown.put("address", address == null ? null : address.display());
        shown.put("sourceId", sourceId == null ? null : sourceId.toString());
        shown.put("comments", comments);
        shown.put("phones", points.display(ContactPoint.Type.PHONE));
        shown.put("emails", points.display(ContactPoint.Type.EMAIL));
        shown.put("websites", points.display(ContactPoint.Type.WEBSITE));
        shown.put("messengers", points.display(ContactPoint.Type.MESSENGER));
        shown.put("responsibleId", Long.toString(responsibleId));
        shown.put(Observers.FIELD, Observers.shown(observerIds));
        custom.show(shown);
        return shown;
    }
}
