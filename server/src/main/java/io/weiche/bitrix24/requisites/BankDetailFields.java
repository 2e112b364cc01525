package io.weiche.bitrix24.requisites;

import static io.weiche.bitrix24.catalogue.FieldForms.text;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.requisites.HeldAccount;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The fields of `crm.requisite.bankdetail.*`: an account has holder, bank, IBAN and BIC.
final class BankDetailFields {
    private static final List<String> NOT_KEPT = List.of(
            "CODE",
            "XML_ID",
            "ORIGINATOR_ID",
            "COMMENTS",
            "RQ_BANK_ADDR",
            "RQ_BANK_CODE",
            "RQ_BANK_ROUTE_NUM",
            "RQ_BIK",
            "RQ_CODEB",
            "RQ_CODEG",
            "RQ_RIB",
            "RQ_MFO",
            "RQ_ACC_TYPE",
            "RQ_AGENCY_NAME",
            "RQ_IIK",
            "RQ_ACC_CURRENCY",
            "RQ_ACC_NUM",
            "RQ_COR_ACC_NUM");

    static final Catalogue<HeldAccount> CATALOGUE = Catalogue.of("bankdetail", own(), kept(), notKept());

    private BankDetailFields() {}

    private static List<WireField<HeldAccount>> own() {
        return List.of(
                FieldForms.key(one -> Objects.requireNonNull(one.account().id())),
                FieldForms.<HeldAccount>link("ENTITY_ID", "integer", "requisiteId", HeldAccount::requisiteId)
                        .with(Trait.REQUIRED)
                        .with(Trait.IMMUTABLE),
                WireField.<HeldAccount>of(
                                "COUNTRY_ID",
                                "integer",
                                (_, words) -> Integer.toString(Preset.country(words.account())),
                                Filtering.NONE)
                        .notStored(null),
                FieldForms.<HeldAccount>absent("DATE_CREATE", "datetime", "").readOnly(),
                FieldForms.<HeldAccount>absent("DATE_MODIFY", "datetime", "").readOnly(),
                FieldForms.<HeldAccount>absent("CREATED_BY_ID", "user", null).readOnly(),
                FieldForms.<HeldAccount>absent("MODIFY_BY_ID", "user", null).readOnly());
    }

    /// What an account is called is its bank, and without one its number.
    private static List<WireField<HeldAccount>> kept() {
        return List.of(
                text(
                        "NAME",
                        "bank",
                        one -> Objects.requireNonNullElse(
                                one.account().bank(), one.account().iban())),
                text("RQ_BANK_NAME", "bank", one -> one.account().bank()),
                text("RQ_ACC_NAME", "holder", one -> one.account().holder()),
                text("RQ_IBAN", "iban", one -> one.account().iban()),
                text("RQ_BIC", "bic", one -> one.account().bic()),
                text("RQ_SWIFT", "bic", one -> one.account().bic()));
    }

    private static List<WireField<HeldAccount>> notKept() {
        var texts = NOT_KEPT.stream().map(code -> FieldForms.<HeldAccount>absent(code, "string", null));
        return Stream.concat(
                        texts,
                        Stream.of(
                                FieldForms.<HeldAccount>absent("ACTIVE", "char", "Y"),
                                FieldForms.<HeldAccount>absent("SORT", "integer", "500")))
                .toList();
    }
}
