package io.weiche.conversion.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.conversion.ConversionChoice;
import io.weiche.conversion.ConversionEngine;
import io.weiche.conversion.ConversionPreview;
import io.weiche.conversion.Conversions;
import io.weiche.conversion.Undo;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1")
class ConversionController {
    private final Conversions conversions;
    private final Undo undo;

    ConversionController(Conversions conversions, Undo undo) {
        this.conversions = conversions;
        this.undo = undo;
    }

    /// @param dryRun answers what would happen, and changes nothing
    @PostMapping("/leads/{id}/conversion")
    @Requires(Right.SIGNED_IN)
    @Takes(ConversionRequest.class)
    @Answers(
            status = {200, 201},
            value = {ConversionPreview.class, ConversionEngine.Converted.class})
    ResponseEntity<?> convert(
            @PathVariable long id, @RequestParam(defaultValue = "false") boolean dryRun, @RequestBody JsonNode json) {
        var choice = choice(JsonBody.of(json));
        if (dryRun) {
            return ResponseEntity.ok(conversions.preview(id, choice));
        }
        var converted = conversions.convertByHand(id, choice);
        return ResponseEntity.created(location(converted)).body(converted);
    }

    private static URI location(ConversionEngine.Converted converted) {
        return URI.create(
                converted.dealId() == null
                        ? "/api/v1/leads/" + converted.leadId()
                        : "/api/v1/deals/" + converted.dealId());
    }

    private static ConversionChoice choice(JsonBody body) {
        var deal = body.object("deal");
        var pipelineId = deal == null ? null : deal.id("pipelineId");
        var linkDealId = deal == null ? null : deal.id("linkDealId");
        if (deal != null) {
            deal.refuseUnknown();
            if (pipelineId != null && linkDealId != null) {
                throw BadInput.of("deal", "contradiction", "Name a pipeline or a deal, not both.");
            }
        }
        var keep = body.bool("keepActivitiesOpen");
        var choice = new ConversionChoice(
                deal != null,
                pipelineId,
                linkDealId,
                customer(body, "contact"),
                customer(body, "company"),
                Boolean.TRUE.equals(keep),
                values(body),
                ofMade(body, "fields"));
        body.refuseUnknown();
        return choice;
    }

    private static Map<RecordKind, Map<String, JsonNode>> values(JsonBody body) {
        var read = new EnumMap<RecordKind, Map<String, JsonNode>>(RecordKind.class);
        ofMade(body, "values").forEach((kind, values) -> {
            var named = new LinkedHashMap<String, JsonNode>();
            values.properties().forEach(entry -> named.put(entry.getKey(), entry.getValue()));
            read.put(kind, named);
        });
        return read;
    }

    /// A part of the body that has an object for each kind that is made.
    private static Map<RecordKind, ObjectNode> ofMade(JsonBody body, String field) {
        var part = body.object(field);
        if (part == null) {
            return Map.of();
        }
        var read = new EnumMap<RecordKind, ObjectNode>(RecordKind.class);
        for (var kind : List.of(RecordKind.DEAL, RecordKind.CONTACT, RecordKind.COMPANY)) {
            var ofKind = part.object(kind.name().toLowerCase(Locale.ROOT));
            if (ofKind != null && !ofKind.raw().isEmpty()) {
                read.put(kind, ofKind.raw());
            }
        }
        part.refuseUnknown();
        return read;
    }

    /// `true`, `false`, `null`, `{id}` for a certain one, or `{"new": true}` although somebody is recognised.
    private static ConversionChoice.@Nullable Customer customer(JsonBody body, String field) {
        var node = body.node(field);
        if (node == null) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? new ConversionChoice.Customer(null, false) : null;
        }
        var object = body.object(field);
        if (object == null) {
            return null;
        }
        var id = object.id("id");
        var anyway = Boolean.TRUE.equals(object.bool("new"));
        object.refuseUnknown();
        if ((id == null) != anyway) {
            throw BadInput.of(body.path(field), "wrong-type", "This must be true, false, {id} or {new: true}.");
        }
        return new ConversionChoice.Customer(id, anyway);
    }

    /// @param force although somebody has worked on the deal since; it goes into the recycle bin
    @PostMapping("/conversions/{id}/undo")
    @Requires(Right.SIGNED_IN)
    Undo.Undone undo(@PathVariable long id, @RequestParam(defaultValue = "false") boolean force) {
        return undo.take(id, force);
    }
}
