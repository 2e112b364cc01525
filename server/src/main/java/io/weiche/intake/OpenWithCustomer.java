package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What else is open with whoever sent an inquiry.
@Component
public class OpenWithCustomer {
    private final KnownCustomer customers;
    private final ContactPointStore points;
    private final RecordDirectory directory;
    private final Access access;

    OpenWithCustomer(KnownCustomer customers, ContactPointStore points, RecordDirectory directory, Access access) {
        this.customers = customers;
        this.points = points;
        this.directory = directory;
        this.access = access;
    }

    /// A lead or deal an inquiry may be attached to.
    public record Target(RecordKind kind, long id, String title, long responsibleId) {}

    List<Target> of(Inquiry inquiry) {
        var contact = inquiry.contact();
        var company = inquiry.company();
        var open = customers.open(
                contact == null ? null : contact.id(), company == null ? null : company.id(), keys(inquiry));
        var others = open.stream()
                .filter(record -> !record.equals(inquiry.current()))
                .toList();
        var heads = directory.find(others);
        return others.stream()
                .map(heads::get)
                .filter(Objects::nonNull)
                .filter(head -> access.allows(head.subject(), Action.CHANGE))
                .map(head -> new Target(head.ref().kind(), head.ref().id(), head.name(), head.responsibleId()))
                .toList();
    }

    private Set<String> keys(Inquiry inquiry) {
        var keys = new HashSet<String>();
        add(RecordKind.LEAD, inquiry.lead() == null ? null : inquiry.lead().id(), keys);
        add(
                RecordKind.CONTACT,
                inquiry.contact() == null ? null : inquiry.contact().id(),
                keys);
        add(
                RecordKind.COMPANY,
                inquiry.company() == null ? null : inquiry.company().id(),
                keys);
        return keys;
    }

    private void add(RecordKind kind, @Nullable Long id, Set<String> keys) {
        if (id != null) {
            keys.addAll(points.of(kind, List.of(id))
                    .getOrDefault(id, ContactPoints.NONE)
                    .matchKeys());
        }
    }
}
