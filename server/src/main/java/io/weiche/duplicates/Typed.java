package io.weiche.duplicates;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import org.jspecify.annotations.Nullable;

/// What somebody has typed of a record that is not there yet.
///
/// @param kind of the record that is to be made
/// @param name of a person
/// @param company what a company is called, or a deal that bears the name of one
/// @param contactId whom a deal is for
public record Typed(
        RecordKind kind,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String name,
        @Nullable String company,
        @Nullable Long contactId,
        @Nullable Long companyId) {
    public Typed {
        phone = Texts.line("phone", phone, Texts.NAME);
        email = Texts.line("email", email, Texts.EMAIL);
        name = Texts.line("name", name, Texts.TITLE);
        company = Texts.line("company", company, Texts.TITLE);
    }
}
