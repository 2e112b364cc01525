package io.weiche.requisites.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.requisites.BankAccount;
import io.weiche.requisites.Requisite;
import io.weiche.requisites.RequisiteData;
import io.weiche.requisites.RequisiteInput;
import io.weiche.requisites.Requisites;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The legal and bank data of contacts and companies.
@RestController
@RequestMapping("/api/v1")
class RequisiteController {
    private final Requisites requisites;

    RequisiteController(Requisites requisites) {
        this.requisites = requisites;
    }

    /// @param main the one papers use
    record RequisitePayload(
            long id,
            int version,
            boolean main,
            @Nullable String label,
            @Nullable String legalName,
            @Nullable String vatId,
            @Nullable String taxNumber,
            @Nullable String registerNumber,
            @Nullable String registerCourt,
            List<BankAccount> bankAccounts) {
        static RequisitePayload of(Requisite one) {
            var data = one.data();
            return new RequisitePayload(
                    one.id(),
                    one.version(),
                    one.main(),
                    data.label(),
                    data.legalName(),
                    data.vatId(),
                    data.taxNumber(),
                    data.registerNumber(),
                    data.registerCourt(),
                    data.bankAccounts());
        }
    }

    /// @param id of an account that stays; absent for a new one
    record BankAccountRequest(
            @Nullable Long id,
            @Nullable String holder,
            @Nullable String bank,
            String iban,
            @Nullable String bic) {}

    /// @param main true makes it the main set
    /// @param bankAccounts take the place of all there are
    record RequisiteRequest(
            @Nullable Boolean main,
            @Nullable String label,
            @Nullable String legalName,
            @Nullable String vatId,
            @Nullable String taxNumber,
            @Nullable String registerNumber,
            @Nullable String registerCourt,
            @Nullable List<BankAccountRequest> bankAccounts) {}

    /// The main one first.
    @GetMapping("/{kind:contacts|companies}/{id}/requisites")
    @Requires(Right.SIGNED_IN)
    Page<RequisitePayload> list(@PathVariable String kind, @PathVariable long id) {
        return Page.whole(requisites.list(new RecordRef(RecordKind.ofWord(kind), id)).stream()
                .map(RequisitePayload::of)
                .toList());
    }

    @PostMapping("/{kind:contacts|companies}/{id}/requisites")
    @Requires(Right.SIGNED_IN)
    @Takes(RequisiteRequest.class)
    @Answers(status = 201)
    ResponseEntity<RequisitePayload> open(
            @PathVariable String kind, @PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var main = body.bool("main");
        var data = RequisiteInput.read(body, RequisiteData.NOTHING);
        body.refuseUnknown();
        var opened = requisites.open(new RecordRef(RecordKind.ofWord(kind), id), data, Boolean.TRUE.equals(main));
        return Etags.created("/api/v1/requisites/" + opened.id(), RequisitePayload.of(opened), opened.version());
    }

    @GetMapping("/requisites/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<RequisitePayload> get(@PathVariable long id) {
        return answer(requisites.get(id));
    }

    private static ResponseEntity<RequisitePayload> answer(Requisite one) {
        return Etags.ok(RequisitePayload.of(one), one.version());
    }

    @PatchMapping("/requisites/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(RequisiteRequest.class)
    ResponseEntity<RequisitePayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var version = Etags.requireVersion(ifMatch);
        var body = JsonBody.of(json);
        var main = body.bool("main");
        return answer(requisites.change(
                id,
                version,
                now -> {
                    var next = RequisiteInput.read(body, now);
                    body.refuseUnknown();
                    return next;
                },
                main));
    }

    @DeleteMapping("/requisites/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        requisites.delete(id, Etags.expectedVersion(ifMatch));
    }
}
