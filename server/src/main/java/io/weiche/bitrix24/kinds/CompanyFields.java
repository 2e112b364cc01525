package io.weiche.bitrix24.kinds;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;
import static io.weiche.bitrix24.catalogue.FieldForms.key;
import static io.weiche.bitrix24.catalogue.FieldForms.text;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.customers.Company;
import java.util.List;
import java.util.stream.Stream;

/// The fields of a company.
final class CompanyFields {
    static final Catalogue<Company> CATALOGUE = Catalogue.of(
            "company",
            own(),
            legalAddress(),
            SharedFields.address(company -> company.data().address()),
            SharedFields.external(company -> company.data().external()),
            SharedFields.noUtm(),
            SharedFields.people(
                    Company::id,
                    company -> company.data().responsibleId(),
                    Company::createdById,
                    Company::createdAt,
                    Company::updatedAt,
                    Company::lastActivityAt),
            SharedFields.points(company -> company.data().points()));

    private CompanyFields() {}

    private static List<WireField<Company>> own() {
        return List.of(
                key(Company::id),
                FieldForms.<Company>text(
                                "TITLE", "title", company -> company.data().title())
                        .with(Trait.REQUIRED),
                FieldForms.<Company>absent("COMPANY_TYPE", "string", null).wordsOf("COMPANY_TYPE"),
                absent("LOGO", "file", null),
                absent("BANKING_DETAILS", "string", null),
                FieldForms.<Company>text(
                                "INDUSTRY",
                                "industry",
                                company -> company.data().industry())
                        .wordsOf("INDUSTRY"),
                FieldForms.<Company>absent("EMPLOYEES", "string", null).wordsOf("EMPLOYEES"),
                FieldForms.currencyOfAccount(),
                absent("REVENUE", "double", "0.00"),
                text("COMMENTS", "comments", company -> company.data().comments()),
                absent("IS_MY_COMPANY", "char", "N"),
                FieldForms.<Company>links("CONTACT_ID", "crm_contact", "contactId")
                        .notStored(null),
                FieldForms.<Company>link("LEAD_ID", "crm_lead", "leadId", Company::leadId)
                        .readOnly(),
                absent("ORIGIN_VERSION", "string", null));
    }

    private static List<WireField<Company>> legalAddress() {
        return Stream.of(
                        "ADDRESS_LEGAL",
                        "REG_ADDRESS",
                        "REG_ADDRESS_2",
                        "REG_ADDRESS_CITY",
                        "REG_ADDRESS_POSTAL_CODE",
                        "REG_ADDRESS_REGION",
                        "REG_ADDRESS_PROVINCE",
                        "REG_ADDRESS_COUNTRY",
                        "REG_ADDRESS_COUNTRY_CODE",
                        "REG_ADDRESS_LOC_ADDR_ID")
                .map(code ->
                        FieldForms.<Company>absent(code, code.endsWith("LOC_ADDR_ID") ? "integer" : "string", null))
                .toList();
    }
}
