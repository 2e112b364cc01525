package io.weiche.chat;

import io.weiche.access.CurrentUser;
import io.weiche.accounts.Accounts;
import io.weiche.customers.ContactData;
import io.weiche.customers.Contacts;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.ContactsInText;
import io.weiche.intake.Triage;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Remembered;
import io.weiche.leads.LeadData;
import io.weiche.leads.Leads;
import io.weiche.web.Problem;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes contact details that come after the first one down where the conversation stands: at the contact, else at the
/// lead. In a transaction of its own: what the record refuses must not take the message away.
@Component
public class LaterContacts {
    private static final Logger LOG = LoggerFactory.getLogger(LaterContacts.class);

    private final Triage triage;
    private final Contacts contacts;
    private final Leads leads;
    private final Accounts accounts;

    LaterContacts(Triage triage, Contacts contacts, Leads leads, Accounts accounts) {
        this.triage = triage;
        this.contacts = contacts;
        this.leads = leads;
        this.accounts = accounts;
    }

    /// @param before the conversation as it was: what makes it an inquiry is written down with it
    public void add(Conversation before, String text) {
        var inquiry = before.inquiryId();
        if (inquiry == null) {
            return;
        }
        var found = ContactsInText.find(text, accounts.get().country());
        if (found.all().isEmpty()) {
            return;
        }
        try {
            CurrentUser.callAsSystem(() -> Remembered.during(() -> add(inquiry, found)));
        } catch (BadInput | Problem e) {
            LOG.debug("Contact details of conversation {} stay in its messages: {}", before.id(), e.getMessage());
        }
    }

    private boolean add(long inquiryId, ContactPoints found) {
        var inquiry = triage.get(inquiryId);
        var contact = inquiry.contact();
        var lead = inquiry.lead();
        if (contact != null) {
            contacts.change(contact.id(), null, data -> with(data, found));
        } else if (lead != null && lead.open()) {
            leads.change(lead.id(), null, data -> with(data, found));
        }
        return true;
    }

    /// Nothing that is there already.
    private static ContactPoints joined(ContactPoints now, ContactPoints found) {
        var known = now.matchKeys();
        Stream<ContactPoint> fresh =
                found.all().stream().filter(point -> point.matchKey() != null && !known.contains(point.matchKey()));
        return new ContactPoints(Stream.concat(now.all().stream(), fresh).toList());
    }

    private static ContactData with(ContactData data, ContactPoints found) {
        return new ContactData(
                data.name(),
                data.jobTitle(),
                data.birthdate(),
                data.address(),
                data.sourceId(),
                data.comments(),
                joined(data.points(), found),
                data.companyIds(),
                data.responsibleId(),
                data.custom(),
                data.observerIds(),
                data.external());
    }

    private static LeadData with(LeadData data, ContactPoints found) {
        return new LeadData(
                data.title(),
                data.name(),
                data.companyTitle(),
                data.jobTitle(),
                data.birthdate(),
                data.address(),
                data.amount(),
                data.stageId(),
                data.origin(),
                data.comments(),
                data.responsibleId(),
                data.customer(),
                joined(data.points(), found),
                data.loss(),
                data.external(),
                data.custom(),
                data.observerIds());
    }
}
