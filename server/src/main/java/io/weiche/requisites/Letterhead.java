package io.weiche.requisites;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a paper of one of our own companies says of it.
///
/// @param name the legal one, else what the company is called
/// @param address line by line
/// @param registered VAT_ID, TAX_NUMBER, REGISTER and COURT, as far as they are known
/// @param bank the first account of the main set
public record Letterhead(
        long companyId,
        String name,
        List<String> address,
        List<NamedValue> registered,
        @Nullable BankAccount bank) {
    public Letterhead {
        address = List.copyOf(address);
        registered = List.copyOf(registered);
    }
}
