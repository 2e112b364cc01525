package io.weiche.records;

import java.util.List;

/// Finds customers by what somebody typed, so that what is sold to them is found by it too. Implemented by the search,
/// which reads words.
public interface KnownCustomers {
    /// The numbers of contacts and companies.
    record Customers(List<Long> contacts, List<Long> companies) {
        public Customers {
            contacts = List.copyOf(contacts);
            companies = List.copyOf(companies);
        }

        public boolean isEmpty() {
            return contacts.isEmpty() && companies.isEmpty();
        }
    }

    /// The newest customers with such a name, phone number or e-mail address, of those the current user may read:
    /// a deal must not tell whose it is to somebody who may not know.
    Customers find(String typed);
}
