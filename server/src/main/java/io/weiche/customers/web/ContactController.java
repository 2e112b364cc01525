package io.weiche.customers.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.customers.Contact;
import io.weiche.customers.ContactData;
import io.weiche.customers.Contacts;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.observers.Observers;
import io.weiche.records.ListQuery;
import io.weiche.tags.TaggedRecords;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/contacts")
class ContactController {
    private final Contacts contacts;
    private final Accounts accounts;
    private final CustomInput custom;
    private final TaggedRecords tags;

    ContactController(Contacts contacts, Accounts accounts, CustomInput custom, TaggedRecords tags) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.custom = custom;
        this.tags = tags;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<ContactPayload> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return contacts.list(ListQuery.of(filter, q, sort, limit, cursor)).map(this::payloads);
    }

    private List<ContactPayload> payloads(List<Contact> page) {
        var tagIds = tags.of(RecordKind.CONTACT, page.stream().map(Contact::id).toList());
        return page.stream()
                .map(contact -> ContactPayload.of(contact, tagIds.getOrDefault(contact.id(), List.of())))
                .toList();
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(ContactRequest.class)
    @Answers(status = 201)
    ResponseEntity<ContactPayload> open(@RequestBody JsonNode json) {
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
        var contact = contacts.open(read(JsonBody.of(json), nothing));
        return ResponseEntity.created(URI.create("/api/v1/contacts/" + contact.id()))
                .eTag(Etags.of(contact.version()))
                .body(payloads(List.of(contact)).getFirst());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ContactPayload> get(@PathVariable long id) {
        return answer(contacts.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(ContactRequest.class)
    ResponseEntity<ContactPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(contacts.change(id, Etags.requireVersion(ifMatch), now -> read(body, now)));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        contacts.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/restore")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ContactPayload> restore(@PathVariable long id) {
        return answer(contacts.restore(id));
    }

    private ResponseEntity<ContactPayload> answer(Contact contact) {
        return Etags.ok(payloads(List.of(contact)).getFirst(), contact.version());
    }

    /// What the body names, over what there is.
    private ContactData read(JsonBody body, ContactData now) {
        var name = now.name();
        var companyIds = body.ids("companyIds");
        var responsibleId = body.id("responsibleId");
        var data = new ContactData(
                new PersonName(
                        body.has("honorific") ? body.line("honorific", 50) : name.honorific(),
                        body.has("firstName") ? body.line("firstName", Texts.NAME) : name.firstName(),
                        body.has("middleName") ? body.line("middleName", Texts.NAME) : name.middleName(),
                        body.has("lastName") ? body.line("lastName", Texts.NAME) : name.lastName()),
                body.has("jobTitle") ? body.line("jobTitle", Texts.NAME) : now.jobTitle(),
                body.has("birthdate") ? body.date("birthdate") : now.birthdate(),
                body.has("address") ? Address.read(body, "address") : now.address(),
                body.has("sourceId") ? body.id("sourceId") : now.sourceId(),
                body.has("comments") ? body.block("comments") : now.comments(),
                ContactPointInput.read(body, now.points(), accounts.get().country()),
                companyIds == null
                        ? now.companyIds()
                        : companyIds.stream().distinct().toList(),
                responsibleId == null ? now.responsibleId() : responsibleId,
                custom.read(body, RecordKind.CONTACT, now.custom()),
                Observers.read(body, now.observerIds()),
                now.external());
        body.refuseUnknown();
        return data;
    }
}
