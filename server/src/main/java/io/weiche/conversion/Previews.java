package io.weiche.conversion;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.access.Users;
import io.weiche.conversion.ConversionPlan.CustomerTarget;
import io.weiche.conversion.ConversionPlan.DealTarget;
import io.weiche.conversion.ConversionPreview.CustomerPreview;
import io.weiche.conversion.ConversionPreview.DealPreview;
import io.weiche.conversion.ConversionPreview.OpenDeal;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.Lead;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.Activities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Works out what the conversion of one lead would do.
@Component
class Previews {
    /// From the customer to their few deals; the other way round, with `or`, the database goes through all of the
    /// account.
    private static final String OPEN_DEALS = """
            with of_customer as materialized (
                select id from deal where account_id = :account and company_id = cast(:company as bigint)
                union
                select deal_id from deal_contact where account_id = :account and contact_id = cast(:contact as bigint))
            select d.id, d.title, s.name as stage_name, d.amount, d.currency
            from of_customer o
            join deal d on d.account_id = :account and d.id = o.id
            join stage s on s.account_id = :account and s.id = d.stage_id
            where d.semantics = 'P' and d.deleted_at is null and ALLOWED
            order by d.id desc limit 20""";

    private final CustomerMatches matches;
    private final RecordDirectory directory;
    private final Activities activities;
    private final Users users;
    private final Access access;
    private final MadeValues values;
    private final JdbcClient sql;

    Previews(
            CustomerMatches matches,
            RecordDirectory directory,
            Activities activities,
            Users users,
            Access access,
            MadeValues values,
            JdbcClient sql) {
        this.matches = matches;
        this.directory = directory;
        this.activities = activities;
        this.users = users;
        this.access = access;
        this.values = values;
        this.sql = sql;
    }

    ConversionPreview of(Lead lead, ConversionPlan plan, ConversionChoice choice) {
        var customer = lead.data().customer();
        var contact = customer(RecordKind.CONTACT, plan.contact(), customer.contactId(), lead);
        var company = customer(RecordKind.COMPANY, plan.company(), customer.companyId(), lead);
        return new ConversionPreview(
                lead.id(),
                deal(plan.deal()),
                contact,
                company,
                activities.pendingOf(new RecordRef(RecordKind.LEAD, lead.id())).size(),
                openDeals(contact == null ? null : contact.id(), company == null ? null : company.id()),
                remarks(lead, contact, company),
                values.lacking(lead.id(), made(plan, contact, company), ofCustomers(contact, company), choice));
    }

    private static Set<String> ofCustomers(@Nullable CustomerPreview contact, @Nullable CustomerPreview company) {
        var filled = new HashSet<String>();
        if (contact != null) {
            filled.add("contactIds");
        }
        if (company != null) {
            filled.addAll(List.of("companyId", "companyIds"));
        }
        return filled;
    }

    private static List<MadeValues.Target> made(
            ConversionPlan plan, @Nullable CustomerPreview contact, @Nullable CustomerPreview company) {
        var made = new ArrayList<MadeValues.Target>();
        if (plan.deal() instanceof DealTarget.Make make) {
            made.add(new MadeValues.Target(RecordKind.DEAL, make.stageId()));
        }
        if (contact != null && contact.willMake()) {
            made.add(new MadeValues.Target(RecordKind.CONTACT, null));
        }
        if (company != null && company.willMake()) {
            made.add(new MadeValues.Target(RecordKind.COMPANY, null));
        }
        return made;
    }

    private static @Nullable DealPreview deal(DealTarget target) {
        return switch (target) {
            case DealTarget.Make make -> new DealPreview(true, make.pipelineId(), null);
            case DealTarget.Link link -> new DealPreview(false, null, link.dealId());
            case DealTarget.Nothing _ -> null;
        };
    }

    private @Nullable CustomerPreview customer(
            RecordKind kind, CustomerTarget target, @Nullable Long linkedId, Lead lead) {
        if (target instanceof CustomerTarget.Use use) {
            return known(kind, use.id(), List.of("CHOSEN"), candidates(kind, lead));
        }
        if (linkedId != null) {
            return known(kind, linkedId, List.of("LINKED"), List.of());
        }
        if (target instanceof CustomerTarget.Nothing || lead.repeat()) {
            return null;
        }
        var found = candidates(kind, lead);
        if (target instanceof CustomerTarget.MakeAnyway || found.isEmpty()) {
            return new CustomerPreview(true, null, newName(kind, lead), List.of(), found);
        }
        var best = found.getFirst();
        return new CustomerPreview(false, best.id(), best.name(), best.matchedBy(), found.subList(1, found.size()));
    }

    private List<CustomerMatches.Match> candidates(RecordKind kind, Lead lead) {
        var found = matches.of(kind, lead.data().points().matchKeys());
        var unseen = directory.unseen(
                found.stream().map(match -> new RecordRef(kind, match.id())).toList());
        return found.stream()
                .map(match -> unseen.contains(new RecordRef(kind, match.id()))
                        ? new CustomerMatches.Match(match.id(), null, match.matchedBy())
                        : match)
                .toList();
    }

    private CustomerPreview known(
            RecordKind kind, long id, List<String> matchedBy, List<CustomerMatches.Match> candidates) {
        var ref = new RecordRef(kind, id);
        var name = directory.names(List.of(ref)).get(ref);
        var others = candidates.stream().filter(match -> match.id() != id).toList();
        return new CustomerPreview(false, id, name, matchedBy, others);
    }

    private static @Nullable String newName(RecordKind kind, Lead lead) {
        var person = lead.data().name().display();
        var company = lead.data().companyTitle();
        if (kind == RecordKind.CONTACT) {
            return person == null ? company : person;
        }
        return company == null ? person : company;
    }

    private List<OpenDeal> openDeals(@Nullable Long contactId, @Nullable Long companyId) {
        if (contactId == null && companyId == null) {
            return List.of();
        }
        return sql
                .sql(OPEN_DEALS.replace("ALLOWED", access.sql(RecordKind.DEAL, Action.CHANGE, "d")))
                .param("account", CurrentAccount.require().value())
                .param("contact", contactId)
                .param("company", companyId)
                .query(OpenDeal.class)
                .list()
                .stream()
                .map(deal -> FieldGroup.AMOUNT.isSeen() ? deal : deal.withoutAmount())
                .toList();
    }

    private List<String> remarks(Lead lead, @Nullable CustomerPreview contact, @Nullable CustomerPreview company) {
        var remarks = new ArrayList<String>();
        var name = lead.data().name();
        if (contact != null && contact.willMake() && name.firstName() == null && name.lastName() == null
                || company != null && company.willMake() && lead.data().companyTitle() == null) {
            remarks.add("name-fallback");
        }
        if (lead.data().points().matchKeys().isEmpty()) {
            remarks.add("no-contact-point");
        }
        if (severalMatch(contact) || severalMatch(company)) {
            remarks.add("several-matches");
        }
        if (!users.find(lead.data().responsibleId()).map(user -> user.active()).orElse(false)) {
            remarks.add("responsible-inactive");
        }
        if (lead.repeat()) {
            remarks.add("repeat-lead");
        }
        return remarks;
    }

    private static boolean severalMatch(@Nullable CustomerPreview customer) {
        return customer != null
                && !customer.willMake()
                && !customer.otherCandidates().isEmpty();
    }
}
