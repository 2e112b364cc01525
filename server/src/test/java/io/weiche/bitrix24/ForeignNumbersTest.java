package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.bitrix24.call.RestMethod;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.World;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Numbers of another account, through every method of the compatible interface that takes one.
@WeicheTest
class ForeignNumbersTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// What a family of methods counts, by the beginning of its names; the longest that fits.
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("", "deals"),
            Map.entry("crm.activity", "activities"),
            Map.entry("crm.category", "pipelines"),
            Map.entry("crm.dealcategory", "pipelines"),
            Map.entry("crm.company", "companies"),
            Map.entry("crm.contact", "contacts"),
            Map.entry("crm.lead", "leads"),
            Map.entry("crm.deal", "deals"),
            Map.entry("crm.product", "products"),
            Map.entry("crm.status", "sources"),
            Map.entry("crm.company.userfield", "fields"),
            Map.entry("crm.contact.userfield", "fields"),
            Map.entry("crm.lead.userfield", "fields"),
            Map.entry("crm.deal.userfield", "fields"),
            Map.entry("crm.timeline.comment", "comments"),
            Map.entry("userfieldconfig", "fields"),
            Map.entry("weiche.switch", "switches"));

    private final MethodTable table;
    private final TestAccounts accounts;

    ForeignNumbersTest(MethodTable table, TestAccounts accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    private static boolean takesANumber(RestMethod method) {
        return method.available()
                && Arrays.stream(method.parameters().split(", ", -1)).anyMatch("id*"::equalsIgnoreCase);
    }

    private static String word(RestMethod method) {
        return KINDS.entrySet().stream()
                .filter(kind -> method.name().startsWith(kind.getKey()))
                .max(Map.Entry.comparingByKey((one, other) -> Integer.compare(one.length(), other.length())))
                .orElseThrow()
                .getValue();
    }

    @Test
    void noMethodFindsAnythingOfAnotherAccountOrChangesIt() {
        var world = World.create(accounts);
        var rest = new Rest(accounts.openClassic());
        var methods =
                table.all().stream().filter(ForeignNumbersTest::takesANumber).toList();
        assertThat(methods).hasSizeGreaterThan(60);
        var before = Stored.of(world.administrator.account());
        var answered = new TreeMap<String, String>();
        var changed = new LinkedHashMap<String, String>();
        for (var method : methods) {
            var body = (ObjectNode) JSON.readTree(method.example());
            body.propertyNames().stream()
                    .filter("id"::equalsIgnoreCase)
                    .toList()
                    .forEach(name -> body.put(name, world.id(word(method))));
            var answer = rest.json(method.name(), body.toString());
            if (answer.status() < 400 || !answer.body().toLowerCase(Locale.ROOT).contains("not found")) {
                answered.put(method.name(), answer.status() + " " + answer.body());
            }
            if (answer.body().contains(world.marker)) {
                changed.put(method.name(), "shows it");
            }
            var now = Stored.of(world.administrator.account());
            if (!now.equals(before)) {
                changed.put(method.name(), "changes it");
                before = now;
            }
        }
        assertThat(changed).isEmpty();
        assertThat(answered).isEmpty();
    }
}
