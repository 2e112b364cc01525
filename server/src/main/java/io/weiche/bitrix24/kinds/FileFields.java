package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.wire.FileContent;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.files.RecordFile;
import io.weiche.files.RecordFiles;
import io.weiche.files.Uploads;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Files that programs write into fields of the account. Each is taken in among the files of its record, as an upload
/// is, and the field names it.
@Component
class FileFields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CustomWire custom;
    private final Uploads uploads;
    private final RecordFiles files;
    private final TransactionTemplate single;

    FileFields(CustomWire custom, Uploads uploads, RecordFiles files, PlatformTransactionManager transactions) {
        this.custom = custom;
        this.uploads = uploads;
        this.files = files;
        single = new TransactionTemplate(transactions);
        single.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    private record Content(String name, byte[] bytes) {}

    /// A new record has no files yet: it is there first.
    ///
    /// @return its number
    <T> long add(Kind<T> kind, FieldInput in, ToLongFunction<FieldInput> open) {
        var contents = contents(kind.kind(), in);
        var id = open.applyAsLong(in);
        if (!contents.isEmpty()) {
            var named = in.other(contents.keySet().stream()
                    .collect(Collectors.toMap(code -> code, _ -> (JsonNode) JSON.nullNode())));
            if (in.isForbearing()) {
                keepIfPossible(kind, id, named, contents);
            } else {
                keep(kind, id, named, contents);
            }
        }
        return id;
    }

    <T> void change(Kind<T> kind, long id, FieldInput in) {
        var contents = contents(kind.kind(), in);
        if (contents.isEmpty()) {
            kind.change(id, in);
        } else {
            keep(kind, id, in, contents);
        }
    }

    /// An inquiry is not lost for a file.
    private <T> void keepIfPossible(Kind<T> kind, long id, FieldInput in, Map<String, Content> contents) {
        try {
            single.executeWithoutResult(_ -> keep(kind, id, in, contents));
        } catch (Problem | BadInput | RestError e) {
            contents.keySet()
                    .forEach(code ->
                            in.warnings().add("INVALID_VALUE", "The file could not be kept: " + e.getMessage(), code));
        }
    }

    private <T> void keep(Kind<T> kind, long id, FieldInput in, Map<String, Content> contents) {
        var record = kind.keeper(id, in);
        contents.forEach((code, content) -> in.all().put(code, JSON.numberNode(file(record, content))));
        kind.change(id, in);
    }

    /// The same content again is the same file.
    private long file(RecordRef record, Content content) {
        var hash = DigestUtils.sha256Hex(content.bytes());
        return files.list(record).stream()
                .filter(file -> file.sha256().equals(hash))
                .findFirst()
                .orElseGet(() -> taken(record, content))
                .id();
    }

    private RecordFile taken(RecordRef record, Content content) {
        try {
            return uploads.take(
                    new Uploads.Wanted(record, null, content.name(), content.bytes().length),
                    new ByteArrayInputStream(content.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By code of the field. What is no content stays: a number, or nothing.
    private Map<String, Content> contents(RecordKind kind, FieldInput in) {
        var contents = new LinkedHashMap<String, Content>();
        if (in.all().values().stream().noneMatch(PhpArray::is)) {
            return contents;
        }
        for (var code : custom.fileCodes(kind)) {
            var node = in.node(code);
            if (node != null && PhpArray.is(node)) {
                var content = content(node);
                if (content != null) {
                    contents.put(code, content);
                    in.all().put(code, JSON.nullNode());
                } else {
                    in.all().put(code, otherwise(node));
                }
            }
        }
        return contents;
    }

    /// `["name", "base64"]`, as it is or as `fileData`.
    private static @Nullable Content content(JsonNode node) {
        var parts = PhpArray.elements(parts(node).getOrDefault("filedata", node));
        if (parts.size() != 2 || parts.stream().anyMatch(PhpArray::is)) {
            return null;
        }
        var name = Scalars.text(parts.getFirst()).strip();
        return name.isEmpty() || parts(node).containsKey("id")
                ? null
                : FileContent.of(Scalars.text(parts.getLast()))
                        .map(bytes -> new Content(name, bytes))
                        .orElse(null);
    }

    private static Map<String, JsonNode> parts(JsonNode node) {
        var parts = new LinkedHashMap<String, JsonNode>();
        PhpArray.entries(node).forEach((name, value) -> parts.put(name.strip().toLowerCase(Locale.ROOT), value));
        return parts;
    }

    /// A file that is there already, or none any more; anything else cannot be read.
    private static JsonNode otherwise(JsonNode node) {
        var parts = parts(node);
        for (var word : List.of("remove", "del", "delete")) {
            if (parts.containsKey(word) && Boolean.TRUE.equals(Scalars.flag(parts.get(word)))) {
                return JSON.nullNode();
            }
        }
        return node.isEmpty() ? JSON.nullNode() : parts.getOrDefault("id", node);
    }
}
