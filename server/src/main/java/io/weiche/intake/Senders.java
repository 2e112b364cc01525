package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Right;
import io.weiche.customers.Companies;
import io.weiche.customers.Contacts;
import io.weiche.deals.Deals;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.Leads;
import io.weiche.records.RecordDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Putting somebody on the exceptions list from one of their records, and deleting with it what was chosen (crm.md
/// 10.8). All of it happens or nothing.
@Service
public class Senders {
    private final ExceptionInput entering;
    private final ExceptionStore store;
    private final BoundRecordStore bound;
    private final RecordDirectory directory;
    private final Leads leads;
    private final Deals deals;
    private final Contacts contacts;
    private final Companies companies;
    private final Access access;

    Senders(
            ExceptionInput entering,
            ExceptionStore store,
            BoundRecordStore bound,
            RecordDirectory directory,
            Leads leads,
            Deals deals,
            Contacts contacts,
            Companies companies,
            Access access) {
        this.entering = entering;
        this.store = store;
        this.bound = bound;
        this.directory = directory;
        this.leads = leads;
        this.deals = deals;
        this.contacts = contacts;
        this.companies = companies;
        this.access = access;
    }

    /// A record that might be deleted as well.
    ///
    /// @param others how many other records hang on it
    /// @param reason why it cannot be deleted: `forbidden`; null when it can
    public record BoundRecord(
            RecordKind kind,
            long id,
            String name,
            long others,
            @Nullable String reason) {}

    /// The record itself, its contacts and its company, as far as the current user may see them.
    @Transactional(readOnly = true)
    public List<BoundRecord> bound(RecordRef record) {
        access.require(Right.EDIT_SETTINGS);
        directory.require(record, Action.READ);
        var refs = withCustomers(record);
        var heads = directory.find(refs);
        var others = bound.others(record, refs);
        return refs.stream()
                .map(heads::get)
                .filter(Objects::nonNull)
                .filter(head -> access.allows(head.subject(), Action.READ))
                .map(head -> new BoundRecord(
                        head.ref().kind(),
                        head.ref().id(),
                        head.name(),
                        others.getOrDefault(head.ref(), 0L),
                        access.allows(head.subject(), Action.DELETE) ? null : "forbidden"))
                .toList();
    }

    private List<RecordRef> withCustomers(RecordRef record) {
        return switch (record.kind()) {
            case LEAD -> {
                var customer = leads.get(record.id()).data().customer();
                yield refs(record, Stream.ofNullable(customer.contactId()).toList(), customer.companyId());
            }
            case DEAL -> {
                var data = deals.get(record.id()).data();
                yield refs(record, data.contactIds(), data.companyId());
            }
            case CONTACT, COMPANY -> List.of(record);
        };
    }

    private static List<RecordRef> refs(RecordRef record, List<Long> contactIds, @Nullable Long companyId) {
        var refs = new LinkedHashSet<>(List.of(record));
        contactIds.forEach(id -> refs.add(new RecordRef(RecordKind.CONTACT, id)));
        if (companyId != null) {
            refs.add(new RecordRef(RecordKind.COMPANY, companyId));
        }
        return List.copyOf(refs);
    }

    /// @param entries those of the phones and e-mails that were not on the list before
    public record Blocked(List<ExceptionEntry> entries, List<RecordRef> deleted) {
        public Blocked {
            entries = List.copyOf(entries);
            deleted = List.copyOf(deleted);
        }
    }

    /// @param values phones and e-mails; what is on the list already is as it should be
    /// @param delete goes into the recycle bin
    /// @throws io.weiche.kernel.BadInput naming what is no phone or e-mail, or no record
    /// @throws io.weiche.web.Problem forbidden when one of the records may not be deleted
    @Transactional
    public Blocked block(List<String> values, @Nullable String reason, List<RecordRef> delete) {
        access.require(Right.EDIT_SETTINGS);
        directory.requireInput("delete", delete, Action.READ);
        // leads first, as everywhere: a switch of the mode waits for nothing that waits for it
        var deleted = delete.stream()
                .distinct()
                .sorted(Comparator.comparing(RecordRef::kind).thenComparing(RecordRef::id))
                .toList();
        deleted.forEach(this::delete);
        var entered = new ArrayList<Long>();
        for (var value : values) {
            entering.enter("values", value, reason).ifPresent(entered::add);
        }
        var entries = store.list().stream()
                .filter(entry -> entered.contains(entry.id()))
                .toList();
        return new Blocked(entries, deleted);
    }

    private void delete(RecordRef record) {
        switch (record.kind()) {
            case LEAD -> leads.delete(record.id(), null);
            case DEAL -> deals.delete(record.id(), null);
            case CONTACT -> contacts.delete(record.id(), null);
            case COMPANY -> companies.delete(record.id(), null);
        }
    }
}
