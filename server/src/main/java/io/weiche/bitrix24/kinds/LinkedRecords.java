package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Warnings;
import io.weiche.customers.Companies;
import io.weiche.customers.Contact;
import io.weiche.customers.Contacts;
import io.weiche.deals.Deals;
import io.weiche.leads.Leads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Which records are linked with which, and how that is read and changed.
@Component
class LinkedRecords {
    private static final int MOST_OF_A_COMPANY = 50;

    private final Leads leads;
    private final Deals deals;
    private final Contacts contacts;
    private final Companies companies;

    LinkedRecords(Leads leads, Deals deals, Contacts contacts, Companies companies) {
        this.leads = leads;
        this.deals = deals;
        this.contacts = contacts;
        this.companies = companies;
    }

    /// Changes the links of one record.
    @FunctionalInterface
    interface Change {
        /// @param next from the numbers there are to those there shall be, the main one first
        void change(long id, UnaryOperator<List<Long>> next, Warnings warnings);
    }

    /// @param code of the field that holds the number of the linked record
    /// @param ids of the linked records, the main one first
    record Link(String owner, String many, String code, LongFunction<List<Long>> ids, Change change) {}

    /// By the beginning of the names of their methods.
    Map<String, Link> all() {
        var all = new LinkedHashMap<String, Link>();
        all.put("crm.lead.contact", new Link("lead", "contacts", "CONTACT_ID", this::ofLead, this::changeLead));
        all.put("crm.deal.contact", new Link("deal", "contacts", "CONTACT_ID", this::ofDeal, this::changeDeal));
        all.put(
                "crm.contact.company",
                new Link("contact", "companies", "COMPANY_ID", this::ofContact, this::changeContact));
        all.put(
                "crm.company.contact",
                new Link("company", "contacts", "CONTACT_ID", this::ofCompany, this::changeCompany));
        return all;
    }

    private List<Long> ofLead(long id) {
        return Stream.ofNullable(leads.get(id).data().customer().contactId()).toList();
    }

    /// A lead has one contact.
    private void changeLead(long id, UnaryOperator<List<Long>> next, Warnings warnings) {
        leads.change(id, null, now -> {
            var before = Stream.ofNullable(now.customer().contactId()).toList();
            var wanted = next.apply(before);
            if (wanted.size() > 1) {
                warnings.add("INVALID_VALUE", "A lead has one contact; the others were ignored.", "CONTACT_ID");
            }
            return now.withContact(wanted.stream().findFirst().orElse(null));
        });
    }

    private List<Long> ofDeal(long id) {
        return deals.get(id).data().contactIds();
    }

    private void changeDeal(long id, UnaryOperator<List<Long>> next, Warnings warnings) {
        deals.change(id, null, now -> now.withContacts(next.apply(now.contactIds())));
    }

    private List<Long> ofContact(long id) {
        return contacts.get(id).data().companyIds();
    }

    private void changeContact(long id, UnaryOperator<List<Long>> next, Warnings warnings) {
        contacts.change(id, null, now -> now.withCompanies(next.apply(now.companyIds())));
    }

    private List<Long> ofCompany(long id) {
        return companies.get(id).contacts().stream().map(Contact.Link::id).toList();
    }

    /// The link belongs to the contact, so it is the contacts that change.
    private void changeCompany(long id, UnaryOperator<List<Long>> next, Warnings warnings) {
        var before = ofCompany(id);
        var after = next.apply(before);
        var added = after.stream().filter(contact -> !before.contains(contact)).toList();
        var gone = before.stream().filter(contact -> !after.contains(contact)).toList();
        if (added.size() + gone.size() > MOST_OF_A_COMPANY) {
            throw RestError.plain("At most " + MOST_OF_A_COMPANY + " contacts of a company change at once.");
        }
        added.forEach(contact -> contacts.change(
                contact,
                null,
                now -> now.withCompanies(Stream.concat(now.companyIds().stream(), Stream.of(id))
                        .distinct()
                        .toList())));
        gone.forEach(contact -> contacts.change(
                contact,
                null,
                now -> now.withCompanies(now.companyIds().stream()
                        .filter(company -> company != id)
                        .toList())));
    }
}
