package io.weiche.leads.web;

import io.weiche.access.Denied;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointPayload;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.Lead;
import io.weiche.leads.LeadFates;
import io.weiche.leads.Leads;
import io.weiche.records.RecordDirectory;
import io.weiche.tags.TaggedRecords;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Planned;
import io.weiche.timeline.PlannedPayload;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Shows leads with what stands beside them, looked up for a whole page at once.
@Component
class LeadPayloads {
    private final Leads leads;
    private final Activities activities;
    private final RecordDirectory directory;
    private final TaggedRecords tags;

    LeadPayloads(Leads leads, Activities activities, RecordDirectory directory, TaggedRecords tags) {
        this.leads = leads;
        this.activities = activities;
        this.directory = directory;
        this.tags = tags;
    }

    @Transactional(readOnly = true)
    public LeadPayload of(Lead lead) {
        return of(List.of(lead)).getFirst();
    }

    @Transactional(readOnly = true)
    public List<LeadPayload> of(List<Lead> page) {
        var ids = page.stream().map(Lead::id).toList();
        var fates = leads.fates(ids);
        var planned = activities.planned(RecordKind.LEAD, ids);
        var tagIds = tags.of(RecordKind.LEAD, ids);
        var names = directory.names(
                page.stream().flatMap(LeadPayloads::customers).distinct().toList());
        var incomplete = leads.incomplete(page);
        return page.stream()
                .map(lead -> payload(
                        lead,
                        new Beside(
                                fates.get(lead.id()),
                                planned.get(lead.id()),
                                name(RecordKind.CONTACT, lead.data().customer().contactId(), names),
                                name(RecordKind.COMPANY, lead.data().customer().companyId(), names),
                                customerName(lead, names),
                                incomplete.getOrDefault(lead.id(), List.of()),
                                tagIds.getOrDefault(lead.id(), List.of()))))
                .toList();
    }

    private static Stream<RecordRef> customers(Lead lead) {
        var customer = lead.data().customer();
        return Stream.concat(
                customer.contactId() == null
                        ? Stream.empty()
                        : Stream.of(new RecordRef(RecordKind.CONTACT, customer.contactId())),
                customer.companyId() == null
                        ? Stream.empty()
                        : Stream.of(new RecordRef(RecordKind.COMPANY, customer.companyId())));
    }

    private static @Nullable String name(RecordKind kind, @Nullable Long id, Map<RecordRef, String> names) {
        return id == null ? null : names.get(new RecordRef(kind, id));
    }

    /// The linked customer, else what the lead says about itself.
    private static @Nullable String customerName(Lead lead, Map<RecordRef, String> names) {
        return customers(lead)
                .map(names::get)
                .filter(name -> name != null)
                .findFirst()
                .orElseGet(() -> lead.data().name().display() == null
                        ? lead.data().companyTitle()
                        : lead.data().name().display());
    }

    /// What is not in the lead itself.
    private record Beside(
            LeadFates.@Nullable Fate fate,
            @Nullable Planned planned,
            @Nullable String contactName,
            @Nullable String companyName,
            @Nullable String customerName,
            List<String> incomplete,
            List<Long> tagIds) {}

    private static LeadPayload payload(Lead lead, Beside beside) {
        var data = lead.data();
        var fate = beside.fate();
        var planned = beside.planned();
        return new LeadPayload(
                lead.id(),
                lead.version(),
                data.title(),
                data.name().honorific(),
                data.name().firstName(),
                data.name().middleName(),
                data.name().lastName(),
                data.name().display(),
                data.companyTitle(),
                data.jobTitle(),
                data.birthdate(),
                data.address(),
                data.amount(),
                lead.stageId(),
                lead.semantics().code(),
                data.origin().sourceId(),
                data.origin().description(),
                data.origin().utm(),
                data.comments(),
                data.responsibleId(),
                data.observerIds(),
                lead.createdById(),
                data.customer().contactId(),
                data.customer().companyId(),
                beside.contactName(),
                beside.companyName(),
                beside.customerName(),
                lead.repeat(),
                ContactPointPayload.of(data.points(), ContactPoint.Type.PHONE),
                ContactPointPayload.of(data.points(), ContactPoint.Type.EMAIL),
                ContactPointPayload.of(data.points(), ContactPoint.Type.WEBSITE),
                ContactPointPayload.of(data.points(), ContactPoint.Type.MESSENGER),
                data.loss().reasonId(),
                data.loss().comment(),
                data.custom().visible(RecordKind.LEAD),
                beside.tagIds(),
                beside.incomplete(),
                lead.attention(),
                lead.completedWithoutResult(),
                fate == null ? null : fate.dealId(),
                fate == null ? null : fate.contactId(),
                fate == null ? null : fate.companyId(),
                fate == null ? null : fate.conversionId(),
                fate != null && fate.undoable(),
                PlannedPayload.of(planned),
                planned == null ? 0 : planned.open(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.movedAt(),
                lead.closedAt(),
                lead.lastActivityAt(),
                lead.openToAll(),
                Denied.of(lead.subject()));
    }
}
