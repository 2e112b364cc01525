package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.Newer;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.InquiryDeals;
import io.weiche.bitrix24.catalogue.Sorting;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.records.SliceQuery;
import io.weiche.timeline.CommentList;
import io.weiche.timeline.CommentList.Comment;
import io.weiche.timeline.Entry;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// `crm.timeline.comment.*`: what people wrote on records.
@Component
class CommentMethods implements MethodFamily {
    private static final Catalogue<Comment> FIELDS = Catalogue.of("comment", own());

    private static final String ON_DEAL = "\"ENTITY_ID\":1,\"ENTITY_TYPE\":\"deal\"";

    private final Timeline timeline;
    private final CommentList comments;
    private final Owners owners;
    private final Dictionaries dictionaries;
    private final InquiryDeals inquiries;

    CommentMethods(
            Timeline timeline, CommentList comments, Owners owners, Dictionaries dictionaries, InquiryDeals inquiries) {
        this.inquiries = inquiries;
        this.timeline = timeline;
        this.comments = comments;
        this.owners = owners;
        this.dictionaries = dictionaries;
    }

    private static List<WireField<Comment>> own() {
        return List.of(
                FieldForms.key(Comment::id),
                FieldForms.words(
                        "ENTITY_ID", comment -> Words.id(comment.record().id())),
                FieldForms.words(
                        "ENTITY_TYPE", comment -> comment.record().kind().name().toLowerCase(Locale.ROOT)),
                FieldForms.moment("CREATED", "createdAt", Comment::createdAt),
                FieldForms.text("COMMENT", "body", Comment::body),
                FieldForms.link("AUTHOR_ID", "user", "authorId", Comment::authorId));
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.timeline.comment";
        methods.write(
                name + ".add",
                "fields*",
                "Writes a comment on a record",
                "{\"fields\":{" + ON_DEAL + ",\"COMMENT\":\"Called back\"}}",
                Newer.of(this::add));
        methods.read(name + ".get", "id*", "One comment", "{\"id\":1}", this::get);
        methods.read(
                name + ".list",
                "filter*, select, order, start",
                "The comments of a record",
                "{\"filter\":{" + ON_DEAL + "}}",
                this::list);
        methods.write(
                name + ".update",
                "id*, fields*, ownerTypeId, ownerId",
                "Changes an own comment",
                "{\"id\":1,\"fields\":{\"COMMENT\":\"Called back twice\"}}",
                Newer.of(this::update));
        methods.write(
                name + ".delete",
                "id*, ownerTypeId, ownerId",
                "Deletes an own comment",
                "{\"id\":1}",
                Newer.of(this::delete));
        methods.read(name + ".fields", "", "The fields of a comment", "{}", CommentMethods::fields);
    }

    private static Answer fields(Call call) {
        return Answer.of(Described.of(
                call.account().language(),
                "comment",
                "integer:ID?",
                "integer:ENTITY_ID!#",
                "string:ENTITY_TYPE!#",
                "datetime:CREATED?",
                "string:COMMENT",
                "user:AUTHOR_ID#",
                "attached_diskfile:FILES"));
    }

    private Answer add(Call call) {
        var in = input(call);
        var named = owners.require(in.text("ENTITY_TYPE"), id(in.node("ENTITY_ID")));
        var record = inquiries.of(named, in.warnings());
        remark(in);
        return Answer.of(timeline.comment(record, text(in), List.of()));
    }

    private static FieldInput input(Call call) {
        if (call.params().find("fields") == null) {
            throw RestError.missing("fields");
        }
        return new FieldInput(call);
    }

    private static @Nullable Long id(@Nullable JsonNode node) {
        return node == null ? null : Scalars.integer(node);
    }

    private static String text(FieldInput in) {
        var text = in.text("COMMENT");
        if (text == null || text.isBlank()) {
            throw RestError.invalidArgument("Empty comment");
        }
        return text;
    }

    private static void remark(FieldInput in) {
        if (in.names("FILES")) {
            in.warnings().add("FIELD_NOT_STORED", "Files are not taken here; they were ignored.", "FILES");
        }
        if (in.names("AUTHOR_ID")) {
            in.warnings().add("READ_ONLY_FIELD", "The author is whose webhook this is.", "AUTHOR_ID");
        }
    }

    private Answer get(Call call) {
        return Answer.of(show(List.of(comment(find(call.params().id()))), Selection.EVERYTHING, call)
                .getFirst());
    }

    private Entry find(long id) {
        var entry = timeline.get(id);
        if (entry.type() != EntryType.COMMENT) {
            throw RestError.notFound();
        }
        return entry;
    }

    private static Comment comment(Entry entry) {
        return new Comment(
                entry.id(),
                entry.record(),
                entry.body() == null ? "" : entry.body(),
                entry.authorId(),
                entry.createdAt());
    }

    private List<Map<String, @Nullable Object>> show(List<Comment> rows, Selection selection, Call call) {
        var words = new Words(call.account(), dictionaries.codes(), Map.of(), Map.of());
        return rows.stream()
                .map(row -> {
                    var shown = FIELDS.show(row, selection, words);
                    shown.put("FILES", List.of());
                    return shown;
                })
                .toList();
    }

    private Answer list(Call call) {
        var filter = new LinkedHashMap<String, JsonNode>();
        @Nullable Long id = null;
        @Nullable String type = null;
        for (var entry : call.params().map("filter").entrySet()) {
            var condition = Condition.of(entry.getKey(), entry.getValue());
            if (condition.field().equals("ENTITY_ID")) {
                id = condition.values().isEmpty()
                        ? null
                        : Scalars.integer(condition.values().getFirst());
            } else if (condition.field().equals("ENTITY_TYPE")) {
                type = PhpArray.is(entry.getValue()) ? null : Scalars.text(entry.getValue());
            } else {
                filter.put(entry.getKey(), entry.getValue());
            }
        }
        var paging = Paging.of(call.params());
        var page = comments.slice(
                owners.require(type, id),
                new SliceQuery(
                        new WireFilter(FIELDS, dictionaries.codes(), call.account()).of(filter),
                        Sorting.of(FIELDS, call),
                        paging.offset(),
                        paging.size(),
                        paging.counted()));
        var rows = show(page.rows(), Selection.of(call.params().list("select")), call);
        return paging.answer(rows, rows.size(), page.total());
    }

    private Answer update(Call call) {
        var entry = require(call);
        var in = input(call);
        remark(in);
        timeline.rewrite(entry.id(), text(in), null);
        return Answer.of(entry.id());
    }

    private Answer delete(Call call) {
        timeline.deleteComment(require(call).id());
        return Answer.of(null);
    }

    /// Programs may say which record they mean; then it must be that one.
    private Entry require(Call call) {
        var entry = find(call.params().requireInteger("id"));
        var type = call.params().integer("ownerTypeId");
        var owner = call.params().integer("ownerId");
        if (type != null && type != entry.record().kind().typeId()
                || owner != null && owner != entry.record().id()) {
            throw new RestError(400, "OWNER_NOT_FOUND", "Owner of the entity not found");
        }
        return entry;
    }
}
