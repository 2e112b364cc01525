package io.weiche.chat.telegram;

import io.weiche.accounts.Language;
import io.weiche.chat.Messenger.Attachment;
import io.weiche.chat.Messenger.Incoming;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what Telegram hands out. Only what people write to the robot themselves is taken; groups, channels and robots
/// are passed over.
final class TelegramUpdate {
    private static final String START = "/start";

    private TelegramUpdate() {}

    static Incoming read(JsonNode update) {
        var number = update.path("update_id").asLong(0);
        var message = update.path("message");
        var chat = message.path("chat");
        var from = message.path("from");
        if (!chat.path("type").asString("").equals("private")
                || !chat.path("id").canConvertToLong()
                || from.path("is_bot").asBoolean(false)) {
            return new Incoming(number, null, null, null, null, "", null, false);
        }
        var text = text(message);
        var attachment = attachment(message);
        return new Incoming(
                number,
                Long.toString(chat.path("id").asLong()),
                name(from),
                phone(message, from),
                language(from),
                text.isEmpty() && attachment == null ? "[…]" : text,
                attachment,
                text.equals(START) || text.startsWith(START + " "));
    }

    private static String text(JsonNode message) {
        var contact = message.path("contact");
        if (contact.isObject()) {
            return Stream.of(line(contact, "first_name"), line(contact, "last_name"), line(contact, "phone_number"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        return (line(message, "text") + line(message, "caption")).strip();
    }

    private static String line(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static @Nullable String name(JsonNode from) {
        var name = (line(from, "first_name") + " " + line(from, "last_name")).strip();
        return name.isEmpty() ? null : name;
    }

    /// Their own card, not somebody else's.
    private static @Nullable String phone(JsonNode message, JsonNode from) {
        var contact = message.path("contact");
        var own = contact.path("user_id").asLong(-1) == from.path("id").asLong(-2);
        var number = line(contact, "phone_number");
        return own && !number.isEmpty() ? number.startsWith("+") ? number : "+" + number : null;
    }

    private static @Nullable Language language(JsonNode from) {
        var code = line(from, "language_code");
        return code.startsWith("de") ? Language.DE : code.isEmpty() ? null : Language.EN;
    }

    /// Of a photo the largest size that may be fetched.
    private static @Nullable Attachment attachment(JsonNode message) {
        var photo = message.path("photo")
                .valueStream()
                .max(Comparator.comparing(TelegramUpdate::mayBeFetched)
                        .thenComparing(size -> size.path("width").asLong(0)
                                * size.path("height").asLong(0)));
        if (photo.isPresent()) {
            return attachment(photo.get(), "Foto.jpg");
        }
        var document = message.path("document");
        return document.isObject() ? attachment(document, "Datei") : null;
    }

    private static boolean mayBeFetched(JsonNode size) {
        return size.path("file_size").asLong(0) <= TelegramMessenger.FILE_BYTES;
    }

    private static @Nullable Attachment attachment(JsonNode file, String otherwise) {
        var id = line(file, "file_id");
        var name = line(file, "file_name");
        var size = file.path("file_size");
        return id.isEmpty()
                ? null
                : new Attachment(id, name.isEmpty() ? otherwise : name, size.isNumber() ? size.asLong() : null);
    }
}
