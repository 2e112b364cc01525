package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.customers.Contacts;
import io.weiche.deals.Deals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Links between records: the contacts of a deal, the companies of a contact.
@Component
public class LinkMethods {
    private static final int STEP = 10;

    private final Deals deals;
    private final Contacts contacts;

    LinkMethods(Deals deals, Contacts contacts) {
        this.deals = deals;
        this.contacts = contacts;
    }

    public Answer contactsOfDeal(Call call) {
        return Answer.of(shown("CONTACT_ID", deals.get(owner(call)).data().contactIds()));
    }

    public Answer companiesOfContact(Call call) {
        return Answer.of(shown("COMPANY_ID", contacts.get(owner(call)).data().companyIds()));
    }

    /// Replaces all contacts of a deal.
    public Answer setContactsOfDeal(Call call) {
        var items = call.params().find("items");
        if (!PhpArray.is(items)) {
            throw RestError.plain("The parameter items must be array.");
        }
        var ids = inOrder(call.params().list("items"));
        deals.change(owner(call), null, now -> now.withContacts(ids));
        return Answer.of(true);
    }

    private static long owner(Call call) {
        var id = call.params().integer("id");
        if (id == null || id <= 0) {
            throw RestError.plain("The parameter ownerEntityID is invalid or not defined.");
        }
        return id;
    }

    /// @param ids the main one first
    private static List<Map<String, Object>> shown(String code, List<Long> ids) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var id : ids) {
            var row = new LinkedHashMap<String, Object>();
            row.put(code, id);
            row.put("SORT", (rows.size() + 1) * STEP);
            row.put("ROLE_ID", 0);
            row.put("IS_PRIMARY", rows.isEmpty() ? "Y" : "N");
            rows.add(row);
        }
        return rows;
    }

    private record Item(long contactId, long sort, boolean primary) {
        static Item of(JsonNode node) {
            var parts = PhpArray.entries(node);
            var id = parts.containsKey("CONTACT_ID") ? Scalars.integer(parts.get("CONTACT_ID")) : null;
            if (id == null || id <= 0) {
                throw RestError.plain("An item needs a CONTACT_ID.");
            }
            var sort = parts.containsKey("SORT") ? Scalars.integer(parts.get("SORT")) : null;
            var primary = parts.containsKey("IS_PRIMARY") ? Scalars.flag(parts.get("IS_PRIMARY")) : null;
            return new Item(id, sort == null ? 0 : sort, Boolean.TRUE.equals(primary));
        }
    }

    private static List<Long> inOrder(List<JsonNode> items) {
        return items.stream()
                .map(Item::of)
                .sorted(Comparator.comparing(Item::primary).reversed().thenComparing(Item::sort))
                .map(Item::contactId)
                .distinct()
                .toList();
    }
}
