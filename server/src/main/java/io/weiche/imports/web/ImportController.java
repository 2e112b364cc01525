package io.weiche.imports.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.imports.ImportFiles;
import io.weiche.imports.ImportPlan;
import io.weiche.imports.ImportPlan.Duplicates;
import io.weiche.imports.Imports;
import io.weiche.imports.RejectedRows;
import io.weiche.imports.Targets;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Records from files.
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {
    private static final int MOST_COLUMNS = 300;

    private final ImportFiles uploads;
    private final Imports imports;
    private final Targets targets;
    private final RejectedRows rejected;
    private final ImportPayloads payloads;

    ImportController(
            ImportFiles uploads, Imports imports, Targets targets, RejectedRows rejected, ImportPayloads payloads) {
        this.uploads = uploads;
        this.imports = imports;
        this.targets = targets;
        this.rejected = rejected;
        this.payloads = payloads;
    }

    /// What a column means.
    ///
    /// @param column from 0
    /// @param target code of a field
    record AssignmentRequest(Integer column, String target) {}

    /// What is done with the file.
    ///
    /// @param duplicates absent: SKIP
    /// @param asInquiries for leads: rows are inquiries and become what the mode of the account says
    /// @param responsibleId for rows that name nobody; absent: whoever asks
    /// @param sourceId for rows that name none
    record PlanRequest(
            List<AssignmentRequest> mapping,
            @Nullable Duplicates duplicates,
            @Nullable Boolean asInquiries,
            @Nullable Long responsibleId,
            @Nullable Long sourceId) {}

    /// Takes a file in: the body is the file itself, CSV or XLSX, up to 250 MB. Nothing is made of it yet.
    ///
    /// @param encoding absent: found out
    /// @param separator one character, or `tab`; absent: found out
    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Answers(status = 201)
    ResponseEntity<ImportPayloads.ImportPayload> upload(
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String fileName,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable String separator,
            HttpServletRequest request)
            throws IOException {
        var run = uploads.read(
                RecordKind.ofWord(kind), fileName, request.getInputStream(), blank(encoding), blank(separator));
        return ResponseEntity.created(URI.create("/api/v1/imports/" + run.id())).body(payloads.of(run));
    }

    private static @Nullable String blank(@Nullable String word) {
        return word == null || word.isEmpty() ? null : word;
    }

    /// The latest; whoever may edit settings sees those of others too.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<ImportPayloads.ImportPayload> list() {
        return Page.whole(payloads.of(imports.list()));
    }

    /// What columns of a file can mean.
    @GetMapping("/targets")
    @Requires(Right.SIGNED_IN)
    Page<Targets.Offer> targets(@RequestParam String kind) {
        return Page.whole(targets.list(RecordKind.ofWord(kind)));
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ImportPayloads.ImportPayload get(@PathVariable long id) {
        return payloads.of(imports.get(id));
    }

    /// What columns probably mean, and the first rows.
    @GetMapping("/{id}/preview")
    @Requires(Right.SIGNED_IN)
    ImportPayloads.PreviewPayload preview(@PathVariable long id) {
        return payloads.preview(imports.get(id));
    }

    /// Looks what a run would do, in the background.
    @PostMapping("/{id}/rehearsal")
    @Requires(Right.SIGNED_IN)
    @Takes(value = PlanRequest.class, required = "mapping")
    @Answers(status = 202)
    ResponseEntity<ImportPayloads.ImportPayload> rehearse(@PathVariable long id, @RequestBody JsonNode json) {
        return ResponseEntity.accepted().body(payloads.of(imports.rehearse(id, wish(json))));
    }

    /// Takes the rows in, in the background.
    @PostMapping("/{id}/run")
    @Requires(Right.SIGNED_IN)
    @Takes(value = PlanRequest.class, required = "mapping")
    @Answers(status = 202)
    ResponseEntity<ImportPayloads.ImportPayload> run(@PathVariable long id, @RequestBody JsonNode json) {
        return ResponseEntity.accepted().body(payloads.of(imports.run(id, wish(json))));
    }

    private static Imports.Wish wish(JsonNode json) {
        var body = JsonBody.of(json);
        var mapping = body.objects("mapping", MOST_COLUMNS);
        if (mapping == null) {
            throw BadInput.required("mapping");
        }
        var assignments = mapping.stream().map(ImportController::assignment).toList();
        var wish = new Imports.Wish(
                assignments,
                body.choice("duplicates", Duplicates.class),
                Boolean.TRUE.equals(body.bool("asInquiries")),
                body.id("responsibleId"),
                body.id("sourceId"));
        body.refuseUnknown();
        return wish;
    }

    private static ImportPlan.Assignment assignment(JsonBody part) {
        var column = part.integer("column", 0, MOST_COLUMNS - 1);
        if (column == null) {
            throw BadInput.required(part.path("column"));
        }
        var target = part.requireLine("target", 100);
        part.refuseUnknown();
        return new ImportPlan.Assignment(column, target);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Right.SIGNED_IN)
    ImportPayloads.ImportPayload cancel(@PathVariable long id) {
        return payloads.of(imports.cancel(id));
    }

    /// Takes back what nobody has worked on since, within seven days.
    @PostMapping("/{id}/undo")
    @Requires(Right.SIGNED_IN)
    @Answers(status = 202)
    ResponseEntity<ImportPayloads.ImportPayload> undo(@PathVariable long id) {
        return ResponseEntity.accepted().body(payloads.of(imports.undo(id)));
    }

    /// Lets a file go that nothing was made of.
    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        imports.delete(id);
    }

    /// Rows nothing was made of, as they stood in the file, with the reason.
    ///
    /// @param skipped true: also those about somebody who was there already
    @GetMapping(path = "/{id}/rejected.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void rejected(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Boolean skipped,
            HttpServletResponse response)
            throws IOException {
        var run = imports.get(id);
        var separator = CurrentUser.require().language().pick(";", ",");
        CsvFile.answer(
                response,
                "rejected-" + run.id() + ".csv",
                separator,
                file -> rejected.each(id, Boolean.TRUE.equals(skipped), line -> file.row(line.toArray())));
    }
}
