package io.weiche.modes;

import io.weiche.conversion.Customers;
import io.weiche.modes.LeadForecast.Customer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Foresees what the engine will do with the leads, one after the other in the order of the run: it remembers whose
/// customers earlier leads would have made.
final class Forecaster {
    /// Fields of a deal that its customers fill.
    static final Set<String> OF_CUSTOMER = Set.of("contactIds", "companyId");

    private static final String LACKING = "required-fields-empty";

    private final IntakeSettings options;
    private final Set<String> asked;
    private final Set<String> contactKeys = new HashSet<>();
    private final Set<String> companyKeys = new HashSet<>();

    /// @param asked names of the fields a deal must have
    Forecaster(IntakeSettings options, Set<String> asked) {
        this.options = options;
        this.asked = asked;
    }

    LeadForecast of(ResultSet row) throws SQLException {
        var remarks = new ArrayList<String>();
        if (row.getBoolean("customer_deleted")) {
            return forecast(row, true, Customer.NONE, Customer.NONE, List.of(Rehearsal.BLOCKING));
        }
        if (row.getBoolean("responsible_gone")) {
            remarks.add("responsible-inactive");
        }
        if (row.getBoolean("repeat")) {
            if (lacks(row, row.getBoolean("has_contact"), row.getBoolean("has_company"))) {
                remarks.add(LACKING);
            }
            return forecast(row, false, Customer.LINKED, Customer.LINKED, remarks);
        }
        var array = row.getArray("all_keys");
        var keys = array == null ? List.<String>of() : Arrays.asList((String[]) array.getArray());
        var customers = options.customers();
        var companyless = row.getBoolean("companyless");
        var mayMakeCompany = !companyless || !customers.namedCompaniesOnly();
        var contact = customer(customers.contact(), true, row.getInt("contacts"), keys, contactKeys);
        var company = customer(customers.company(), mayMakeCompany, row.getInt("companies"), keys, companyKeys);
        if (lacks(row, contact != Customer.NONE, company != Customer.NONE)) {
            remarks.add(LACKING);
        }
        if (company == Customer.NEW && companyless && customers == Customers.BOTH) {
            remarks.add(Rehearsal.COMPANY_UNNAMED);
        }
        if (contact == Customer.NEW && row.getBoolean("nameless")
                || company == Customer.NEW && companyless && customers == Customers.COMPANY) {
            remarks.add("name-fallback");
        }
        if (keys.isEmpty()) {
            remarks.add("no-contact-point");
        }
        if (row.getBoolean("unreadable")) {
            remarks.add("phone-not-normalised");
        }
        if (contact != Customer.NONE && row.getInt("contacts") > 1
                || company != Customer.NONE && row.getInt("companies") > 1) {
            remarks.add("several-matches");
        }
        return forecast(row, false, contact, company, remarks);
    }

    private boolean lacks(ResultSet row, boolean contact, boolean company) throws SQLException {
        return row.getBoolean("lacking")
                || !contact && asked.contains("contactIds")
                || !company && asked.contains("companyId");
    }

    private static LeadForecast forecast(
            ResultSet row, boolean blocked, Customer contact, Customer company, List<String> remarks)
            throws SQLException {
        return new LeadForecast(
                row.getLong("id"), row.getString("title"), row.getBoolean("seen"), blocked, contact, company, remarks);
    }

    /// As in [io.weiche.conversion.RecogniseCustomers]: known, or like an earlier lead that makes a customer.
    private static Customer customer(boolean wanted, boolean mayMake, int known, List<String> keys, Set<String> made) {
        if (!wanted) {
            return Customer.NONE;
        }
        if (known > 0 || keys.stream().anyMatch(made::contains)) {
            return Customer.KNOWN;
        }
        if (!mayMake) {
            return Customer.NONE;
        }
        made.addAll(keys);
        return Customer.NEW;
    }
}
