package io.weiche.customers;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Subject;
import io.weiche.access.Users;
import io.weiche.fields.RequiredFields;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.observers.Observers;
import io.weiche.pipelines.Sources;
import io.weiche.records.FieldChange;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Contacts and their verbs.
@Service
public class Contacts {
    private final ContactStore store;
    private final ContactType type;
    private final RecordList list;
    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final Access access;
    private final Users users;
    private final Sources sources;
    private final RequiredFields required;
    private final ContactRequirables requirable;
    private final Observers observers;

    Contacts(
            ContactStore store,
            ContactType type,
            RecordList list,
            RecordDirectory directory,
            RecordJournal journal,
            Access access,
            Users users,
            Sources sources,
            RequiredFields required,
            ContactRequirables requirable,
            Observers observers) {
        this.store = store;
        this.type = type;
        this.list = list;
        this.directory = directory;
        this.journal = journal;
        this.access = access;
        this.users = users;
        this.sources = sources;
        this.required = required;
        this.requirable = requirable;
        this.observers = observers;
    }

    @Transactional(readOnly = true)
    public Page<Contact> list(ListQuery query) {
        return list.page(type, query, store::contacts);
    }

    /// A part of the list by position, in any order.
    @Transactional(readOnly = true)
    public Slice<Contact> slice(SliceQuery query) {
        return list.slice(type, query, store::contacts);
    }

    @Transactional(readOnly = true)
    public Contact get(long id) {
        var contact = store.find(id).orElseThrow(() -> directory.missing(ref(id)));
        access.require(contact.subject(), Action.READ);
        return contact;
    }

    /// @throws BadInput when first and last name are both missing
    @Transactional
    public Contact open(ContactData data) {
        return store.find(add(data)).orElseThrow();
    }

    /// The same for programs: all they are told is its number.
    ///
    /// @return the number
    @Transactional
    public long add(ContactData data) {
        access.requireAdding(Subject.contact(data.responsibleId(), false));
        refuseUnknown(null, data);
        required.checkOpened(requirable, null, data);
        var id = store.insert(data, CurrentUser.require().userId());
        journal.created(ref(id), data.responsibleId());
        journal.observed(ref(id), data.observerIds());
        return id;
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Contact change(long id, @Nullable Integer expectedVersion, UnaryOperator<ContactData> change) {
        var before = store.lock(id).orElseThrow(Problem::notFound);
        access.require(before.subject(), Action.CHANGE);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before.data());
        if (next.equals(before.data())) {
            return before;
        }
        refuseUnknown(before.data(), next);
        var sameName = next.name().equals(before.data().name());
        required.checkChanged(requirable, null, false, false, before.data(), next);
        store.update(before, next, before.nameIsFallback() && sameName);
        journal.changed(ref(id), FieldChange.between(before.data().shown(), next.shown()));
        tellLinks(id, before.data(), next);
        return store.find(id).orElseThrow();
    }

    private void tellLinks(long id, ContactData before, ContactData next) {
        next.companyIds().stream()
                .filter(company -> !before.companyIds().contains(company))
                .forEach(company -> journal.linked(ref(id), new RecordRef(RecordKind.COMPANY, company)));
        before.companyIds().stream()
                .filter(company -> !next.companyIds().contains(company))
                .forEach(company -> journal.unlinked(ref(id), new RecordRef(RecordKind.COMPANY, company)));
    }

    private void refuseUnknown(@Nullable ContactData before, ContactData next) {
        if (next.name().firstName() == null && next.name().lastName() == null) {
            throw BadInput.of("lastName", "required", "A contact needs a first name or a last name.");
        }
        if (before == null || before.responsibleId() != next.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        observers.check(before == null ? List.of() : before.observerIds(), next.observerIds());
        var source = next.sourceId();
        if (source != null && (before == null || !Objects.equals(before.sourceId(), source))) {
            sources.require("sourceId", source);
        }
        var added = next.companyIds().stream()
                .filter(company -> before == null || !before.companyIds().contains(company))
                .map(company -> new RecordRef(RecordKind.COMPANY, company))
                .toList();
        directory.requireInput("companyIds", added, Action.READ);
    }

    /// Into the recycle bin.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var contact = store.lock(id).orElseThrow(Problem::notFound);
        access.require(contact.subject(), Action.DELETE);
        Etags.refuseOther(expectedVersion, contact.version());
        store.setDeleted(id, true);
        journal.deleted(ref(id));
    }

    @Transactional
    public Contact restore(long id) {
        access.require(store.lockDeleted(id).orElseThrow(Problem::notFound), Action.DELETE);
        store.setDeleted(id, false);
        journal.restored(ref(id));
        return store.find(id).orElseThrow();
    }

    private static RecordRef ref(long id) {
        return new RecordRef(RecordKind.CONTACT, id);
    }
}
