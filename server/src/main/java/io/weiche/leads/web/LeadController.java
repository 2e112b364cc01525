package io.weiche.leads.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.Money;
import io.weiche.leads.Lead;
import io.weiche.leads.LeadData;
import io.weiche.leads.LeadGate;
import io.weiche.leads.Leads;
import io.weiche.records.ListQuery;
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
@RequestMapping("/api/v1/leads")
class LeadController {
    private final Leads leads;
    private final LeadInput input;
    private final LeadPayloads payloads;
    private final Accounts accounts;

    LeadController(Leads leads, LeadInput input, LeadPayloads payloads, Accounts accounts) {
        this.leads = leads;
        this.input = input;
        this.payloads = payloads;
        this.accounts = accounts;
    }

    /// @param sum null for whoever sees no amounts
    record ColumnPayload(long stageId, long count, @Nullable Money sum) {}

    record BoardPayload(List<ColumnPayload> columns) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<LeadPayload> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return leads.list(ListQuery.of(filter, q, sort, limit, cursor)).map(payloads::of);
    }

    @GetMapping("/board")
    @Requires(Right.SIGNED_IN)
    BoardPayload board(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q) {
        var currency = accounts.get().currency();
        var query = ListQuery.of(filter, q, null, null, null);
        return new BoardPayload(leads.board(query.filter(), query.search()).stream()
                .map(sum -> new ColumnPayload(sum.stageId(), sum.count(), Money.ofNullable(sum.sum(), currency)))
                .toList());
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(LeadRequest.class)
    @Answers(status = 201)
    ResponseEntity<LeadPayload> open(@RequestBody JsonNode json) {
        var data = input.read(JsonBody.of(json), LeadData.empty(CurrentUser.requireId()));
        var lead = leads.open(data, LeadGate.Door.ASKED_FOR);
        return ResponseEntity.created(URI.create("/api/v1/leads/" + lead.id()))
                .eTag(Etags.of(lead.version()))
                .body(payloads.of(lead));
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<LeadPayload> get(@PathVariable long id) {
        return answer(leads.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(LeadRequest.class)
    ResponseEntity<LeadPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(leads.change(
                id, Etags.requireVersion(ifMatch), now -> input.read(body, now, () -> leads.currency(id))));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        leads.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/restore")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<LeadPayload> restore(@PathVariable long id) {
        return answer(leads.restore(id));
    }

    private ResponseEntity<LeadPayload> answer(Lead lead) {
        return Etags.ok(payloads.of(lead), lead.version());
    }
}
