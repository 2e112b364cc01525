package io.weiche.views.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.views.SavedView;
import io.weiche.views.SavedViews;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import tools.jackson.databind.json.JsonMapper;

/// Saved views of lists and boards.
@RestController
@RequestMapping("/api/v1/views")
class SavedViewController {
    private static final int MOST_COLUMNS = 50;

    private final SavedViews views;
    private final Users users;
    private final JsonMapper json;

    SavedViewController(SavedViews views, Users users, JsonMapper json) {
        this.views = views;
        this.users = users;
        this.json = json;
    }

    /// @param width in pixels
    record ColumnRequest(String field, @Nullable Integer width) {}

    /// What a view keeps.
    ///
    /// @param kind cannot be changed later
    /// @param columns in their order; none: those the kind begins with
    /// @param pinned how many of the first columns stay in sight
    /// @param filter as in lists
    /// @param q as in lists
    /// @param sort as in lists
    record ViewRequest(
            RecordKind kind,
            String name,
            @Nullable Boolean shared,
            SavedView.@Nullable Display display,
            @Nullable List<ColumnRequest> columns,
            @Nullable Integer pinned,
            @Nullable JsonNode filter,
            @Nullable String q,
            @Nullable String sort) {}

    /// @param viewId absent or null: none
    record DefaultViewRequest(RecordKind kind, @Nullable Long viewId) {}

    record OwnerPayload(long id, @Nullable String name) {}

    /// @param mine whether the caller owns it
    /// @param hiddenColumns how many more columns there are that the caller does not see
    record ViewPayload(
            long id,
            int version,
            RecordKind kind,
            String name,
            boolean shared,
            OwnerPayload owner,
            boolean mine,
            SavedView.@Nullable Display display,
            List<SavedView.Column> columns,
            int hiddenColumns,
            int pinned,
            @Nullable JsonNode filter,
            @Nullable String q,
            @Nullable String sort) {}

    /// @param defaultViewId the view the caller's list begins with
    record ViewsPayload(List<ViewPayload> items, @Nullable Long defaultViewId) {}

    /// One's own and those others share.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    ViewsPayload list(@RequestParam String kind) {
        var wanted = RecordKind.ofWord(kind);
        var names = users.names();
        return new ViewsPayload(
                views.list(wanted).stream().map(view -> payload(view, names)).toList(),
                views.defaultOf(wanted).orElse(null));
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = ViewRequest.class,
            required = {"kind", "name"})
    @Answers(status = 201)
    ResponseEntity<ViewPayload> open(@RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var kind = body.requireChoice("kind", RecordKind.class);
        var nothing = new SavedView.Content(
                body.requireLine("name", Texts.NAME), false, null, List.of(), 0, null, null, null);
        var view = views.open(kind, read(body, nothing));
        return ResponseEntity.created(URI.create("/api/v1/views/" + view.id()))
                .eTag(Etags.of(view.version()))
                .body(payload(view, users.names()));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(ViewChangeRequest.class)
    ResponseEntity<ViewPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var view = views.change(id, Etags.requireVersion(ifMatch), now -> read(body, now));
        return Etags.ok(payload(view, users.names()), view.version());
    }

    /// What may change about a view.
    record ViewChangeRequest(
            @Nullable String name,
            @Nullable Boolean shared,
            SavedView.@Nullable Display display,
            @Nullable List<ColumnRequest> columns,
            @Nullable Integer pinned,
            @Nullable JsonNode filter,
            @Nullable String q,
            @Nullable String sort) {}

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        views.delete(id);
    }

    /// With which view one's list of a kind begins.
    @PutMapping("/default")
    @Requires(Right.SIGNED_IN)
    @Takes(value = DefaultViewRequest.class, required = "kind")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setDefault(@RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var kind = body.requireChoice("kind", RecordKind.class);
        var viewId = body.id("viewId");
        body.refuseUnknown();
        views.setDefault(kind, viewId);
    }

    /// What the body names, over what there is.
    private static SavedView.Content read(JsonBody body, SavedView.Content now) {
        var content = new SavedView.Content(
                body.has("name") ? body.requireLine("name", Texts.NAME) : now.name(),
                body.has("shared") ? Boolean.TRUE.equals(body.bool("shared")) : now.shared(),
                body.has("display") ? body.choice("display", SavedView.Display.class) : now.display(),
                body.has("columns") ? columns(body) : now.columns(),
                body.has("pinned") ? Objects.requireNonNullElse(body.integer("pinned", 0, 10), 0) : now.pinned(),
                body.has("filter") ? filter(body) : now.filter(),
                body.has("q") ? body.line("q", 200) : now.search(),
                body.has("sort") ? body.line("sort", 100) : now.sort());
        body.refuseUnknown();
        return content;
    }

    private static List<SavedView.Column> columns(JsonBody body) {
        var parts = body.objects("columns");
        if (parts == null) {
            return List.of();
        }
        if (parts.size() > MOST_COLUMNS) {
            throw BadInput.of("columns", "too-long", "At most " + MOST_COLUMNS + " columns are possible.");
        }
        return parts.stream().map(SavedViewController::column).toList();
    }

    private static SavedView.Column column(JsonBody part) {
        var column = new SavedView.Column(part.requireLine("field", 100), part.integer("width", 1, 1200));
        part.refuseUnknown();
        return column;
    }

    private static @Nullable String filter(JsonBody body) {
        var node = body.node("filter");
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw BadInput.of("filter", "malformed", "The filter must be an object like those of lists.");
        }
        var text = node.toString();
        Texts.refuseUnstorable("filter", text);
        return text;
    }

    private ViewPayload payload(SavedView view, Map<Long, String> names) {
        var content = view.content();
        return new ViewPayload(
                view.id(),
                view.version(),
                view.kind(),
                content.name(),
                content.shared(),
                new OwnerPayload(view.ownerId(), names.get(view.ownerId())),
                view.ownerId() == CurrentUser.requireId(),
                content.display(),
                content.columns(),
                view.hiddenColumns(),
                content.pinned(),
                content.filter() == null ? null : json.readTree(content.filter()),
                content.search(),
                content.sort());
    }
}
