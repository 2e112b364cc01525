package io.weiche.customers;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Subject;
import io.weiche.access.Users;
import io.weiche.fields.RequiredFields;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
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

/// Companies and their verbs.
@Service
public class Companies {
    private static final int ROLE = 100;

    private final CompanyStore store;
    private final CompanyType type;
    private final RecordDirectory directory;
    private final RecordList list;
    private final RecordJournal journal;
    private final Access access;
    private final Users users;
    private final Sources sources;
    private final RequiredFields required;
    private final CompanyRequirables requirable;
    private final Observers observers;
    private final CustomerLinks links;

    Companies(
            CompanyStore store,
            CompanyType type,
            RecordDirectory directory,
            RecordList list,
            RecordJournal journal,
            Access access,
            Users users,
            Sources sources,
            RequiredFields required,
            CompanyRequirables requirable,
            Observers observers,
            CustomerLinks links) {
        this.store = store;
        this.type = type;
        this.directory = directory;
        this.list = list;
        this.journal = journal;
        this.access = access;
        this.users = users;
        this.sources = sources;
        this.required = required;
        this.requirable = requirable;
        this.observers = observers;
        this.links = links;
    }

    @Transactional(readOnly = true)
    public Page<Company> list(ListQuery query) {
        return list.page(type, query, store::companies);
    }

    /// A part of the list by position, in any order.
    @Transactional(readOnly = true)
    public Slice<Company> slice(SliceQuery query) {
        return list.slice(type, query, store::companies);
    }

    @Transactional(readOnly = true)
    public Company get(long id) {
        var company = store.find(id).orElseThrow(() -> directory.missing(ref(id)));
        access.require(company.subject(), Action.READ);
        return company;
    }

    @Transactional
    public Company open(CompanyData data) {
        return store.find(add(data)).orElseThrow();
    }

    /// The same for programs: all they are told is its number.
    ///
    /// @return the number
    @Transactional
    public long add(CompanyData data) {
        access.requireAdding(Subject.company(data.responsibleId(), false));
        refuseUnknown(null, data);
        required.checkOpened(requirable, null, data);
        var id = store.insert(data, CurrentUser.require().userId());
        journal.created(ref(id), data.responsibleId());
        journal.observed(ref(id), data.observerIds());
        return id;
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Company change(long id, @Nullable Integer expectedVersion, UnaryOperator<CompanyData> change) {
        var before = store.lock(id).orElseThrow(Problem::notFound);
        access.require(before.subject(), Action.CHANGE);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before.data());
        if (next.equals(before.data())) {
            return before;
        }
        refuseUnknown(before.data(), next);
        var sameTitle = next.title().equals(before.data().title());
        required.checkChanged(requirable, null, false, false, before.data(), next);
        store.update(before, next, before.nameIsFallback() && sameTitle);
        journal.changed(ref(id), FieldChange.between(before.data().shown(), next.shown()));
        return store.find(id).orElseThrow();
    }

    private void refuseUnknown(@Nullable CompanyData before, CompanyData next) {
        if (before == null || before.responsibleId() != next.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        observers.check(before == null ? List.of() : before.observerIds(), next.observerIds());
        var source = next.sourceId();
        if (source != null && (before == null || !Objects.equals(before.sourceId(), source))) {
            sources.require("sourceId", source);
        }
    }

    /// What a contact is in the company.
    ///
    /// @param text null takes the role away
    /// @throws Problem not-found when the two are not linked
    @Transactional
    public Company changeRole(long id, long contactId, @Nullable String text) {
        var company = store.lock(id).orElseThrow(Problem::notFound);
        access.require(company.subject(), Action.CHANGE);
        var role = Texts.line("role", text, ROLE);
        var before = links.changeRole(id, contactId, role);
        if (!Objects.equals(before, role)) {
            journal.changed(ref(id), List.of(new FieldChange("contactRole", before, role)));
            directory.touch(ref(id));
        }
        return store.find(id).orElseThrow();
    }

    /// Into the recycle bin.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var company = store.lock(id).orElseThrow(Problem::notFound);
        access.require(company.subject(), Action.DELETE);
        Etags.refuseOther(expectedVersion, company.version());
        store.setDeleted(id, true);
        journal.deleted(ref(id));
    }

    @Transactional
    public Company restore(long id) {
        access.require(store.lockDeleted(id).orElseThrow(Problem::notFound), Action.DELETE);
        store.setDeleted(id, false);
        journal.restored(ref(id));
        return store.find(id).orElseThrow();
    }

    private static RecordRef ref(long id) {
        return new RecordRef(RecordKind.COMPANY, id);
    }
}
