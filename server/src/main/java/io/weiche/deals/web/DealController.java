package io.weiche.deals.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.deals.Deal;
import io.weiche.deals.DealCopies;
import io.weiche.deals.DealData;
import io.weiche.deals.DealRoles;
import io.weiche.deals.Deals;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.observers.Observers;
import io.weiche.pipelines.Pipelines;
import io.weiche.records.ListQuery;
import io.weiche.tags.TaggedRecords;
import io.weiche.timeline.Activities;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
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
@RequestMapping("/api/v1/deals")
class DealController {
    private final Deals deals;
    private final Activities activities;
    private final Pipelines pipelines;
    private final Accounts accounts;
    private final CustomInput custom;
    private final TaggedRecords tags;
    private final DealRoles roles;
    private final DealCopies copies;

    DealController(
            Deals deals,
            Activities activities,
            Pipelines pipelines,
            Accounts accounts,
            CustomInput custom,
            TaggedRecords tags,
            DealRoles roles,
            DealCopies copies) {
        this.deals = deals;
        this.activities = activities;
        this.pipelines = pipelines;
        this.accounts = accounts;
        this.custom = custom;
        this.tags = tags;
        this.roles = roles;
        this.copies = copies;
    }

    /// @param sum null for whoever sees no amounts
    record ColumnPayload(long stageId, long count, @Nullable Money sum) {}

    record BoardPayload(List<ColumnPayload> columns) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<DealPayload> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return deals.list(ListQuery.of(filter, q, sort, limit, cursor)).map(this::payloads);
    }

    private List<DealPayload> payloads(List<Deal> page) {
        var ids = page.stream().map(Deal::id).toList();
        var planned = activities.planned(RecordKind.DEAL, ids);
        var tagIds = tags.of(RecordKind.DEAL, ids);
        var incomplete = deals.incomplete(page);
        return page.stream()
                .map(deal -> DealPayload.of(
                        deal,
                        planned.get(deal.id()),
                        incomplete.getOrDefault(deal.id(), List.of()),
                        tagIds.getOrDefault(deal.id(), List.of())))
                .toList();
    }

    /// @param pipelineId absent: the default pipeline
    @GetMapping("/board")
    @Requires(Right.SIGNED_IN)
    BoardPayload board(
            @RequestParam(required = false) @Nullable Long pipelineId,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q) {
        var pipeline = pipelineId == null ? pipelines.getDefault() : pipelines.require("pipelineId", pipelineId);
        var currency = accounts.get().currency();
        var query = ListQuery.of(filter, q, null, null, null);
        return new BoardPayload(deals.board(pipeline.id(), query.filter(), query.search()).stream()
                .map(sum -> new ColumnPayload(sum.stageId(), sum.count(), Money.ofNullable(sum.sum(), currency)))
                .toList());
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(value = DealRequest.class, required = "title")
    @Answers(status = 201)
    ResponseEntity<DealPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var nothing = new DealData(
                body.requireLine("title", Texts.TITLE),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                CurrentUser.requireId(),
                null,
                null,
                CustomValues.NONE,
                List.of(),
                External.NONE);
        return made(deals.open(read(body, nothing, () -> accounts.get().currency())));
    }

    private ResponseEntity<DealPayload> made(Deal deal) {
        return ResponseEntity.created(URI.create("/api/v1/deals/" + deal.id()))
                .eTag(Etags.of(deal.version()))
                .body(payloads(List.of(deal)).getFirst());
    }

    /// Another deal that begins as this one stands.
    @PostMapping("/{id}/copies")
    @Requires(Right.SIGNED_IN)
    @Answers(status = 201)
    ResponseEntity<DealPayload> copy(@PathVariable long id) {
        return made(copies.copy(id));
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<DealPayload> get(@PathVariable long id) {
        return answer(deals.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(DealRequest.class)
    ResponseEntity<DealPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(
                deals.change(id, Etags.requireVersion(ifMatch), now -> read(body, now, () -> deals.currency(id))));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        deals.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/restore")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<DealPayload> restore(@PathVariable long id) {
        return answer(deals.restore(id));
    }

    /// @param role null takes it away
    record RoleRequest(@Nullable String role) {}

    /// What a contact is in the deal.
    @PutMapping("/{id}/contacts/{contactId}")
    @Requires(Right.SIGNED_IN)
    @Takes(RoleRequest.class)
    ResponseEntity<DealPayload> changeRole(
            @PathVariable long id, @PathVariable long contactId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var role = body.text("role");
        body.refuseUnknown();
        return answer(roles.change(id, contactId, role));
    }

    private ResponseEntity<DealPayload> answer(Deal deal) {
        return Etags.ok(payloads(List.of(deal)).getFirst(), deal.version());
    }

    private static @Nullable Money amount(JsonBody body, Supplier<String> currency) {
        FieldGroup.AMOUNT.requireInput("amount");
        return body.money("amount", currency.get());
    }

    /// What the body names, over what there is.
    ///
    /// @param currency of an amount that names none
    private DealData read(JsonBody body, DealData now, Supplier<String> currency) {
        var contactIds = body.ids("contactIds");
        var responsibleId = body.id("responsibleId");
        var pipelineId = body.id("pipelineId");
        var stageId = body.id("stageId");
        var data = new DealData(
                body.has("title") ? body.requireLine("title", Texts.TITLE) : now.title(),
                body.has("amount") ? amount(body, currency) : now.amount(),
                pipelineId == null ? now.pipelineId() : pipelineId,
                stageId == null ? now.stageId() : stageId,
                body.has("probability") ? body.integer("probability", 0, 100) : now.probability(),
                body.has("beginOn") ? body.date("beginOn") : now.beginOn(),
                body.has("closeOn") ? body.date("closeOn") : now.closeOn(),
                body.has("sourceId") ? body.id("sourceId") : now.sourceId(),
                body.has("sourceDescription") ? body.line("sourceDescription", Texts.TITLE) : now.sourceDescription(),
                body.has("utm") ? Utm.read(body, "utm") : now.utm(),
                body.has("comments") ? body.block("comments") : now.comments(),
                body.has("companyId") ? body.id("companyId") : now.companyId(),
                contactIds == null
                        ? now.contactIds()
                        : contactIds.stream().distinct().toList(),
                responsibleId == null ? now.responsibleId() : responsibleId,
                body.has("lossReasonId") ? body.id("lossReasonId") : now.lossReasonId(),
                body.has("lossComment") ? body.block("lossComment") : now.lossComment(),
                custom.read(body, RecordKind.DEAL, now.custom()),
                Observers.read(body, now.observerIds()),
                now.external());
        body.refuseUnknown();
        return data;
    }
}
