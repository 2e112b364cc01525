package io.weiche.intake;

import io.weiche.intake.KnownCustomer.Recognised;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Whose phones and e-mails these are, for doors that note something without an inquiry.
@Component
public class Recognition {
    private final KnownCustomer customers;
    private final ExceptionStore exceptions;

    Recognition(KnownCustomer customers, ExceptionStore exceptions) {
        this.customers = customers;
        this.exceptions = exceptions;
    }

    /// What is open with them, leads first, then the contact and the company themselves; within a transaction.
    ///
    /// @param keys in the form in which contact points are compared
    public List<RecordRef> recordsOf(Collection<String> keys) {
        return customers.recognise(List.of(keys)).getFirst().all();
    }

    /// Where something of each of these people belongs: their open lead, their open deal, the contact, the company
    /// (crm.md 14.6). Nowhere for strangers, and for those on the exceptions list.
    ///
    /// @param keysOf of each, in the form in which contact points are compared
    public List<List<RecordRef>> filing(List<? extends Collection<String>> keysOf) {
        var keys = new HashSet<String>();
        keysOf.forEach(keys::addAll);
        if (keys.isEmpty()) {
            return keysOf.stream().map(_ -> List.<RecordRef>of()).toList();
        }
        var listed = exceptions.find(keys).keySet();
        var recognised = customers.recognise(keysOf);
        return IntStream.range(0, keysOf.size())
                .mapToObj(at -> keysOf.get(at).stream().anyMatch(listed::contains)
                        ? List.<RecordRef>of()
                        : filing(recognised.get(at)))
                .toList();
    }

    private static List<RecordRef> filing(Recognised who) {
        var records = new ArrayList<RecordRef>();
        for (var kind : List.of(RecordKind.LEAD, RecordKind.DEAL)) {
            var first = who.first(kind);
            if (first != null) {
                records.add(new RecordRef(kind, first));
            }
        }
        records.addAll(who.customerRecords());
        return records;
    }
}
