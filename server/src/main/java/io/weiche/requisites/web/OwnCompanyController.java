package io.weiche.requisites.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.requisites.OwnCompanies;
import io.weiche.requisites.OwnCompany;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The companies the account sells as.
@RestController
@RequestMapping("/api/v1/own-companies")
class OwnCompanyController {
    private final OwnCompanies companies;

    OwnCompanyController(OwnCompanies companies) {
        this.companies = companies;
    }

    record OwnCompanyRequest(long companyId) {}

    /// @param standard the one papers take when nobody chose
    /// @param requisites the main set first
    record OwnCompanyPayload(
            long companyId,
            String title,
            List<String> address,
            boolean standard,
            List<RequisiteController.RequisitePayload> requisites) {
        static OwnCompanyPayload of(OwnCompany one) {
            return new OwnCompanyPayload(
                    one.companyId(),
                    one.title(),
                    one.address(),
                    one.standard(),
                    one.requisites().stream()
                            .map(RequisiteController.RequisitePayload::of)
                            .toList());
        }
    }

    /// The default one first.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<OwnCompanyPayload> list() {
        return Page.whole(companies.list().stream().map(OwnCompanyPayload::of).toList());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = OwnCompanyRequest.class, required = "companyId")
    @Answers(status = 201)
    ResponseEntity<OwnCompanyPayload> add(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var id = body.id("companyId");
        body.refuseUnknown();
        if (id == null) {
            throw BadInput.required("companyId");
        }
        return ResponseEntity.created(URI.create("/api/v1/companies/" + id))
                .body(OwnCompanyPayload.of(companies.add(id)));
    }

    @PostMapping("/{id}/default")
    @Requires(Right.EDIT_SETTINGS)
    OwnCompanyPayload makeDefault(@PathVariable long id) {
        return OwnCompanyPayload.of(companies.makeDefault(id));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        companies.remove(id);
    }
}
