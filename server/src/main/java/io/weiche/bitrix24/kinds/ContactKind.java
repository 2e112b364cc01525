package io.weiche.bitrix24.kinds;

import io.weiche.access.CurrentUser;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.PointInput;
import io.weiche.bitrix24.catalogue.ValueInput;
import io.weiche.customers.Contact;
import io.weiche.customers.ContactData;
import io.weiche.customers.Contacts;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Contacts.
@Component
class ContactKind implements Kind<Contact> {
    private final Contacts contacts;
    private final Dictionaries dictionaries;
    private final CustomWire custom;

    ContactKind(Contacts contacts, Dictionaries dictionaries, CustomWire custom) {
        this.contacts = contacts;
        this.dictionaries = dictionaries;
        this.custom = custom;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CONTACT;
    }

    @Override
    public Catalogue<Contact> catalogue() {
        return ContactFields.CATALOGUE;
    }

    @Override
    public long id(Contact contact) {
        return contact.id();
    }

    @Override
    public CustomValues custom(Contact contact) {
        return contact.data().custom();
    }

    @Override
    public Map<String, List<Long>> links(Contact contact) {
        return Map.of("COMPANY_IDS", contact.data().companyIds());
    }

    @Override
    public Slice<Contact> slice(SliceQuery query) {
        return contacts.slice(query);
    }

    @Override
    public Contact get(long id) {
        return contacts.get(id);
    }

    @Override
    public long open(FieldInput in) {
        var nothing = new ContactData(
                PersonName.NONE,
                null,
                null,
                null,
                null,
                null,
                ContactPoints.NONE,
                List.of(),
                CurrentUser.requireId(),
                CustomValues.NONE,
                List.of(),
                External.NONE);
        return contacts.add(read(in, dictionaries.codes(), nothing));
    }

    @Override
    public void change(long id, FieldInput in) {
        var codes = dictionaries.codes();
        contacts.change(id, null, now -> read(in, codes, now));
    }

    @Override
    public void delete(long id) {
        contacts.delete(id, null);
    }

    private ContactData read(FieldInput in, Codes codes, ContactData now) {
        return new ContactData(
                ValueInput.name(in, now.name()),
                in.line("POST", Texts.NAME, now.jobTitle()),
                in.day("BIRTHDATE", now.birthdate()),
                ValueInput.address(in, now.address()),
                ValueInput.source(in, codes, now.sourceId()),
                in.block("COMMENTS", now.comments()),
                PointInput.read(in, now.points()),
                in.links("COMPANY_ID", "COMPANY_IDS", now.companyIds()),
                in.user("ASSIGNED_BY_ID", now.responsibleId()),
                custom.read(in, RecordKind.CONTACT, now.custom()),
                now.observerIds(),
                ValueInput.external(in, now.external()));
    }
}
