package io.weiche.privacy;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.support.SqlArrayValue;

/// Everything that is one person: their contact and leads, also those that were merged into them, and what is known
/// by it. Deals where they are the customer stay as figures, without words.
///
/// @param companies where they work
/// @param otherDeals where they are named beside the customer
/// @param words by which texts name them: whole names, addresses, numbers
/// @param wordy codes of the fields of deals that hold texts
record Person(
        List<Long> contacts,
        List<Long> leads,
        List<Long> deals,
        List<Long> companies,
        List<Long> otherDeals,
        List<String> words,
        List<String> wordy) {
    Map<String, Object> parameters(long account) {
        return Map.of(
                "account", account,
                "contacts", numbers(contacts),
                "leads", numbers(leads),
                "deals", numbers(deals),
                "companies", numbers(companies),
                "otherDeals", numbers(otherDeals),
                "words", texts(words),
                "wordy", texts(wordy));
    }

    private static SqlArrayValue numbers(List<Long> values) {
        return new SqlArrayValue("bigint", values.toArray());
    }

    private static SqlArrayValue texts(List<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    @Override
    public String toString() {
        return "Person" + contacts + leads;
    }
}
