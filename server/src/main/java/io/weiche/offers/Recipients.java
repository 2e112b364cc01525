package io.weiche.offers;

import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.customers.Companies;
import io.weiche.customers.Contacts;
import io.weiche.deals.Deals;
import io.weiche.fields.Address;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.records.RecordDirectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom the offer of a deal goes to: its customer as the current user may see it now, in the lines of an envelope.
@Component
class Recipients {
    private final Deals deals;
    private final Companies companies;
    private final Contacts contacts;
    private final RecordDirectory directory;
    private final Accounts accounts;

    Recipients(Deals deals, Companies companies, Contacts contacts, RecordDirectory directory, Accounts accounts) {
        this.deals = deals;
        this.companies = companies;
        this.contacts = contacts;
        this.directory = directory;
        this.accounts = accounts;
    }

    /// @return null when there is no customer, or none that may be read
    @Nullable
    String of(long dealId, Language language) {
        var deal = deals.get(dealId);
        // whoever may not read a customer is not told its name
        var companyId = deal.companyTitle() == null ? null : deal.data().companyId();
        var company = companyId == null || !isThere(RecordKind.COMPANY, companyId)
                ? null
                : companies.get(companyId).data();
        var person = deal.contacts().stream()
                .filter(one -> one.name() != null && isThere(RecordKind.CONTACT, one.id()))
                .findFirst()
                .map(one -> contacts.get(one.id()).data())
                .orElse(null);
        // a company made of an inquiry may be called as its person
        var lines = new LinkedHashSet<String>();
        var address = Optional.<Address>empty();
        if (company != null) {
            lines.add(company.title());
            address = Optional.ofNullable(company.address());
        }
        if (person != null) {
            Optional.ofNullable(person.name().display()).ifPresent(lines::add);
            address = address.or(() -> Optional.ofNullable(person.address()));
        }
        address.ifPresent(one -> lines.addAll(lines(one, language)));
        return Texts.block("recipient", String.join("\n", lines));
    }

    /// Not in the recycle bin.
    private boolean isThere(RecordKind kind, long id) {
        return directory.find(new RecordRef(kind, id)).isPresent();
    }

    private List<String> lines(Address address, Language language) {
        var place = Stream.of(address.postalCode(), address.city())
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return Stream.of(address.street(), address.extra(), place, address.district(), abroad(address, language))
                .filter(line -> line != null && !line.isBlank())
                .toList();
    }

    /// The post asks for the country in capitals, and only abroad.
    private @Nullable String abroad(Address address, Language language) {
        var code = address.countryCode();
        if (code != null && code.equalsIgnoreCase(accounts.get().country())) {
            return null;
        }
        var name = code == null || code.length() != 2
                ? address.country()
                : Locale.of("", code).getDisplayCountry(language.locale());
        var home = Locale.of("", accounts.get().country());
        return name == null
                        || Stream.of(Language.values())
                                .anyMatch(one -> name.equalsIgnoreCase(home.getDisplayCountry(one.locale())))
                ? null
                : name.toUpperCase(language.locale());
    }
}
