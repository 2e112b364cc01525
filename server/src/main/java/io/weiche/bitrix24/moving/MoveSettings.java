package io.weiche.bitrix24.moving;

import io.weiche.access.CurrentUser;
import io.weiche.access.Role;
import io.weiche.access.User;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// People, pipelines, stages, sources and fields: what records of the portal point to. What is here under the same
/// address, code or name is that; the rest is made, or only said in a rehearsal.
@Component
class MoveSettings {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// In the order they come. Leads are last: in simple mode they are converted as they come, and their deals must
    /// neither take numbers of the portal's deals nor miss what a customer has bought. No deal points to its lead.
    static final List<String> KINDS = List.of("company", "contact", "deal", "lead");

    private final Inside inside;
    private final Users users;

    MoveSettings(Inside inside, Users users) {
        this.inside = inside;
        this.users = users;
    }

    /// @param making false: a rehearsal, which only says what would be made
    /// @param said sentences for people
    Meaning move(Portal portal, boolean making, List<String> said) {
        var meaning = new Meaning(Long.toString(CurrentUser.requireId()));
        people(portal, meaning, making, said);
        pipelines(portal, meaning, making, said);
        statuses(portal, meaning, making, said);
        KINDS.forEach(kind -> fields(portal, kind, meaning, making, said));
        return meaning;
    }

    private void people(Portal portal, Meaning meaning, boolean making, List<String> said) {
        var known = new LinkedHashMap<String, Long>();
        users.list().forEach(user -> known.put(user.email(), user.id()));
        for (var theirs : portal.all("user.get", Map.of(), "")) {
            var email = theirs.path("EMAIL").asString("").strip().toLowerCase(Locale.ROOT);
            var id = known.get(email);
            if (id == null && making && !email.isEmpty()) {
                id = open(theirs, email, said);
            } else if (id == null) {
                said.add("person " + theirs.path("NAME").asString("") + " "
                        + theirs.path("LAST_NAME").asString("")
                        + (email.isEmpty() ? " has no address and cannot come" : " would come"));
            }
            if (id != null) {
                meaning.users().put(theirs.path("ID").asString(""), id.toString());
            }
        }
    }

    /// With a password nobody knows: people ask for one of their own, by mail.
    private @Nullable Long open(JsonNode theirs, String email, List<String> said) {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var role = users.roles().stream()
                .filter(one -> "MANAGER".equals(one.code()))
                .map(Role::id)
                .toList();
        try {
            User user = users.open(new UserDraft(
                    Texts.line("NAME", theirs.path("NAME").asString(""), Texts.NAME),
                    Texts.line("LAST_NAME", theirs.path("LAST_NAME").asString(""), Texts.NAME),
                    UserDraft.requireEmail("EMAIL", email),
                    CurrentUser.require().language(),
                    HexFormat.of().formatHex(bytes),
                    role));
            if (!theirs.path("ACTIVE").asBoolean(true)) {
                users.change(user.id(), null, new Users.Change(null, null, null, false, null, null));
            }
            return user.id();
        } catch (BadInput | Problem e) {
            said.add("person " + theirs.path("ID").asString("") + " could not come: " + e.getMessage());
            return null;
        }
    }

    private void pipelines(Portal portal, Meaning meaning, boolean making, List<String> said) {
        var type = Map.of("entityTypeId", 2);
        var ours = inside.rows("crm.category.list", type, "categories");
        for (var theirs : portal.all("crm.category.list", type, "categories")) {
            var name = theirs.path("name").asString("");
            var same = ours.stream()
                    .filter(one -> isDefault(theirs)
                            ? isDefault(one)
                            : !isDefault(one) && one.path("name").asString("").equals(name))
                    .findFirst();
            var id = same.map(one -> one.path("id").asString("")).orElse(null);
            if (id == null && making) {
                id = inside.call("crm.category.add", Map.of("entityTypeId", 2, "fields", Map.of("name", name)))
                        .path("category")
                        .path("id")
                        .asString("");
            } else if (id == null) {
                said.add("pipeline " + name + " would come");
            }
            if (id != null) {
                meaning.categories().put(theirs.path("id").asString(""), id);
            }
        }
    }

    private static boolean isDefault(JsonNode category) {
        var flag = category.path("isDefault").asString("");
        return flag.equals("Y")
                || flag.equals("true")
                || category.path("id").asString("").equals("0");
    }

    private void statuses(Portal portal, Meaning meaning, boolean making, List<String> said) {
        var theirs = portal.all("crm.status.list", Map.of("order", Map.of("SORT", "ASC")), "");
        dictionary("SOURCE", "SOURCE", theirs, meaning.sources(), making, said);
        dictionary("STATUS", "STATUS", theirs, meaning.leadStages(), making, said);
        meaning.categories()
                .forEach((from, to) -> dictionary(
                        from.equals("0") ? "DEAL_STAGE" : "DEAL_STAGE_" + from,
                        to.equals("0") ? "DEAL_STAGE" : "DEAL_STAGE_" + to,
                        theirs,
                        meaning.dealStages(),
                        making,
                        said));
    }

