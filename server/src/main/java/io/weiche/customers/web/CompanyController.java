package io.weiche.customers.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.customers.Companies;
import io.weiche.customers.Company;
import io.weiche.customers.CompanyData;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/companies")
class CompanyController {
    private final Companies companies;
    private final Accounts accounts;
    private final CustomInput custom;
    private final TaggedRecords tags;

    CompanyController(Companies companies, Accounts accounts, CustomInput custom, TaggedRecords tags) {
        this.companies = companies;
        this.accounts = accounts;
        this.custom = custom;
        this.tags = tags;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<CompanyPayload> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return companies.list(ListQuery.of(filter, q, sort, limit, cursor)).map(this::payloads);
    }

    private List<CompanyPayload> payloads(List<Company> page) {
        var tagIds = tags.of(RecordKind.COMPANY, page.stream().map(Company::id).toList());
        return page.stream()
                .map(company -> CompanyPayload.of(company, tagIds.getOrDefault(company.id(), List.of())))
                .toList();
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(value = CompanyRequest.class, required = "title")
    @Answers(status = 201)
    ResponseEntity<CompanyPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var nothing = new CompanyData(
                body.requireLine("title", Texts.NAME),
                null,
                null,
                null,
                null,
                ContactPoints.NONE,
                CurrentUser.requireId(),
                CustomValues.NONE,
                List.of(),
                External.NONE);
        var company = companies.open(read(body, nothing));
        return ResponseEntity.created(URI.create("/api/v1/companies/" + company.id()))
                .eTag(Etags.of(company.version()))
                .body(payloads(List.of(company)).getFirst());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<CompanyPayload> get(@PathVariable long id) {
        return answer(companies.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(CompanyRequest.class)
    ResponseEntity<CompanyPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(companies.change(id, Etags.requireVersion(ifMatch), now -> read(body, now)));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        companies.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/restore")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<CompanyPayload> restore(@PathVariable long id) {
        return answer(companies.restore(id));
    }

    /// @param role null takes it away
    record CompanyRoleRequest(@Nullable String role) {}

    /// What a contact is in the company.
    @PutMapping("/{id}/contacts/{contactId}")
    @Requires(Right.SIGNED_IN)
    @Takes(CompanyRoleRequest.class)
    ResponseEntity<CompanyPayload> changeRole(
            @PathVariable long id, @PathVariable long contactId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var role = body.text("role");
        body.refuseUnknown();
        return answer(companies.changeRole(id, contactId, role));
    }

    private ResponseEntity<CompanyPayload> answer(Company company) {
        return Etags.ok(payloads(List.of(company)).getFirst(), company.version());
    }

    /// What the body names, over what there is.
    private CompanyData read(JsonBody body, CompanyData now) {
        var responsibleId = body.id("responsibleId");
        var data = new CompanyData(
                body.has("title") ? body.requireLine("title", Texts.NAME) : now.title(),
                body.has("industry") ? body.line("industry", Texts.NAME) : now.industry(),
                body.has("address") ? Address.read(body, "address") : now.address(),
                body.has("sourceId") ? body.id("sourceId") : now.sourceId(),
                body.has("comments") ? body.block("comments") : now.comments(),
                ContactPointInput.read(body, now.points(), accounts.get().country()),
                responsibleId == null ? now.responsibleId() : responsibleId,
                custom.read(body, RecordKind.COMPANY, now.custom()),
                Observers.read(body, now.observerIds()),
                now.external());
        body.refuseUnknown();
        return data;
    }
}
