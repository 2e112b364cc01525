package io.weiche.offers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who offers: the letterhead as it was when the offer was issued.
///
/// @param registered what the law asks for, in its order
public record Sender(
        String name,
        List<String> address,
        List<Registered> registered,
        @Nullable Bank bank) {
    public Sender {
        address = List.copyOf(address);
        registered = List.copyOf(registered);
    }

    /// @param name what it is, a word of the program
    public record Registered(String name, String value) {}

    public record Bank(
            @Nullable String holder,
            String iban,
            @Nullable String bic,
            @Nullable String bank) {}
}
