package io.weiche.customers;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.observers.Observers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people write about a company.
///
/// @param observerIds ascending
/// @param external what another system calls it
public record CompanyData(
        String title,
        @Nullable String industry,
        @Nullable Address address,
        @Nullable Long sourceId,
        @Nullable String comments,
        ContactPoints points,
        long responsibleId,
        CustomValues custom,
        List<Long> observerIds,
        External external) {
    public CompanyData {
        observerIds = List.copyOf(observerIds);
    }

    /// Each field as the history shows it.
    Map<String, @Nullable String> shown() {
        var shown = new LinkedHashMap<String, @Nullable String>();
        shown.put("title", title);
        shown.put("industry", industry);
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