    private void dictionary(
            String from, String to, List<JsonNode> all, Map<String, String> codes, boolean making, List<String> said) {
        var ours = new ArrayList<>(inside.rows("crm.status.list", Map.of("filter", Map.of("ENTITY_ID", to)), ""));
        for (var theirs : all) {
            if (!theirs.path("ENTITY_ID").asString("").equals(from)) {
                continue;
            }
            var code = theirs.path("STATUS_ID").asString("");
            var found = same(theirs, ours);
            if (found == null && making) {
                try {
                    inside.call("crm.status.add", Map.of("fields", status(to, theirs)));
                    ours.clear();
                    ours.addAll(inside.rows("crm.status.list", Map.of("filter", Map.of("ENTITY_ID", to)), ""));
                    found = same(theirs, ours);
                } catch (RestError e) {
                    said.add(to + " " + code + " could not come: " + e.text());
                }
            } else if (found == null) {
                said.add(to + " " + code + " would come");
            }
            if (found != null) {
                codes.put(code, found);
            }
        }
    }

    /// The one with the same code, or the same name and meaning.
    private static @Nullable String same(JsonNode theirs, List<JsonNode> ours) {
        var code = plain(theirs.path("STATUS_ID").asString(""));
        return Stream.concat(
                        ours.stream()
                                .filter(one -> plain(one.path("STATUS_ID").asString(""))
                                        .equals(code)),
                        ours.stream()
                                .filter(one -> Objects.equals(one.path("NAME"), theirs.path("NAME"))
                                        && semantics(one).equals(semantics(theirs))))
                .map(one -> one.path("STATUS_ID").asString(""))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String code) {
        return code.replaceFirst("^C[0-9]+:", "");
    }

    private static String semantics(JsonNode status) {
        var word = status.path("SEMANTICS").asString("");
        return word.isEmpty() ? status.path("EXTRA").path("SEMANTICS").asString("") : word;
    }

    private static Map<String, Object> status(String dictionary, JsonNode theirs) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ENTITY_ID", dictionary);
        fields.put("STATUS_ID", plain(theirs.path("STATUS_ID").asString("")));
        fields.put("NAME", theirs.path("NAME").asString(""));
        fields.put("SORT", theirs.path("SORT").asString("500"));
        if (!semantics(theirs).isEmpty()) {
            fields.put("SEMANTICS", semantics(theirs));
        }
        var color =
                theirs.path("COLOR").asString(theirs.path("EXTRA").path("COLOR").asString(""));
        if (!color.isEmpty()) {
            fields.put("COLOR", color);
        }
        return fields;
    }

    private void fields(Portal portal, String kind, Meaning meaning, boolean making, List<String> said) {
        var method = "crm." + kind + ".userfield.";
        var ours = inside.rows(method + "list", Map.of(), "");
        for (var row : portal.all(method + "list", Map.of(), "")) {
            var name = row.path("FIELD_NAME").asString("");
            var known = ours.stream()
                    .filter(one -> one.path("FIELD_NAME").asString("").equals(name))
                    .findFirst();
            if (known.isEmpty() && !making) {
                said.add("field " + name + " of " + kind + " would come");
                continue;
            }
            try {
                // only one field by itself says what it is called
                var whole = portal.result(
                        method + "get", Map.of("id", row.path("ID").asString("")));
                if (known.isEmpty()) {
                    inside.call(method + "add", Map.of("fields", field(whole)));
                }
                options(kind, name, whole, meaning);
            } catch (RestError | Portal.Unusable e) {
                said.add("field " + name + " of " + kind + " could not come: " + e.getMessage());
            }
        }
    }

    private static Map<String, Object> field(JsonNode theirs) {
        var fields = new LinkedHashMap<String, Object>();
        for (var code : List.of("FIELD_NAME", "USER_TYPE_ID", "MULTIPLE", "SORT", "EDIT_FORM_LABEL", "SETTINGS")) {
            if (theirs.has(code)) {
                fields.put(code, theirs.path(code));
            }
        }
        if (theirs.path("LIST").size() > 0) {
            fields.put(
                    "LIST",
                    theirs.path("LIST")
                            .valueStream()
                            .map(option -> Map.of("VALUE", option.path("VALUE").asString("")))
                            .toList());
        }
        return fields;
    }

    private void options(String kind, String name, JsonNode theirs, Meaning meaning) {
        if (theirs.path("LIST").isEmpty()) {
            return;
        }
        var ours = inside.rows("crm." + kind + ".userfield.list", Map.of(), "").stream()
                .filter(one -> one.path("FIELD_NAME").asString("").equals(name))
                .findFirst();
        theirs.path("LIST")
                .forEach(option -> ours.ifPresent(field -> field.path("LIST").forEach(own -> {
                    if (own.path("VALUE").equals(option.path("VALUE"))) {
                        meaning.options()
                                .put(
                                        Meaning.option(
                                                kind, name, option.path("ID").asString("")),
                                        own.path("ID").asString(""));
                    }
                })));
    }
}
