package io.weiche.bitrix24.kinds;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;
import static io.weiche.bitrix24.catalogue.FieldForms.day;
import static io.weiche.bitrix24.catalogue.FieldForms.key;
import static io.weiche.bitrix24.catalogue.FieldForms.links;
import static io.weiche.bitrix24.catalogue.FieldForms.source;
import static io.weiche.bitrix24.catalogue.FieldForms.text;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.customers.Contact;
import java.util.List;

/// The fields of a contact.
final class ContactFields {
    static final Catalogue<Contact> CATALOGUE = Catalogue.of(
            "contact",
            own(),
            SharedFields.person(contact -> contact.data().name(), Trait.REQUIRED),
            SharedFields.address(contact -> contact.data().address()),
            SharedFields.external(contact -> contact.data().external()),
            SharedFields.noUtm(),
            SharedFields.people(
                    Contact::id,
                    contact -> contact.data().responsibleId(),
                    Contact::createdById,
                    Contact::createdAt,
                    Contact::updatedAt,
                    Contact::lastActivityAt),
            SharedFields.points(contact -> contact.data().points()));

    private ContactFields() {}

    private static List<WireField<Contact>> own() {
        return List.of(
                key(Contact::id),
                absent("PHOTO", "file", null),
                day("BIRTHDATE", "birthdate", contact -> contact.data().birthdate()),
                FieldForms.<Contact>absent("TYPE_ID", "string", null).wordsOf("CONTACT_TYPE"),
                source(contact -> contact.data().sourceId()),
                absent("SOURCE_DESCRIPTION", "string", null),
                text("POST", "jobTitle", contact -> contact.data().jobTitle()),
                text("COMMENTS", "comments", contact -> contact.data().comments()),
                absent("EXPORT", "char", "N"),
                FieldForms.linked(
                        "COMPANY_ID",
                        "crm_company",
                        "companyId",
                        contact ->
                                contact.data().companyIds().stream().findFirst().orElse(null)),
                links("COMPANY_IDS", "crm_company", "companyId"),
                FieldForms.<Contact>link("LEAD_ID", "crm_lead", "leadId", Contact::leadId)
                        .readOnly(),
                absent("ORIGIN_VERSION", "string", null),
                absent("FACE_ID", "integer", null));
    }
}
