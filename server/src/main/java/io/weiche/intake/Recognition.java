package io.weiche.intake;

import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whose phones and e-mails these are, for doors that note something without an inquiry.
@Component
public class Recognition {
    private final KnownCustomer customers;

    Recognition(KnownCustomer customers) {
        this.customers = customers;
    }

    /// What is open with them, leads first, then the contact and the company themselves; within a transaction.
    ///
    /// @param keys in the form in which contact points are compared
    public List<RecordRef> recordsOf(Collection<String> keys) {
        return customers.recognise(List.of(keys)).getFirst().all();
    }
}
